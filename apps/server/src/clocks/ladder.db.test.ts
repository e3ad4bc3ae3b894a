import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellOfRung } from '../notices/tell-of-rung.job.ts'
import { CaseStory, TRIAGE } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { fireClock } from './fire-clock.ts'

const TEXT = '学院三楼打印室的纸总是没有人补，能不能每周一补一次？'
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse('2026-03-12T09:00:00+08:00')
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const claimed = async (unit = 'JDXY', urgency = 'P2') => {
  const story = await CaseStory.leave(house, unit, TEXT)
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency })
  await (await story.approved()).claimed()
  return story
}
const fired = async (story: CaseStory, kind: string) => {
  const { rows } = await client.query(
    `select e.rung, e.at, e.cause, e.asks from escalations e join cases c on c.id = e.case_id where c.case_no = $1 and e.clock_kind = $2 order by e.at, e.rung`,
    [story.no, kind],
  )
  const shanghai = (date: Date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  return rows.map(row => ({ rung: row.rung as string, at: shanghai(row.at), cause: row.cause as string }))
}
const tell = async () => {
  for (;;) {
    const jobs = await house.house.boss.fetch<{ escalationId: string }>('rung', { batchSize: 100 })
    if (jobs.length === 0) return
    for (const { data } of jobs) for (const _ of [1, 2]) await tellOfRung(house.house.app, data)
    await house.house.boss.complete(
      'rung',
      jobs.map(job => job.id),
    )
  }
}
const told = async (story: CaseStory, kind: string) => {
  const { rows } = await client.query(
    `select coalesce(p.name, 'submitter') as name from notices n left join people p on p.id = n.person_id join cases c on c.id = n.case_id
      where c.case_no = $1 and n.kind = $2 order by 1`,
    [story.no, kind],
  )
  return rows.map(row => row.name as string)
}

test('every rung fires once, at its moment: yellow, orange, red, two and five working days after', async () => {
  const story = await claimed()
  // The first reply is given: one clock alone will be overdue.
  await story.act(story.someone('member'), 'handling', 'note', { text: { text: '本周内补' }, toSubmitter: true })
  await house.moveTo(at('2026-03-17 12:00'))
  await story.act(story.someone('member'), 'handling', 'note', { text: { text: '已采购' }, toSubmitter: true })
  await house.moveTo(at('2026-03-25 09:00'))
  expect(await fired(story, 'completion')).toEqual([
    { rung: 'yellow', at: '2026-03-16 16:24', cause: 'time' },
    { rung: 'orange', at: '2026-03-17 10:57', cause: 'time' },
    { rung: 'red', at: '2026-03-17 17:30', cause: 'time' },
    { rung: 'red2', at: '2026-03-19 17:30', cause: 'time' },
    { rung: 'red5', at: '2026-03-24 17:30', cause: 'time' },
  ])
  const { rows } = await client.query(`select 1 from escalations group by clock_id, rung having count(*) > 1`)
  expect(rows).toEqual([])
  const jobs = await client.query(`select count(*)::int as n from jobs.job where name = 'rung'`)
  const all = await client.query(`select count(*)::int as n from escalations`)
  expect(jobs.rows[0].n).toBe(all.rows[0].n)
  await tell()
  expect(await told(story, 'dueSoon')).toContain(story.someone('member').name)
  expect(await told(story, 'planAsked')).toContain(house.someone('deputy', 'JDXY').name)
  expect(await told(story, 'overdue')).toContain(house.someone('dispatcher', 'ZDT').name)
  expect(await told(story, 'longOverdue')).toContain(house.someone('assessor', 'ZZB').name)
  const inspector = house.as(house.someone('inspector', 'DC'))
  expect(await inspector.cases.view({ caseNo: story.no })).toMatchObject({ inspected: true })
  expect(await told(story, 'keyInspection')).toEqual(
    expect.arrayContaining([house.someone('inspector', 'DC').name, house.someone('leader', 'ZDT').name]),
  )
})

test('fired thrice at once, after a standstill, a rung is written down once, and people are told of the highest alone', async () => {
  const story = await claimed('TSG')
  const { rows } = await client.query(
    `select k.id, k.due_at from clocks k join cases c on c.id = k.case_id where c.case_no = $1 and k.kind = 'completion' and stopped_at is null`,
    [story.no],
  )
  const late = { ...house.house.app, now: () => (rows[0].due_at as Date).getTime() + 1 }
  await Promise.all([1, 2, 3].map(() => fireClock(late, { clockId: rows[0].id })))
  expect((await fired(story, 'completion')).map(each => each.rung).sort()).toEqual(['orange', 'red', 'yellow'])
  await tell()
  expect(await told(story, 'dueSoon')).toEqual([])
  expect(await told(story, 'overdue')).toContain(story.someone('officer').name)
})

test('what the ladder asks is answered with a reason and a day, within one working day once it is overdue, and told to the submitter', async () => {
  const story = await claimed('HQC')
  const member = story.someone('member')
  const promise = (on: string) => story.act(member, 'handling', 'promise', { reason: { text: '配件在路上' }, on })
  expect((await story.view(member)).allowedActions).not.toContain('promise')
  expect(await refusalOf(promise('2026-04-01'))).toEqual({ reason: 'nothingAsked' })
  const { dueAt } = (await story.view(member)).clocks.find(clock => clock.kind === 'completion') ?? {}
  const due = Date.parse(dueAt ?? '')
  await house.moveTo(due + 3_600_000)
  const view = await story.view(member)
  expect(view.allowedActions).toContain('promise')
  expect(view.escalations.filter(each => each.clock === 'completion').map(each => each.rung)).toContain('red')
  expect(await refusalOf(promise('2027-04-01'))).toMatchObject({ reason: 'tooLate', latest: view.promiseUntil })
  const page = await house.as(story.someone('officer')).desk.page({ desk: 'promises' })
  expect(page.rows.map(row => row.caseNo)).toContain(story.no)
  await promise(view.promiseUntil ?? '')
  const after = await story.view(member)
  expect(after.allowedActions).not.toContain('promise')
  expect(after.clocks.find(clock => clock.kind === 'completion')?.dueAt).toBe(dueAt)
  expect(after.escalations.filter(each => each.asks === 'reasonAndNewDate').every(each => each.answeredAt)).toBe(true)
  const own = await house.as().tracking.view({ ticket: { caseNo: story.no, code: story.receipt.receiptCode } })
  expect(own.steps.at(-1)).toMatchObject({ type: 'promised', words: '配件在路上', on: view.promiseUntil })
  const emptied = await house.as(story.someone('officer')).desk.page({ desk: 'promises' })
  expect(emptied.rows.map(row => row.caseNo)).not.toContain(story.no)
})

test('a call-back is reminded of after one working day and red after two; the caller and then the school group are told', async () => {
  const story = await claimed('JWC')
  await story.filed()
  const { startedAt, dueAt } =
    (await story.view(story.someone('officer'))).clocks.find(clock => clock.kind === 'callback') ?? {}
  await house.moveTo(Date.parse(dueAt ?? '') + 60_000)
  const rungs = await fired(story, 'callback')
  expect(rungs.map(each => each.rung)).toEqual(['callbackReminder', 'callbackRed'])
  expect(Date.parse(startedAt ?? '')).toBeLessThan(Date.parse(dueAt ?? ''))
  await tell()
  expect(await told(story, 'callDue')).toContain(story.someone('officer').name)
  expect(await told(story, 'callOverdue')).toContain(house.someone('dispatcher', 'ZDT').name)
})

test('of a restricted case the cleared few alone are told, and it is put before nobody else', async () => {
  const held = await CaseStory.leave(house, 'JDXY', TEXT, { sensitive: true, channel: 'web' })
  await house.moveTo(house.now() + 20 * 86_400_000)
  const rungs = await fired(held, 'reportUp')
  expect(rungs.map(each => each.rung)).toEqual(['sealedYellow', 'sealedRed'])
  await tell()
  const people = await told(held, 'sealedDue')
  const cleared = house
    .everyone()
    .filter(person => person.appointments.some(a => ['confidant', 'schoolLead'].includes(a.role)))
  expect(people.length).toBeGreaterThan(0)
  for (const name of people) expect(cleared.map(person => person.name)).toContain(name)
  const { rows } = await client.query(`select 1 from cases c where c.case_no = $1 and c.inspected_at is not null`, [
    held.no,
  ])
  expect(rows).toEqual([])
})
