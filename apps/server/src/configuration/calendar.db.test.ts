import { type CalendarJson, DAY_MS, type StoppageJson } from '@zuoyeben/worktime'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fireClock } from '../clocks/fire-clock.ts'
import { recalculate } from '../clocks/recalculate.job.ts'
import { compose } from '../compose.ts'
import { tellOfMovedDates, tellOfMovedWork, watchCalendar } from '../notices/tell-of-calendar.job.ts'
import { CaseStory, TRIAGE } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'

/** Thursday 16 April 2026, 09:00, the last working day before 广西三月三; 21 April is the next. */
let house: TestHouse
let client: pg.Client
let assessor: Person
let lead: Person
beforeAll(async () => {
  house = await openTestHouse('2026-04-16T09:00:00+08:00')
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  assessor = house.someone('assessor', 'ZZB')
  lead = house.someone('schoolLead', 'ZDT')
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const CALENDAR = { kind: 'calendar', unit: null } as const
const TEXT = '学院三楼打印室的纸总是没有人补，能不能每周一补一次？'
const REASON = { zh: '台风停课两天', en: 'Two days closed for a typhoon' }
const shanghai = (date: Date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const rowsOf = async <T>(sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows as T[]
const student = () => house.everyone().find(person => person.appointments.length === 0) ?? assessor

async function claimed(urgency = 'P2', submitter: Person | null = null) {
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, submitter)
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency })
  return (await story.approved()).claimed()
}
async function clockOf(story: CaseStory, kind = 'completion') {
  const [row] = await rowsOf<{ id: string; due_at: Date | null; colour: string; listed: Date | null }>(
    `select k.id, k.due_at, k.colour, c.due_at as listed from clocks k join cases c on c.id = k.case_id
      where c.case_no = $1 and k.kind = $2 and k.stopped_at is null`,
    [story.no, kind],
  )
  return row && { id: row.id, due: row.due_at && shanghai(row.due_at), colour: row.colour }
}
const view = () => house.as(lead).calendar.view()
/** Proposed on top of what is in force, with these changes of the school's own section. */
async function propose(school: Partial<CalendarJson['school']>, more: Partial<CalendarJson> = {}) {
  const { calendar, release } = await view()
  const next = { ...calendar, ...more, school: { ...calendar.school, ...school } }
  const { id } = await house.as(assessor).changes.propose({ ...CALENDAR, base: release, body: next, reason: REASON })
  return { id, next }
}
async function published(school: Partial<CalendarJson['school']>, more: Partial<CalendarJson> = {}) {
  const { id } = await propose(school, more)
  await house.as(lead).changes.publish({ id })
  await house.house.refresh()
  const [change] = await rowsOf<{ id: string }>(
    'select id from calendar_changes order by published_at desc, release_n desc limit 1',
  )
  return change?.id ?? ''
}
const off = (from: string, to = from, work = false) => ({ from, to, name: { zh: '停课', en: 'Closed' }, work })
const jobsOf = (name: string) =>
  rowsOf<{ data: never }>('select data from jobs.job where name = $1 and state < $2', [name, 'active'])

test('a change is written by one person and put in force by another, and is live on every process', async () => {
  const other = await compose({ config: house.config, databaseUrl: house.databaseUrl, now: house.now })
  try {
    const before = (await view()).release
    const { id } = await propose({ days: [off('2026-06-01')] })
    expect(await refusalOf(propose({ days: [] }))).toMatchObject({ reason: 'askedAlready' })
    expect(await refusalOf(house.as(assessor).changes.publish({ id }))).toMatchObject({ reason: 'notAllowed' })
    const { release } = await house.as(lead).changes.publish({ id })
    expect(release).toBe(before + 1)
    await vi.waitFor(() => expect(other.app.configuration.school().release.n).toBe(release), { timeout: 5000 })
    expect(other.app.configuration.calendar().document.school.days).toHaveLength(1)
    expect(await refusalOf(house.as(lead).changes.publish({ id }))).toMatchObject({ reason: 'notFound' })
    const [row] = await rowsOf<{ approved_by: string[]; items: Record<string, string>; base: number }>(
      'select approved_by, items, base from releases where n = $1',
      [release],
    )
    expect(row).toMatchObject({ approved_by: [assessor.person, lead.person], base: before })
    expect(Object.keys(row?.items ?? {}).length).toBeGreaterThan(10)
  } finally {
    await other.close()
  }
})

test('what was overtaken, what is one’s own and what is no calendar is refused; a refusal names its place', async () => {
  const { release, calendar } = await view()
  await expect(
    house.as(lead).changes.propose({
      ...CALENDAR,
      base: release,
      body: { ...calendar, school: { ...calendar.school, hours: [{ from: null, spans: ['12:00-08:00'] }] } },
      reason: REASON,
    }),
  ).rejects.toMatchObject({
    cause: { fields: [{ field: 'school.hours[0].spans[0]' }, { field: 'school.hours[0].spans' }] },
  })
  expect(
    await refusalOf(house.as(lead).changes.propose({ ...CALENDAR, base: release - 1, body: calendar, reason: REASON })),
  ).toMatchObject({ reason: 'stale', version: release })
  const { id } = await house.as(lead).changes.propose({ ...CALENDAR, base: release, body: calendar, reason: REASON })
  expect(await refusalOf(house.as(lead).changes.publish({ id }))).toMatchObject({ reason: 'ownRequest' })
  expect(await refusalOf(house.as(lead).changes.decline({ id, reason: '不行' }))).toMatchObject({
    reason: 'ownRequest',
  })
  expect(await refusalOf(house.as(assessor).changes.withdraw({ id }))).toMatchObject({ reason: 'notAllowed' })
  await house.as(lead).changes.withdraw({ id })
  const other = await propose({})
  await house.as(lead).changes.decline({ id: other.id, reason: '日期有误' })
  const { history } = await house.as(lead).changes.of(CALENDAR)
  expect(history.map(each => `${each.status} ${each.why}`)).toEqual(
    expect.arrayContaining(['declined 日期有误', 'withdrawn null']),
  )
})

test('a late notice moves open clocks later, with their jobs, colours and lists, and never brings a told date nearer', async () => {
  const later = await claimed()
  const done = await (await claimed()).filed()
  expect((await clockOf(later))?.due).toBe('2026-04-23 17:30')
  const { calendar } = await view()
  const preview = (day: CalendarJson['school']['days'][number]) =>
    house.as(assessor).calendar.preview({ calendar: { ...calendar, school: { ...calendar.school, days: [day] } } })
  const wouldMove = await preview(off('2026-04-22'))
  expect(wouldMove).toMatchObject({
    kept: 0,
    moreDays: 0,
    days: expect.arrayContaining([{ from: '2026-04-22', to: '2026-04-22', was: 'work', is: 'off' }]),
  })
  expect(wouldMove.samples.find(each => each.kind === 'completion')).toMatchObject({
    unit: 'JDXY',
    before: '2026-04-23T09:30:00.000Z',
    after: '2026-04-24T09:30:00.000Z',
  })
  const wouldKeep = await preview(off('2026-04-18', '2026-04-18', true))
  expect(wouldKeep).toMatchObject({ moved: 0, cases: wouldMove.cases })
  expect(wouldKeep.kept).toBeGreaterThan(2)

  const nearer = await published({ days: [off('2026-04-18', '2026-04-18', true)] })
  await recalculate(house.house.app, { changeId: nearer })
  expect((await clockOf(later))?.due).toBe('2026-04-23 17:30')
  const change = await published({ days: [off('2026-04-21', '2026-04-22')] })
  const { app } = house.house
  const broken = { ...app, queue: { ...app.queue, send: () => Promise.reject(new Error('cut')) } }
  await expect(recalculate(broken, { changeId: change })).rejects.toThrow('cut')
  expect((await clockOf(later))?.due, 'a batch that was cut leaves nothing').toBe('2026-04-23 17:30')
  await recalculate(app, { changeId: change })
  expect((await clockOf(later))?.due).toBe('2026-04-27 17:30')
  expect((await clockOf(done, 'callback'))?.due).toBe('2026-04-24 17:30')
  expect((await later.view(later.someone('officer'))).clocks.find(each => each.kind === 'completion')?.dueAt).toBe(
    '2026-04-27T09:30:00.000Z',
  )
  const jobs = await rowsOf<{ start_after: Date }>(
    `select start_after from jobs.job where name = 'clock' and data->>'clockId' = $1 and state < 'active' order by created_on desc limit 1`,
    [(await clockOf(later))?.id],
  )
  // Yellow: 30 % of 27 working hours are left on Friday 24 April.
  expect(jobs[0] && shanghai(jobs[0].start_after)).toBe('2026-04-24 16:24')
  const moves = () => rowsOf('select * from clock_moves where change_id = $1', [change])
  const first = await moves()
  expect(first.length).toBeGreaterThan(3)
  // Half a minute later what began under the old calendar is gone through once more; nothing is left to do.
  await house.moveTo(house.now() + 31_000)
  await recalculate(app, { changeId: change })
  await recalculate(app, { changeId: change })
  expect(await moves()).toEqual(first)
  const [progress] = await rowsOf<{ phase: string; cases: number; cases_done: number; ended_at: Date | null }>(
    'select * from calendar_changes where id = $1',
    [change],
  )
  expect(progress).toMatchObject({ phase: 'done', cases_done: progress?.cases, ended_at: expect.any(Date) })
})

test('a clock that began while the release was on its way is found by the second pass', async () => {
  const change = await published({ days: [off('2026-04-21', '2026-04-23')] })
  await recalculate(house.house.app, { changeId: change })
  // Another process that has not heard yet still counts by the calendar before.
  const story = await claimed()
  const due = (await clockOf(story))?.due
  expect(due).toBe('2026-04-28 17:30')
  await client.query(
    `update clocks set due_at = due_at - interval '1 day', told_due_at = told_due_at - interval '1 day' where id = $1`,
    [(await clockOf(story))?.id],
  )
  await house.moveTo(house.now() + 31_000)
  await recalculate(house.house.app, { changeId: change })
  expect((await clockOf(story))?.due).toBe(due)
})

test('the submitter is told once that the date moved, and the page says from when to when and why', async () => {
  const person = student()
  const story = await claimed('P2', person)
  const before = (await story.ownView()).promise?.dueAt ?? ''
  const change = await published({ days: [off('2026-04-21', '2026-04-28')] })
  await recalculate(house.house.app, { changeId: change })
  for (const { data } of await jobsOf('datesMoved')) {
    await tellOfMovedDates(house.house.app, data)
    await tellOfMovedDates(house.house.app, data)
  }
  const { rows } = await house.as(person).notices.page({})
  const told = rows.filter(row => row.kind === 'yourDateMoved' && row.caseNo === story.no)
  expect(told).toHaveLength(1)
  const own = await story.ownView()
  expect(own.moved).toEqual({ before, after: own.promise?.dueAt, reason: REASON })
  expect(before < (own.promise?.dueAt ?? '')).toBe(true)
})

test('whoever has cases in hand is told once for a change how many of their limits moved, and of no restricted case', async () => {
  const person = student()
  const [open, held] = [await claimed('P2', person), await claimed('P2', person)]
  await held.act(held.someone('officer'), 'dispatch', 'flag', { class: 'ethics', source: 'human', reason: null })
  const { calendar } = await view()
  const dueDay = ((await clockOf(open))?.due ?? '').slice(0, 10)
  const days = [...calendar.school.days, off(dueDay)]
  const change = await published({ days })
  await recalculate(house.house.app, { changeId: change })
  const movedWork = () =>
    rowsOf<{ data: { changeId: string } }>(
      `select data from jobs.job where name = 'movedWork' and data->>'changeId' = $1`,
      [change],
    )
  expect(await movedWork()).toEqual([])
  await house.moveTo(house.now() + 31_000)
  await recalculate(house.house.app, { changeId: change })
  const jobs = await movedWork()
  expect(jobs).toHaveLength(1)
  for (const { data } of [...jobs, ...jobs]) await tellOfMovedWork(house.house.app, data)
  const member = open.someone('member')
  const [moved] = await rowsOf<{ n: number }>(
    `select count(distinct c.id)::int as n from clock_moves m join cases c on c.id = m.case_id
      where m.change_id = $1 and c.handler_id = $2 and not c.is_restricted`,
    [change, member.person],
  )
  expect(moved?.n).toBeGreaterThan(0)
  const told = await rowsOf<{ data: unknown; urgency: string | null }>(
    `select data, urgency from notices where person_id = $1 and kind = 'movedWork'`,
    [member.person],
  )
  expect(told).toEqual([{ data: { n: moved?.n }, urgency: null }])
})

test('declared force majeure stops every clock but that of a life in danger, and ends by itself', async () => {
  const ordinary = await claimed('P1')
  const urgent = await claimed('P0')
  const [first, second] = [await clockOf(ordinary), await clockOf(urgent)]
  const from = shanghai(new Date(house.now() + 60_000 * 60))
  const to = shanghai(new Date(house.now() + 2 * DAY_MS))
  const stoppages: StoppageJson[] = [{ from, to, name: { zh: '台风', en: 'Typhoon' } }]
  const change = await published({ stoppages })
  await recalculate(house.house.app, { changeId: change })
  expect((await clockOf(urgent))?.due).toBe(second?.due)
  expect((await clockOf(ordinary))?.due ?? '').not.toBe(first?.due)
  await house.moveTo(house.now() + 2 * 3_600_000)
  const shown = (await ordinary.view(ordinary.someone('officer'))).clocks.find(each => each.kind === 'completion')
  expect(shown?.paused).toMatchObject({ reason: 'forceMajeure' })
  expect(shown?.dueAt).not.toBeNull()
  // A clock that starts meanwhile stands still as well, and its job does not colour it.
  const inside = await claimed('P1')
  expect(((await clockOf(inside))?.due ?? '') > to).toBe(true)
  await fireClock(house.house.app, { clockId: (await clockOf(inside))?.id ?? '' })
  expect((await clockOf(inside))?.colour).toBe('green')
  await house.moveTo(house.now() + 2 * DAY_MS)
  const after = (await ordinary.view(ordinary.someone('officer'))).clocks.find(each => each.kind === 'completion')
  expect(after?.paused ?? null).toBeNull()
})

test('whoever keeps the calendar is warned sixty days before it runs out, with the way to mend it, once a week; nobody else is', async () => {
  await house.moveTo('2026-11-02T09:00:00+08:00')
  const warned = async (person: Person) =>
    (await house.as(person).configuration.warnings())
      .filter(each => each.mend === 'calendar')
      .map(each => each.warning.zh)
  expect(await warned(lead)).toEqual([expect.stringContaining('尚无 2027 年国务院节假日安排')])
  expect(await warned(house.someone('officer', 'JDXY'))).toEqual([])
  const toldTo = () =>
    rowsOf<{ role: string }>(`select distinct role from notices n join appointments a on a.person_id = n.person_id
      where n.kind = 'calendarRunsOut' and role in ('assessor', 'schoolLead', 'systemAdmin', 'officer') order by 1`)
  const count = async () => (await rowsOf(`select 1 from notices where kind = 'calendarRunsOut'`)).length
  await watchCalendar(house.house.app)
  const first = await count()
  await watchCalendar(house.house.app)
  expect(await count()).toBe(first)
  expect((await toldTo()).map(row => row.role)).toEqual(['assessor', 'schoolLead', 'systemAdmin'])
  await house.moveTo('2026-11-10T09:00:00+08:00')
  await watchCalendar(house.house.app)
  expect(await count()).toBe(first * 2)
  const list = {
    year: 2027,
    confirmed: true,
    note: null,
    sources: [],
    off: [{ from: '2027-01-01', to: '2027-01-03', name: null }],
    work: [],
  }
  const { calendar } = await view()
  await published({}, { stateCouncil: { name: null, years: [...(calendar.stateCouncil?.years ?? []), list] } })
  expect(await warned(lead)).toEqual([])
})

test('each step of a change is on record', async () => {
  const { rows } = await client.query(
    `select distinct act from audit_log where detail->>'item' = 'calendar' order by act`,
  )
  expect(rows.map(({ act }) => act)).toEqual(['declineItem', 'proposeItem', 'publishItem', 'withdrawItem'])
})
