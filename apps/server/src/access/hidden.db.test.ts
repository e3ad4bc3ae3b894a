import { setImmediate as turn } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CANARY, type CaseClass, makeCase, RESTRICTED } from '../testing/case-classes.ts'
import type { CaseStory } from '../testing/case-story.ts'
import { runNotices } from '../testing/run-jobs.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { castOf, KINDS, type Kind } from '../testing/whole-house.ts'
import type { Viewer } from './viewer.ts'

let house: TestHouse
let cast: Record<Kind, Viewer>
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  cast = castOf(house)
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const CLEARED: readonly Kind[] = ['schoolLead', 'confidant']
const clearedFor = (of: CaseClass): readonly Kind[] => (of === 'heldCrisis' ? [...CLEARED, 'dutyOfficer'] : CLEARED)
/** Born restricted: nobody saw them before. */
const BORN: readonly CaseClass[] = ['heldByRule', 'heldCrisis', 'bypass', 'reportedUp', 'handedOver']
const STAFF = KINDS.filter(kind => kind !== 'nobody' && kind !== 'student')

/** Everything that a person is told without naming a case: numbers, lists, notices, candidates, what a submission would lead to. */
async function everythingToldTo(viewer: Viewer): Promise<string> {
  const caller = house.as(viewer)
  const told: unknown[] = []
  if (viewer.appointments.length > 0) {
    const counters = await caller.desk.counters()
    told.push(counters)
    for (const { desk } of counters) told.push(await caller.desk.page({ desk }))
    for (const q of ['机房', '举报', CANARY, '回扣', '不想活']) told.push(await caller.desk.search({ q }))
  }
  if (viewer.person)
    told.push(await caller.notices.page({}), await caller.notices.unread(), await caller.tracking.mine({}))
  told.push(
    await caller.intake.preview({ text: '学院三楼机房周末总是锁门，能不能周末轮流开一间？', entryUnit: 'JDXY' }),
  )
  return JSON.stringify(told)
}

test.each(BORN)('when a case of class %s is born, nothing that is told to anybody not cleared moves', async of => {
  await makeCase(house, 'triage')
  await runNotices(house)
  const before = new Map<Kind, string>()
  for (const kind of KINDS) before.set(kind, await everythingToldTo(cast[kind]))
  const story = await makeCase(house, of)
  expect(await runNotices(house)).toBeGreaterThan(0)
  for (const kind of KINDS) {
    const now = await everythingToldTo(cast[kind])
    if (clearedFor(of).includes(kind)) {
      if (of !== 'handedOver') expect(now, kind).toContain(story.no)
    } else {
      expect(now, kind).toBe(before.get(kind))
      if (kind !== 'dutyOfficer') expect(now).not.toContain(CANARY)
    }
  }
})

test.each(BORN)('live updates of a case of class %s wake the cleared few alone', async of => {
  const stop = new AbortController()
  const woken = new Map<Kind, number>()
  const listen = async (kind: Kind) => {
    const stream = (await house.as(cast[kind]).desk.live({})) as AsyncIterable<unknown>
    const reader = stream[Symbol.asyncIterator]()
    const take = (next: Promise<IteratorResult<unknown>>): void =>
      void next.then(({ done }) => {
        if (done || stop.signal.aborted) return
        woken.set(kind, (woken.get(kind) ?? 0) + 1)
        take(reader.next())
      })
    take(reader.next())
  }
  await Promise.all(STAFF.map(listen))
  const heard = hears()
  const story = await makeCase(house, of)
  await heard(story)
  expect([...woken.keys()].sort()).toEqual([...clearedFor(of)].sort())
  const open = await makeCase(house, 'triage')
  await heard(open)
  expect(woken.get('officer')).toBe(1)
  expect(woken.has('stranger')).toBe(false)
  stop.abort()
})

/** Waits until the process has heard the last news of a case, and every page had its turn. */
function hears() {
  const reader = house.house.hub.news(new AbortController().signal)
  let next = reader.next()
  return async (story: CaseStory) => {
    const version = await story.version()
    for (let isHeard = false; !isHeard; next = reader.next()) {
      const { value } = await next
      isHeard = value?.kind === 'case' && value.caseNo === story.no && value.version === version
    }
    for (let i = 0; i < 5; i += 1) await turn()
  }
}

test('somebody with the same matter gets no hint of a restricted case, and no link to one', async () => {
  const held = await makeCase(house, 'heldByRule')
  const officer = house.someone('officer', 'JDXY')
  const other = await makeCase(house, 'triage')
  expect((await other.view(officer)).links.map(link => link.caseNo)).not.toContain(held.no)
  const links = await client.query('select 1 from case_links l join cases c on c.id = l.to_case where c.is_restricted')
  expect(links.rows).toEqual([])
})

test('a case that is flagged after it was seen leaves every list, count and search of its unit at once', async () => {
  const story = await makeCase(house, 'assigned')
  const officer = cast.officer
  expect(await everythingToldTo(officer)).toContain(story.no)
  await story.own('flag', { class: 'ethics', reason: { text: CANARY } })
  await runNotices(house)
  for (const kind of ['officer', 'reviewer', 'secretary', 'member', 'dispatcher'] as const) {
    const caller = house.as(cast[kind])
    for (const { desk } of await caller.desk.counters())
      expect((await caller.desk.page({ desk })).rows.map(row => row.caseNo)).not.toContain(story.no)
    expect((await caller.desk.search({ q: story.no })).rows).toEqual([])
  }
})

test('no table keeps a word of a restricted case in plain, and no log line has one', async () => {
  for (const of of RESTRICTED) await makeCase(house, of)
  await runNotices(house)
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'jobs')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query(`select count(*)::int as n from ${name} t where t::text like $1`, [
      `%${CANARY}%`,
    ])
    if (rows[0].n > 0) found.push(`${name}: ${rows[0].n}`)
    const { rows: encoded } = await client.query(`select count(*)::int as n from ${name} t where t::text like $1`, [
      `%${Buffer.from(CANARY).toString('hex')}%`,
    ])
    if (encoded[0].n > 0) found.push(`${name} (bytes): ${encoded[0].n}`)
  }
  expect(tables.length).toBeGreaterThan(30)
  expect(found).toEqual([])
})

test('the numbers of restricted cases stand in no notice but those of the cleared few, the duty people and the submitter', async () => {
  const { rows } = await client.query<{ role: string; kind: string }>(`select distinct a.role, n.kind from notices n
    join cases c on c.id = n.case_id left join appointments a on a.person_id = n.person_id
    where c.is_restricted and not exists (select 1 from case_events e where e.case_id = c.id and e.body->>'after' not in ('held', 'reportedUp', 'handedOver'))
    order by 1, 2`)
  expect(rows.map(row => `${row.role} ${row.kind}`)).toEqual([
    'confidant crisis',
    'confidant heldCase',
    'confidant reportedCase',
    'dutyOfficer crisis',
    'schoolLead reportedCase',
  ])
})
