import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { whyRefused } from './why-refused.ts'

const answer = (data: object) =>
  TRPCClientError.from({
    error: { message: 'x', code: -32_000, data: { httpStatus: 400, path: 'x', ...data } },
  } as never)
const field = (zh: string) => ({ field: 'body', message: { zh, en: zh } })

test('whoever comes second to a change is told that it is settled, not that there is no such case', () => {
  const told = whyRefused(answer({ code: 'NOT_FOUND', refusal: { reason: 'notFound' } }))
  expect(told.zh).toContain('别人已经处理')
  expect(told.zh).not.toContain('这道题')
})

test('everything that keeps a change from being published is told, in the words of the server', () => {
  const told = whyRefused(answer({ code: 'BAD_REQUEST', fields: [field('样例不符。'), field('有一个错误。')] }))
  expect(told).toEqual({ zh: '样例不符。 有一个错误。', en: '样例不符。 有一个错误。' })
})

test('any other refusal keeps its own sentence', () => {
  expect(whyRefused(answer({ code: 'FORBIDDEN', refusal: { reason: 'ownRequest' } })).zh).not.toContain('别人已经处理')
})
