import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fireClock } from '../clocks/fire-clock.ts'
import { tellOfOrder } from '../notices/tell-of-order.job.ts'
import { CaseStory, TRIAGE } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'

const TEXT = '学院三楼打印室的纸总是没有人补，能不能每周一补一次？'
const REASON = '采购流程走得慢，配件上周才到货。'
const MEASURES = '先从库房调拨，本周内装好，下周回头看一次。'
const DAY = 86_400_000
let house: TestHouse
let client: pg.Client
let inspector: Person
beforeAll(async () => {
  house = await openTestHouse('2026-03-12T09:00:00+08:00')
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  inspector = house.someone('inspector', 'DC')
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const claimed = async (unit: string) => {
  const student = house.everyone().find(person => person.appointments.length === 0) ?? null
  const story = await CaseStory.leave(house, unit, TEXT, {}, student)
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency: 'P2' })
  await (await story.approved()).claimed()
  await story.act(story.someone('member'), 'handling', 'note', { text: { text: '本周内补' }, toSubmitter: true })
  return story
}
/** Past 红+5 of the completion clock. */
const longOverdue = async (unit: string) => {
  const story = await claimed(unit)
  await house.moveTo(house.now() + 20 * DAY)
  return story
}
const orders = async (story: CaseStory, person: Person = inspector) =>
  (await house.as(person).supervision.ordersOfCase({ caseNo: story.no })).orders
const open = async (story: CaseStory) => (await orders(story)).find(order => order.state !== 'closed')
const on = async (story: CaseStory) => ({ caseNo: story.no, steps: (await open(story))?.steps ?? 0 })
const soon = () => new Date(house.now() + DAY + 8 * 3_600_000).toISOString().slice(0, 10)
const tell = async () => {
  for (;;) {
    const jobs = await house.house.boss.fetch<{ orderId: string; step: number }>('order', { batchSize: 100 })
    if (jobs.length === 0) return
    for (const { data } of jobs) for (const _ of [1, 2]) await tellOfOrder(house.house.app, data)
    await house.house.boss.complete(
      'order',
      jobs.map(job => job.id),
    )
  }
}
const acts = async (story: CaseStory) => {
  const { rows } = await client.query(
    `select act from audit_log a join cases c on c.id = a.case_id where c.case_no = $1 and act like '%Order' order by a.id`,
    [story.no],
  )
  return rows.map(row => row.act as string)
}
const told = async (story: CaseStory, kind: string) => {
  const { rows } = await client.query(
    `select coalesce(p.name, 'submitter') as name from notices n left join people p on p.id = n.person_id join cases c on c.id = n.case_id
      where c.case_no = $1 and n.kind = $2 order by 1`,
    [story.no, kind],
  )
  return rows.map(row => row.name as string)
}

test('红+5 opens one order with the next number of the year; unit, handler and submitter are told, and the submitter’s page says it plainly', async () => {
  const story = await longOverdue('JDXY')
  const found = await orders(story)
  expect(found).toHaveLength(1)
  const [order] = found
  expect(order).toMatchObject({ year: 2026, unit: { id: 'JDXY' }, state: 'open', steps: 1, may: ['close'] })
  expect(order?.clock).toBeTruthy()
  expect(Date.parse(order?.answerDue ?? '')).toBeGreaterThan(Date.parse(order?.openedAt ?? ''))
  await tell()
  const handler = story.someone('member').name as string
  expect(await told(story, 'orderIssued')).toEqual(
    expect.arrayContaining([story.someone('officer').name, story.someone('reviewer').name, handler]),
  )
  expect(await told(story, 'yourCaseSupervised')).toEqual(['submitter'])
  const own = await story.ownView()
  expect(own.supervisedSince).toBe(order?.openedAt)
  expect(JSON.stringify(own)).not.toMatch(/督办单|督查/)
})

