import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from './app.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** The caller's address as it stands in the audit log after a sign-in that came this way. */
async function addressSeen(proxies: number): Promise<unknown> {
  const server = await serve(house.house, { ...house.config, proxies })
  try {
    await server.inject({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      remoteAddress: '10.0.0.7',
      headers: { 'x-forwarded-for': '6.6.6.6, 203.0.113.5, 10.0.0.8' },
      payload: { username: `nobody.${proxies}`, password: 'not this one' },
    })
  } finally {
    await server.close()
  }
  const { detail } = await house.house.app.db
    .selectFrom('audit_log')
    .select('detail')
    .where('act', '=', 'signInFailed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return (detail as { address: string }).address
}

test('a caller is known by the address our own proxies tell, never by one written in front of it', async () => {
  expect(await addressSeen(0)).toBe('10.0.0.7')
  expect(await addressSeen(1)).toBe('10.0.0.8')
  expect(await addressSeen(2)).toBe('203.0.113.5')
})
