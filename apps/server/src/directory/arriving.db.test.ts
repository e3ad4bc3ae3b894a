import type { AnyProcedure } from '@trpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARRIVAL_STEPS, NOBODY, type Viewer } from '../access/viewer.ts'
import { serve } from '../app.ts'
import { DECLARED } from '../declared.ts'
import { appRouter } from '../router.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

/** Somebody whose sign-in is not finished is nobody to every procedure there is, and to files and streams. */
const { forArriving } = Object.groupBy(Object.entries(DECLARED), ([, [who]]) =>
  who === 'arriving' ? 'forArriving' : 'others',
)
/** `session.me` says who I am and which step is left. */
const STEPS_OF_SIGNING_IN = ['session.me', ...(forArriving ?? []).map(([path]) => path)]

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const paths = Object.keys(appRouter._def.procedures as unknown as Record<string, AnyProcedure>)
const answer = async (viewer: Viewer, path: string): Promise<string> => {
  const [group = '', name = ''] = path.split('.')
  const procedure = (Reflect.get(house.as(viewer), group) as Record<string, (input: unknown) => Promise<unknown>>)[name]
  try {
    const given = await procedure?.({})
    return typeof given === 'object' && given !== null && Symbol.asyncIterator in given
      ? 'stream'
      : JSON.stringify(given)
  } catch (error) {
    return (error as Error).message
  }
}

test('no procedure opens for somebody who is still arriving but the steps of signing in', async () => {
  const officer = house.someone('officer', 'HQC')
  expect(paths.length).toBeGreaterThan(60)
  let cells = 0
  const wrong: string[] = []
  for (const step of ARRIVAL_STEPS) {
    const viewer: Viewer = {
      ...NOBODY,
      arriving: { person: officer.person, name: officer.name ?? '', session: 'none', step },
    }
    for (const path of paths.filter(each => !STEPS_OF_SIGNING_IN.includes(each))) {
      cells += 1
      const [arriving, nobody] = [await answer(viewer, path), await answer(NOBODY, path)]
      const isTheSame = arriving === nobody || (nobody === 'signInFirst' && arriving === 'finishSignIn')
      if (!isTheSame) wrong.push(`${path} at ${step}: ${arriving}, not ${nobody}`)
    }
  }
  console.log(`${cells} cells of unfinished sign-ins`)
  expect(wrong).toEqual([])
})

test('over HTTP neither: procedures, streams and files know a session with the password alone as nobody', async () => {
  const server = await serve(house.house, house.config)
  const officer = house.someone('officer', 'HQC')
  const cookieWith = async (factor?: 'totp') => {
    const set = await house.house.app.auth.openSession(officer.person, '10.0.0.1', factor ? { factor } : {})
    return set.split(';')[0] ?? ''
  }
  const status = async (url: string, cookie: string, accept = 'application/json') =>
    (await server.inject({ url, headers: { cookie, accept } })).statusCode
  const [half, whole] = [await cookieWith(), await cookieWith('totp')]
  expect(await status('/trpc/desk.counters', half)).toBe(401)
  expect(await status('/trpc/desk.counters', whole)).toBe(200)
  expect((await server.inject({ url: '/trpc/desk.live?input={}', headers: { cookie: half } })).body).not.toContain(
    'desks',
  )
  const me = async (cookie: string) =>
    (await server.inject({ url: '/trpc/session.me', headers: { cookie } })).json<{ result: { data: object } }>().result
      .data
  expect(await me(half)).toMatchObject({ person: null, appointments: [], arriving: { step: 'enrol' } })
  expect(await me(whole)).toMatchObject({ person: { id: officer.person }, arriving: null, idleMinutes: 30 })
  await server.close()
})

test('who is deprovisioned loses open streams, procedures and files in the same moment', async () => {
  const server = await serve(house.house, house.config)
  const base = await server.listen({ host: '127.0.0.1', port: 0 })
  const leaver = house.someone('officer', 'XXC')
  const set = await house.house.app.auth.openSession(leaver.person, '10.0.0.1', { factor: 'totp' })
  const headers = { cookie: set.split(';')[0] ?? '' }
  const stream = await fetch(`${base}/trpc/desk.live?input={}`, {
    headers: { ...headers, accept: 'text/event-stream' },
  })
  expect(stream.status).toBe(200)
  const ended = drain(stream)
  expect((await fetch(`${base}/trpc/desk.counters`, { headers })).status).toBe(200)
  await house.as(house.someone('systemAdmin', 'ZDT')).directory.deactivatePerson({ personId: leaver.person })
  await ended
  expect((await fetch(`${base}/trpc/desk.counters`, { headers })).status).toBe(401)
  const again = await fetch(`${base}/trpc/desk.live?input={}`, { headers: { ...headers, accept: 'text/event-stream' } })
  expect(await again.text()).not.toContain('changed')
  await server.close()
})

/** Reads to the end, which is a broken connection where the server cut it. */
async function drain(response: Response): Promise<void> {
  const reader = response.body?.getReader()
  for (;;) {
    const part = await reader?.read().catch(() => ({ done: true }))
    if (!part || part.done) return
  }
}