test('the rungs of several clocks, fired twice at once, open one order for a case, and numbers have no gap', async () => {
  const stories = await Promise.all(['TSG', 'HQC', 'JWC', 'XXC'].map(claimed))
  const { rows } = await client.query(
    `select k.id from clocks k join cases c on c.id = k.case_id where c.case_no = any($1) and k.stopped_at is null`,
    [stories.map(story => story.no)],
  )
  const late = { ...house.house.app, now: () => house.now() + 30 * DAY }
  await Promise.all([...rows, ...rows].map(({ id }) => fireClock(late, { clockId: id })))
  for (const story of stories) expect(await orders(story)).toHaveLength(1)
  const all = await client.query('select n from supervision_orders where year = 2026 order by n')
  expect(all.rows.map(row => row.n)).toEqual(all.rows.map((_, i) => i + 1))
  await house.moveTo(house.now() + 31 * DAY)
})

test('the unit answers with reason, measures and a day; 督查办 returns it, then confirms; a stranger sees nothing, and nobody is overtaken', async () => {
  const story = await longOverdue('GZC')
  const officer = story.someone('officer')
  const as = (person: Person) => house.as(person).supervision
  const answer = { reason: REASON, measures: MEASURES, on: soon() }
  expect(await refusalOf(as(inspector).confirmOrder(await on(story)))).toEqual({ reason: 'orderMoved', state: 'open' })
  const late = { ...answer, on: '2027-06-01' }
  expect(await refusalOf(as(officer).answerOrder({ ...(await on(story)), ...late }))).toMatchObject({
    reason: 'dayTooLate',
    latest: (await as(officer).ordersOfCase({ caseNo: story.no })).latest,
  })
  const past = { ...answer, on: '2026-01-01' }
  expect(await refusalOf(as(officer).answerOrder({ ...(await on(story)), ...past }))).toMatchObject({
    reason: 'inThePast',
  })
  const stranger = house.someone('officer', 'TSG')
  expect(await refusalOf(as(stranger).answerOrder({ ...(await on(story)), ...answer }))).toEqual({ reason: 'notFound' })
  expect(await refusalOf(orders(story, stranger))).toEqual({ reason: 'notFound' })
  // Who sees every case still answers for no unit but those that nobody staffs.
  const dispatcher = house.someone('dispatcher', 'ZDT')
  expect(await refusalOf(as(dispatcher).answerOrder({ ...(await on(story)), ...answer }))).toEqual({
    reason: 'notAllowed',
  })

  const seen = await on(story)
  await as(officer).answerOrder({ ...seen, ...answer })
  expect(await refusalOf(as(story.someone('reviewer')).answerOrder({ ...seen, ...answer }))).toMatchObject({
    reason: 'stale',
  })
  expect(await open(story)).toMatchObject({
    state: 'answered',
    rectifyOn: answer.on,
    may: ['return', 'confirm', 'close'],
  })
  await as(inspector).returnOrder({ ...(await on(story)), reason: '请写明由谁负责、哪一天装好。' })
  expect(await open(story)).toMatchObject({ state: 'returned' })
  await as(officer).answerOrder({ ...(await on(story)), ...answer, measures: '王工负责，13900001111，周五装好。' })
  await as(inspector).confirmOrder(await on(story))
  const order = await open(story)
  expect(order?.history.map(step => step.type)).toEqual(['opened', 'answered', 'returned', 'answered', 'confirmed'])
  expect(order?.history[1]).toMatchObject({ by: officer.name, reason: REASON, measures: MEASURES })
  expect(order?.history[3]?.measures).not.toContain('13900001111')
  await tell()
  expect(await told(story, 'orderAnswered')).toContain(inspector.name)
  expect(await told(story, 'orderReturned')).toContain(officer.name)
  expect(await told(story, 'orderConfirmed')).toContain(officer.name)
  expect(await acts(story)).toEqual(['issueOrder', 'answerOrder', 'returnOrder', 'answerOrder', 'confirmOrder'])
  const { rows } = await client.query(
    `select encode(words, 'escape') as words from supervision_order_steps where words is not null`,
  )
  expect(JSON.stringify(rows)).not.toContain(REASON)
})

