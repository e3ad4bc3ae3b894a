import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Crowd } from '../testing/roam.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { checkLedgers } from './ledger-check.ts'

let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
  const crowd = new Crowd(house, 7)
  for (let i = 0; i < 12; i += 1) await crowd.leave(i % 6 === 5 ? { sensitive: true } : {})
  for (let i = 0; i < 150; i += 1) await crowd.step()
  await crowd.leave({ sensitive: true })
})
afterAll(async () => {
  await client.end()
  await house.close()
})

test('after 150 random actions nothing contradicts itself', async () => {
  const report = await checkLedgers(house.house.app)
  expect(report.breaches).toEqual([])
  expect(report.cases).toBe(13)
  expect(report.events).toBeGreaterThan(100)
})

const one = (condition = 'true') => `(select id from cases where ${condition} order by id limit 1)`
const PLANTED: readonly [what: string, invariant: number, statement: string, says: RegExp][] = [
  ['a version that was never reached', 4, `update cases set version = version + 1 where id = ${one()}`, /version/],
  [
    'a file that its events do not rebuild',
    4,
    `update cases set file = jsonb_set(file, '{questions}', '9') where id = ${one()}`,
    /rebuild another file/,
  ],
  [
    'a column that says something else',
    4,
    `update cases set owner_unit = 'TSG' where id = ${one("owner_unit <> 'TSG'")}`,
    /owner_unit/,
  ],
  ['an event that is gone', 4, `delete from case_events where n = 1 and case_id = ${one('version > 1')}`, /gap/],
  [
    'an event that was changed',
    4,
    `update case_events set body = jsonb_set(body, '{after}', '"archived"') where n = 1 and case_id = ${one('version > 1')}`,
    /event 2 does not follow/,
  ],
  [
    'an owner that changed by itself',
    1,
    `update case_events set body = jsonb_set(body, '{ownerAfter}', '"TSG"')
      where (case_id, n) = (select case_id, n from case_events where type = 'triaged' limit 1)`,
    /may not change the accountable unit/,
  ],
  [
    'a review by its triager',
    2,
    `update case_events e set body = jsonb_set(e.body, '{actor}', t.body->'actor') from case_events t
      where e.type = 'approved' and t.type = 'triaged' and t.case_id = e.case_id and t.n < e.n`,
    /by its triager/,
  ],
  [
    'a clock that is missing',
    5,
    `update clocks set stopped_at = now() where stopped_at is null and case_id = ${one("status = 'triage'")}`,
    /is missing/,
  ],
  [
    'a clock that nobody looks at',
    5,
    `delete from jobs.job where name = 'clock' and data->>'clockId' = (select id::text from clocks where stopped_at is null and pause_reason is null and due_at is not null limit 1)`,
    /no job will look/,
  ],
  [
    'a counter that drifted',
    9,
    `update case_counts set n = n + 1 where scope = 'school' and slot = (select min(slot) from case_counts where scope = 'school')`,
    /ledger "school/,
  ],
  [
    'a held case that can be searched',
    6,
    `insert into case_words (case_id, tokens) values (${one('is_restricted')}, array_to_tsvector('{水}'::text[]))`,
    /still searchable/,
  ],
  [
    'an answer without its event',
    8,
    `insert into done_keys (actor, key, case_id, answer, at) values ('x', gen_random_uuid(), ${one()}, '{"version": 99, "status": "triage"}', now())`,
    /no event/,
  ],
  [
    'an answer without its case',
    8,
    `insert into done_keys (actor, key, case_id, answer, at) values ('x', gen_random_uuid(), gen_random_uuid(), '{}', now())`,
    /have no case/,
  ],
  [
    'facts that outlived the words',
    6,
    `update cases set words_gone_at = now() where id = (select case_id from case_facts limit 1)`,
    /what the rules saw of them is not/,
  ],
  ['a case without its key', 4, `delete from case_keys where case_id = ${one()}`, /no key/],
]

async function plantAndCheck(statement: string) {
  const done = await client.query(statement)
  return { done, breaches: (await checkLedgers(house.house.app)).breaches }
}

async function putBack(tables: readonly string[]): Promise<void> {
  await client.query('begin; set local session_replication_role = replica')
  for (const table of tables) {
    const kept = `kept_${table.replace('.', '_')}`
    await client.query(`delete from ${table}; insert into ${table} select * from ${kept}; drop table ${kept}`)
  }
  await client.query('commit')
}

test.each(PLANTED)('%s is found', async (_, invariant, statement, says) => {
  // Planted, found and taken back: the database is put as it was by hand, since the check reads over a connection of its own.
  const tables = [
    'cases',
    'case_events',
    'clocks',
    'case_counts',
    'case_words',
    'done_keys',
    'case_keys',
    'jobs.job_common',
  ]
  for (const table of tables) await client.query(`create table kept_${table.replace('.', '_')} as table ${table}`)
  const { done, breaches } = await plantAndCheck(statement).finally(() => putBack(tables))
  expect(done.rowCount).toBeGreaterThan(0)
  expect(breaches.filter(breach => breach.invariant === invariant && says.test(breach.en)).length).toBeGreaterThan(0)
  expect(breaches.every(breach => breach.zh !== '' && !/2026-/.test(breach.en))).toBe(true)
})

test('after everything planted was taken back, nothing is left of it', async () => {
  expect((await checkLedgers(house.house.app)).breaches).toEqual([])
})
