import { expect, test } from 'vitest'
import { type AnyRefusal, refusalWord } from './refusals.ts'

test('a refusal names what is in the way in both languages', () => {
  const no = refusalWord({ reason: 'wrongStatus', status: 'closed', action: 'requestTransfer' })
  expect(no.zh).toBe('这道题现在是“已销号”，不能申请转办。')
  expect(no.en).toContain('Written off')
})

test('a refusal of a newer server still gets a sentence', () => {
  expect(refusalWord({ reason: 'fromTheFuture' } as unknown as AnyRefusal).zh).toContain('刷新')
})