test('what is done late closes the order by itself, and the record stays', async () => {
  const story = await longOverdue('CWC')
  const before = await open(story)
  expect(before?.state).toBe('open')
  await story.filed()
  const [after] = await orders(story)
  expect(after).toMatchObject({ n: before?.n, state: 'closed', may: [] })
  expect(after?.history.at(-1)).toMatchObject({ type: 'lapsed', by: null })
  expect((await story.ownView()).supervisedSince).toBeNull()
  const { rows } = await client.query(
    `select actor from audit_log a join cases c on c.id = a.case_id where c.case_no = $1 and act = 'closeOrder'`,
    [story.no],
  )
  expect(rows).toEqual([{ actor: 'system' }])
  expect(
    await refusalOf(
      house.as(story.someone('officer')).supervision.answerOrder({
        caseNo: story.no,
        steps: 2,
        reason: REASON,
        measures: MEASURES,
        on: soon(),
      }),
    ),
  ).toEqual({ reason: 'notFound' })
})

test('督查办 issues one by hand on an overdue case, which it sees in bare outline until then, and closes it with a reason', async () => {
  const story = await claimed('YJS')
  const as = house.as(inspector)
  const issue = { caseNo: story.no, reason: '师生多次来电反映，请尽快办理。' }
  // In time, and never seen: no other answer than for a number that nobody has.
  const ghost = await refusalOf(as.supervision.issueOrder({ ...issue, caseNo: `X${story.no.slice(1)}` }))
  expect(await refusalOf(as.supervision.issueOrder(issue))).toEqual(ghost)
  await house.moveTo(house.now() + 6 * DAY)
  expect(await refusalOf(as.cases.view({ caseNo: story.no }))).toEqual({ reason: 'notFound' })
  let found = await as.supervision.overdue({})
  const seen = [...found.rows]
  while (found.next) {
    found = await as.supervision.overdue({ cursor: found.next })
    seen.push(...found.rows)
  }
  const outline = seen.find(row => row.caseNo === story.no)
  expect(Object.keys(outline ?? {}).sort()).toEqual(['caseNo', 'clock', 'due', 'unit'])
  await as.supervision.issueOrder(issue)
  expect(await refusalOf(as.supervision.issueOrder(issue))).toEqual({ reason: 'orderIsOpen' })
  expect((await as.cases.view({ caseNo: story.no })).text).toBe(TEXT)
  expect(await open(story)).toMatchObject({ cause: 'byHand', history: [{ by: inspector.name, reason: issue.reason }] })
  await as.supervision.closeOrder({ ...(await on(story)), reason: '已当面督促，情况属实。' })
  expect((await orders(story))[0]).toMatchObject({ state: 'closed' })
  expect(await acts(story)).toEqual(['issueOrder', 'closeOrder'])
  const list = await as.supervision.orders({ state: 'closed', unit: 'YJS' })
  expect(list.rows.map(row => row.caseNo)).toEqual([story.no])
  expect((await as.supervision.orders({ state: 'running' })).rows.map(row => row.caseNo)).not.toContain(story.no)
})

test('of a restricted case no order is opened; one that became restricted is seen by the cleared few alone', async () => {
  const held = await CaseStory.leave(house, 'JDXY', TEXT, { sensitive: true, channel: 'web' })
  const story = await longOverdue('XGB')
  expect(await orders(held, house.someone('confidant', 'ZDT'))).toEqual([])
  expect(await open(story)).toBeTruthy()
  await story.act(story.someone('officer'), 'dispatch', 'flag', {
    class: 'ethics',
    source: 'human',
    reason: { text: '涉及教师，请限知处理' },
    crisis: false,
  })
  for (const person of [inspector, story.someone('officer')])
    expect(await refusalOf(orders(story, person))).toEqual({ reason: 'notFound' })
  expect((await story.ownView()).supervisedSince).toBeNull()
  expect(await orders(story, house.someone('confidant', 'ZDT'))).toHaveLength(1)
})
