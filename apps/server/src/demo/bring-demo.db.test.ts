import { rmSync } from 'node:fs'
import { type CaseFile, rebuild } from '@zuoyeben/lifecycle'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { openTempFolder } from '../story/temp-folder.ts'
import { type FreshDatabase, freshDatabase } from '../testing/database.ts'
import { bringDemo } from './bring-demo.ts'

let database: FreshDatabase
let folder: string
let db: ReturnType<typeof openDatabase>['db']
const NOW = Date.parse('2026-11-12T10:20:00+08:00')
const openConfig = ({ url, ownerUrl }: FreshDatabase) =>
  readConfig({
    DATABASE_URL: url,
    DATABASE_MIGRATION_URL: ownerUrl,
    ZUOYEBEN_DATA: folder,
    ZUOYEBEN_DEMO: '1',
    ZUOYEBEN_LOG: 'error',
  })

beforeAll(async () => {
  database = await freshDatabase()
  folder = openTempFolder('zuoyeben-demo-')
  db = openDatabase(database.url, 2).db
  const brought = await bringDemo(openConfig(database), database.url, { now: NOW })
  expect(brought).toEqual({ password: expect.stringMatching(/.{12}/), refused: [] })
}, 120_000)
afterAll(async () => {
  await db.destroy()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const files = async () => (await db.selectFrom('cases').select('file').execute()).map(row => row.file as CaseFile)

test('forty cases stand at every stage a visitor may want to see', async () => {
  const all = await files()
  expect(all).toHaveLength(40)
  const count = (status: string) => all.filter(file => file.status === status).length
  const stages = [
    'held',
    'triage',
    'awaitingSubmitter',
    'review',
    'assigned',
    'parked',
    'transferPending',
    'disputed',
    'circulating',
    'reportedUp',
    'rejected',
    'withdrawn',
  ]
  for (const status of stages) expect(count(status), status).toBeGreaterThan(0)
  expect(count('merged')).toBe(2)
  expect(count('closed')).toBeGreaterThanOrEqual(9)
  expect(new Set(all.map(file => file.outcome))).toEqual(
    new Set([null, 'solved', 'partlySolved', 'explained', 'unreachable']),
  )
  expect(all.filter(file => file.reopenings > 0).length).toBe(1)
  expect(all.filter(file => file.halved && file.status === 'inProgress').length).toBeGreaterThan(0)
  expect(all.filter(file => new Set(file.attempts.map(each => each.day)).size >= 2).length).toBe(1)
})

test('some are overdue, most are not', async () => {
  const rows = await db.selectFrom('cases').select('colour').where('due_at', 'is not', null).execute()
  const red = rows.filter(row => row.colour === 'red').length
  expect(red).toBeGreaterThanOrEqual(3)
  expect(red).toBeLessThanOrEqual(rows.length / 3)
})

test('ratings are good and bad', async () => {
  const marks = (await db.selectFrom('ratings').select('satisfaction').execute()).map(row => row.satisfaction)
  expect(marks).toEqual(expect.arrayContaining([5, 4, 3, 2]))
})

test('every case is what its events make of it, and nothing lies in the future', async () => {
  const events = await db.selectFrom('case_events').selectAll().orderBy('case_id').orderBy('n').execute()
  const byCase = Map.groupBy(events, event => event.case_id)
  for (const file of await files()) {
    const own = (byCase.get(file.id) ?? []).map(event => event.body)
    expect(rebuild(own as never)).toEqual(file)
  }
  expect(Math.max(...events.map(event => event.at.getTime()))).toBeLessThanOrEqual(NOW)
  const days = new Set(events.map(event => event.at.toISOString().slice(0, 10)))
  expect(days.size).toBeGreaterThanOrEqual(12)
})

test('notices were told on their days, and only clocks to come wait for the worker', async () => {
  const notices = await db.selectFrom('notices').select('created_at').execute()
  expect(notices.length).toBeGreaterThan(100)
  expect(new Set(notices.map(notice => notice.created_at.toISOString().slice(0, 10))).size).toBeGreaterThan(8)
  const late = await db
    .selectFrom('clocks')
    .select('id')
    .where('stopped_at', 'is', null)
    .where('pause_reason', 'is', null)
    .where('due_at', '<=', new Date(NOW))
    .where('colour', '<>', 'red')
    .execute()
  expect(late).toEqual([])
})

test('brought once, it is not brought again; cut short before its end, it goes on where it was', async () => {
  const count = async () => (await db.selectFrom('case_events').select('n').execute()).length
  const before = await count()
  expect(await bringDemo(openConfig(database), database.url, { now: NOW })).toBeNull()
  await db.deleteFrom('settings').where('key', '=', 'demoBrought').execute()
  expect(await bringDemo(openConfig(database), database.url, { now: NOW })).toEqual({ password: null, refused: [] })
  expect(await count()).toBe(before)
}, 60_000)

test.each(['2026-10-05T02:30:00+08:00', '2027-02-20T23:50:00+08:00', '2026-11-16T08:01:00+08:00'])(
  'the story can be told at any hour: %s',
  async moment => {
    const other = await freshDatabase()
    const brought = await bringDemo(openConfig(other), other.url, { now: Date.parse(moment) })
    expect(brought?.refused).toEqual([])
    await other.drop()
  },
  60_000,
)
