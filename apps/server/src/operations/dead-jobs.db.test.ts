import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEAD } from '../jobs/queue.ts'
import { tellOfDeadJobs } from '../notices/tell-of-dead-jobs.job.ts'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { startWorker } from '../worker.ts'

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

const admin = () => house.as(house.someone('systemAdmin', 'ZDT'))
const dead = async () => (await admin().operations.running()).deadJobs
async function until<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 20_000; ; await new Promise(wake => setTimeout(wake, 50))) {
    const value = await read()
    if (holds(value) || Date.now() > end) return value
  }
}

test('a job that fails to its last try lies open on the page, told by kind and code alone; sent back, it is done', async () => {
  const story = await CaseStory.leave(house, 'JDXY', '教学楼二楼的饮水机不出热水。')
  const { rows } = await client.query(
    `select id, data from jobs.job where name = 'notify' and data->>'caseId' =
    (select id::text from cases where case_no = $1)`,
    [story.no],
  )
  await client.query(`update jobs.job set retry_limit = 0 where id = $1`, [rows[0].id])
  await client.query(`alter table notices add constraint nothing_at_all check (kind <> 'toTriage') not valid`)
  await startWorker(house.house)
  const lying = await until(dead, ({ n }) => n === 1)
  expect(lying.rows).toEqual([
    {
      id: expect.any(String),
      queue: 'notify',
      diedAt: expect.any(String),
      createdAt: expect.any(String),
      tries: 1,
      fault: 'error',
      code: '23514',
    },
  ])
  expect((await admin().operations.running()).alarms).toContainEqual({ level: 'yellow', kind: 'deadJobs', n: 1 })
  await client.query('alter table notices drop constraint nothing_at_all')

  const settle = { jobs: [lying.rows[0]?.id ?? ''], how: 'redrive' as const, reason: '约束已改正' }
  for (const who of [house.someone('schoolLead', 'ZDT'), house.someone('securityAdmin', 'ZDT')])
    await expect(house.as(who).operations.settleDeadJobs(settle)).rejects.toThrow('notAllowed')
  // Two who press at once: one sends it back, the other finds nothing left.
  const twice = await Promise.all([
    admin().operations.settleDeadJobs(settle),
    admin().operations.settleDeadJobs(settle),
  ])
  expect(twice.map(({ settled }) => settled).sort()).toEqual([0, 1])
  const told = () => client.query(`select count(*)::int as n from notices where kind = 'toTriage'`)
  expect((await until(told, ({ rows: [row] }) => row.n > 0)).rows[0].n).toBeGreaterThan(0)
  expect((await dead()).n).toBe(0)
  const { rows: lines } = await client.query(`select detail from audit_log where act = 'redriveJobs'`)
  expect(lines).toEqual([{ detail: { queues: { notify: 1 }, reason: '约束已改正' } }])
})

test('a dead job may be dropped with a reason, and a job that is not dead cannot be reached by its id', async () => {
  await house.house.boss.insert('notify', [{ data: { caseId: 'no case', n: 1 }, retryLimit: 0 }])
  const lying = await until(dead, ({ n }) => n === 1)
  expect(lying.rows[0]).toMatchObject({ queue: 'notify', fault: 'error', code: '22P02' })
  const { rows } = await client.query(`select id from jobs.job where name <> $1 limit 5`, [DEAD])
  const others = rows.map(({ id }) => id as string)
  expect(await admin().operations.settleDeadJobs({ jobs: others, how: 'drop', reason: '误点' })).toEqual({ settled: 0 })
  const jobs = lying.rows.map(({ id }) => id)
  expect(await admin().operations.settleDeadJobs({ jobs, how: 'drop', reason: '数据无效' })).toEqual({ settled: 1 })
  expect((await dead()).n).toBe(0)
  expect((await client.query(`select 1 from audit_log where act = 'dropJobs'`)).rowCount).toBe(1)
})

test('of jobs that died since they were told before the system administrator is told at once, and at most once an hour', async () => {
  const { app, boss } = house.house
  const told = async () =>
    (
      await client.query(
        `select n.data, n.urgency from notices n where n.kind = 'deadJobs' and n.person_id = $1 order by n.created_at`,
        [house.someone('systemAdmin', 'ZDT').person],
      )
    ).rows
  // The queue goes by the clock of the database.
  let now = Date.now()
  const at = { ...app, now: () => now }
  const dies = async (n: number) => {
    await boss.insert('notify', [{ data: { caseId: 'no case', n: 1 }, retryLimit: 0 }])
    await until(dead, found => found.n === n)
  }
  await tellOfDeadJobs(at)
  expect(await told()).toEqual([])
  await dies(1)
  await tellOfDeadJobs(at)
  await tellOfDeadJobs(at)
  expect(await told()).toEqual([{ data: { n: 1 }, urgency: 'P1' }])
  await dies(2)
  now += 59 * 60_000
  await tellOfDeadJobs(at)
  expect(await told()).toHaveLength(1)
  now += 60_000
  await Promise.all([tellOfDeadJobs(at), tellOfDeadJobs(at)])
  expect(await told()).toEqual([
    { data: { n: 1 }, urgency: 'P1' },
    { data: { n: 2 }, urgency: 'P1' },
  ])
  // Nothing new has died: it lies on the page, and nobody is told again.
  now += 3 * 3_600_000
  await tellOfDeadJobs(at)
  expect(await told()).toHaveLength(2)
})

test('a queue of an earlier version takes the new settings as it is opened', async () => {
  const { rows } = await client.query(
    `select name, dead_letter, heartbeat_seconds from jobs.queue where name = 'notify'`,
  )
  expect(rows).toEqual([{ name: 'notify', dead_letter: DEAD, heartbeat_seconds: 10 }])
})
