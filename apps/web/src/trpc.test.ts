import { QueryObserver } from '@tanstack/react-query'
import { TRPCClientError } from '@trpc/react-query'
import { expect, test } from 'vitest'
import { createQueryClient } from './trpc.ts'

const queryKey = ['a case']
const no = (code: string, reason: string) =>
  new TRPCClientError(reason, {
    result: { error: { message: reason, code: -32_004, data: { code, reason } } },
  } as never)

/** A page that shows a case, and what comes of it when the case is asked for again. */
async function askedAgain(error: Error): Promise<unknown> {
  const client = createQueryClient()
  const answers = [async () => 'words of a case', () => Promise.reject(error)]
  const page = new QueryObserver(client, { queryKey, queryFn: () => (answers.shift() ?? answers[0])?.(), retry: false })
  const leave = page.subscribe(() => {})
  await page.refetch()
  await page.refetch().catch(() => null)
  const { data, isError } = page.getCurrentResult()
  leave()
  client.clear()
  return { data, isError }
}

test('a case that may not be seen any more leaves the page and the memory of the browser', async () => {
  for (const [code, reason] of [
    ['NOT_FOUND', 'notFound'],
    ['FORBIDDEN', 'notAllowed'],
  ] as const)
    expect(await askedAgain(no(code, reason))).toEqual({ data: undefined, isError: true })
})

test('what is shown stays where the server only failed, or could not be reached, or asks to sign in again', async () => {
  for (const error of [
    new TRPCClientError('Failed to fetch'),
    no('INTERNAL_SERVER_ERROR', 'fault'),
    no('UNAUTHORIZED', 'signInFirst'),
  ])
    expect(await askedAgain(error)).toEqual({ data: 'words of a case', isError: true })
})
