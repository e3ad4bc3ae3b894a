import { setImmediate as turn } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../app-context.ts'
import { compose } from '../compose.ts'
import { publish } from '../configuration/releases.sql.ts'
import { createCaller } from '../router.ts'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { Hub, type News } from './hub.ts'

let house: TestHouse
let other: House
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  other = await compose({ config: house.config, databaseUrl: house.databaseUrl, now: house.now })
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await other.close()
  await house.close()
})

/** What comes next on a stream that has been opened already. */
function listen<T>(stream: AsyncIterator<T>): () => Promise<T> {
  let next = stream.next()
  return async () => {
    const { value } = await next
    next = stream.next()
    return value
  }
}
const cut = () =>
  client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'zuoyeben live' and datname = current_database()`)

test('an action in one process wakes the desks and the page of the case in another', async () => {
  const story = await CaseStory.leave(house, 'JDXY', '学院三楼机房周末总是锁门，能不能周末轮流开一间？')
  const officer = story.someone('officer')
  const there = createCaller({
    app: other.app,
    hub: other.hub,
    viewer: officer,
    address: '127.0.0.1',
    setHeader: () => {},
  })
  const desk = listen(((await there.desk.live({})) as AsyncIterable<unknown>)[Symbol.asyncIterator]())
  const page = listen(
    ((await there.cases.live({ caseNo: story.no })) as AsyncIterable<unknown>)[Symbol.asyncIterator](),
  )
  // The page looks first whether it may listen at all.
  await there.cases.view({ caseNo: story.no })
  for (let i = 0; i < 20; i += 1) await turn()
  await story.triaged('handle')
  expect(await desk()).toEqual({ changed: 'desks' })
  expect(await page()).toEqual({ version: 2 })
})

test('a release published in one process is in force in both', async () => {
  const { app } = house.house
  const now = app.configuration.school().release
  const { rows } = await client.query('select kind, hash, body from config_items where hash = any($1)', [
    Object.values(now.items),
  ])
  const items = Object.entries(now.items).map(([kind, hash]) => {
    const row = rows.find(each => each.hash === hash)
    return { kind, hash, body: row.body }
  })
  await publish(app.db, {
    id: app.newId(),
    scope: 'school',
    n: now.n + 1,
    base: now.n,
    items,
    hash: 'next',
    at: new Date(app.now()),
  })
  await expect.poll(() => house.house.app.configuration.school().release.hash, { timeout: 5_000 }).toBe('next')
  await expect.poll(() => other.app.configuration.school().release.hash, { timeout: 5_000 }).toBe('next')
})

test('a listener that was cut off comes back by itself, reads the configuration again and says that there was a gap', async () => {
  const next = listen<News>(other.hub.news(new AbortController().signal) as AsyncIterator<News>)
  await cut()
  await expect.poll(() => other.hub.isListening, { timeout: 5_000 }).toBe(false)
  await expect.poll(() => other.hub.isListening, { timeout: 15_000 }).toBe(true)
  expect(await next()).toEqual({ kind: 'gap' })
  const story = await CaseStory.leave(house, 'JDXY', '学院三楼机房周末总是锁门，能不能周末轮流开一间？')
  expect(await next()).toMatchObject({ kind: 'case', caseNo: story.no, version: 1 })
})

test('while PostgreSQL is away it tries once a second and not more, and once it is back there is one connection', async () => {
  const name = new URL(house.databaseUrl).pathname.slice(1)
  const outside = new pg.Client({ connectionString: house.ownerUrl.replace(name, 'postgres') })
  await outside.connect()
  const hub = new Hub(house.databaseUrl, pino({ level: 'silent' }), async () => {})
  await hub.open()
  await outside.query(`alter database ${name} with allow_connections false`)
  await cut()
  await expect.poll(() => hub.isListening, { timeout: 5_000 }).toBe(false)
  const until = Date.now() + 4_000
  await expect.poll(() => Date.now() > until, { timeout: 10_000, interval: 200 }).toBe(true)
  await outside.query(`alter database ${name} with allow_connections true`)
  await expect
    .poll(() => hub.isListening && house.house.hub.isListening && other.hub.isListening, { timeout: 15_000 })
    .toBe(true)
  const count = async () =>
    Number(
      (
        await client.query(
          `select count(*) as n from pg_stat_activity where application_name = 'zuoyeben live' and datname = current_database()`,
        )
      ).rows[0].n,
    )
  expect(await count()).toBe(3)
  await hub.close()
  await expect.poll(count, { timeout: 5_000 }).toBe(2)
  await outside.end()
})

test('a closed hub does not come back', async () => {
  const hub = new Hub(house.databaseUrl, pino({ level: 'silent' }), async () => {})
  await hub.open()
  await hub.close()
  expect(hub.isListening).toBe(false)
})
