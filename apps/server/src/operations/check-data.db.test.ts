import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { startWorker } from '../worker.ts'
import { checkData } from './check-data.job.ts'

let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})
const as = (role: 'systemAdmin' | 'schoolLead') => house.as(house.someone(role, 'ZDT'))

test('sound data: the check says how much it read and finds nothing; a second one at the same time does nothing', async () => {
  await (await CaseStory.leave(house, 'JDXY', '教学楼二楼的饮水机不出热水。')).triaged('handle')
  await house.house.sealer.round()
  const both = await Promise.all([checkData(house.house.app, null), checkData(house.house.app, null)])
  expect(both.filter(Boolean)).toEqual([{ id: expect.any(String), breaches: 0 }])
  const { checks, found } = await as('systemAdmin').operations.selfChecks()
  expect(checks).toMatchObject([{ cases: 1, breaches: 0, audit: 0 }])
  expect(checks[0]?.events).toBeGreaterThan(1)
  expect(found).toEqual({ byInvariant: [], rows: [] })
})

test('a breach is kept, shown, told, and repaired by nobody; who keeps the machines reads no unit out of it', async () => {
  await client.query(`update clocks set stopped_at = now() where stopped_at is null and kind = 'review'`)
  await client.query(`update releases set items = items || '{"escalation": "sha256:none"}' where scope = 'school'`)
  await house.moveTo('2026-11-12T09:10:00+08:00')
  const before = await client.query('select * from clocks order by id')
  const done = await checkData(house.house.app, null)
  expect(done?.breaches).toBeGreaterThan(0)
  const lead = await as('schoolLead').operations.selfChecks()
  expect(lead.checks[0]?.breaches).toBe(done?.breaches)
  expect(lead.found?.byInvariant).toEqual([
    { invariant: 5, n: expect.any(Number) },
    { invariant: 7, n: 1 },
  ])
  expect(lead.found?.rows.map(({ said }) => said?.en ?? '').join()).toMatch(/the clock review JDXY is missing/)
  const admin = await as('systemAdmin').operations.selfChecks()
  expect(admin.found?.rows.length).toBe(lead.found?.rows.length)
  expect(JSON.stringify(admin)).not.toContain('JDXY')
  expect((await client.query('select * from clocks order by id')).rows).toEqual(before.rows)
})

test('a check asked for by hand runs in a worker, stands in the log, and its breaches are told once to lead and administrator', async () => {
  const before = (await as('schoolLead').operations.selfChecks()).checks.length
  await house.moveTo('2026-11-12T09:20:00+08:00')
  await as('schoolLead').operations.askSelfCheck()
  await startWorker(house.house)
  const count = async () => {
    const { checks } = await as('schoolLead').operations.selfChecks()
    return checks.filter(({ endedAt }) => endedAt !== null).length
  }
  const told = () =>
    client.query(`select p.username, count(*)::int as n from notices n join people p on p.id = n.person_id
    where n.kind = 'selfCheck' group by 1 order by 1`)
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise(wake => setTimeout(wake, 100)))
    if ((await count()) > before && (await told()).rows.every(({ n }) => n === before)) break
  expect(await count()).toBe(before + 1)
  const { rows } = await told()
  expect(rows.length).toBeGreaterThanOrEqual(2)
  // The sound one told nobody: one notice for each of the two with a breach.
  expect(rows.every(({ n }) => n === 2)).toBe(true)
  expect((await client.query(`select 1 from audit_log where act = 'askSelfCheck'`)).rowCount).toBe(1)
  const { rows: schedules } = await client.query(`select name, timezone from jobs.schedule order by name`)
  expect(schedules).toContainEqual({ name: 'selfCheck', timezone: 'Asia/Shanghai' })
  expect(schedules.every(({ timezone }) => timezone === 'Asia/Shanghai')).toBe(true)
})
