import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { compose } from '../compose.ts'
import { tellOfReopened, tellOfRollBack } from '../notices/tell-of-proposal.job.ts'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'
import { startScheduled } from './publish-item.ts'

let house: TestHouse
let client: pg.Client
let assessor: Person
let lead: Person
let configurer: Person
let reviewer: Person
beforeAll(async () => {
  house = await openTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  assessor = house.someone('assessor', 'ZZB')
  lead = house.someone('schoolLead', 'ZDT')
  configurer = house.someone('configurer', 'JDXY')
  reviewer = house.someone('reviewer', 'JDXY')
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const UNIT = { kind: 'routing', unit: 'JDXY' } as const
const SCHOOL = { kind: 'routing', unit: null } as const
const GATE = { kind: 'sensitivity', unit: null } as const
const REASON = { zh: '打印室的事本院自己办', en: 'We look after our own printers' }
const TEXT = '三号宿舍楼四楼水管漏水，走廊都是水，请尽快修理。'
const app = () => house.house.app

const stored = ({ outcome, ...rest }: Record<string, unknown>) =>
  Object.fromEntries([...Object.entries(rest), ['then', outcome]])
const rule = (id: string, unit: string, more: Record<string, unknown> = {}) =>
  stored({
    id,
    title: { zh: `给${unit}`, en: `To ${unit}` },
    band: 'unit',
    when: { all: [{ fact: 'case.placeKind', operator: 'is', value: 'dormitory' }] },
    outcome: { path: 'transfer', unit },
    say: { zh: '宿舍的事由后勤基建处办理', en: 'Dormitories are looked after by Logistics' },
    ...more,
  })
const rules = (...list: unknown[]) => ({ kind: 'routing', rules: list })
async function propose(body: unknown, item: typeof UNIT | typeof SCHOOL | typeof GATE = UNIT): Promise<string> {
  const by = item.unit === null ? assessor : configurer
  const { release: base } = await house.as(by).changes.of(item)
  return (await house.as(by).changes.propose({ ...item, base, body, reason: REASON })).id
}
const publish = async (body: unknown) => house.as(reviewer).changes.publish({ id: await propose(body) })
/** Where the rules send a case that comes in now, and what decided it. */
async function decided(text = TEXT) {
  const story = await CaseStory.leave(house, 'JDXY', text)
  const { rows } = await client.query('select id, routed_unit, releases from cases where case_no = $1', [story.no])
  return { story, id: rows[0].id as string, unit: rows[0].routed_unit as string, releases: rows[0].releases }
}
const acts = async (detail: object) =>
  (await client.query('select act from audit_log where detail @> $1 order by id', [detail])).rows.map(row => row.act)
const told = async (kind: string) =>
  (await client.query('select person_id from notices where kind = $1', [kind])).rows.map(row => row.person_id)

test('rules of a unit route the next case, on every process within five seconds; rolled back, they do not; a case keeps what decided it', async () => {
  const other = await compose({ config: house.config, databaseUrl: house.databaseUrl, now: house.now })
  const idsElsewhere = () => other.app.configuration.routingOf('JDXY').rules.map(each => each.id)
  try {
    const before = await decided()
    expect(await publish(rules(rule('dorm', 'TSG')))).toEqual({ release: 1 })
    await vi.waitFor(() => expect(idsElsewhere()).toContain('dorm'), { timeout: 5000 })
    const after = await decided()
    expect([before.unit, after.unit]).not.toContain(undefined)
    expect(after.unit).toBe('TSG')
    expect(before.unit).not.toBe('TSG')
    expect(await publish(rules(rule('dorm', 'XGB')))).toEqual({ release: 2 })

    const back = { ...UNIT, base: 2, to: 1, reason: '送错了单位' }
    for (const by of [configurer, assessor, lead, house.someone('reviewer', 'HQC')])
      expect(await refusalOf(house.as(by).releases.rollBack(back))).toEqual({ reason: 'notAllowed' })
    expect(await house.as(reviewer).releases.rollBack(back)).toEqual({ release: 3 })
    await vi.waitFor(
      () => expect(other.app.configuration.releasesFor('JDXY')).toEqual(app().configuration.releasesFor('JDXY')),
      { timeout: 5000 },
    )
    expect((await decided()).unit).toBe('TSG')
    // The page that still shows release 2 does not undo what came after it.
    expect(await refusalOf(house.as(reviewer).releases.rollBack({ ...back, to: 0 }))).toEqual({
      reason: 'stale',
      version: 3,
    })
    const now = { ...back, base: 3 }
    expect(await refusalOf(house.as(reviewer).releases.rollBack(now))).toEqual({ reason: 'input' })
    expect(await refusalOf(house.as(reviewer).releases.rollBack({ ...now, to: 77 }))).toEqual({ reason: 'notFound' })
    expect(await house.as(reviewer).releases.rollBack({ ...now, to: 0 })).toEqual({ release: 4 })
    expect((await decided()).unit).toBe(before.unit)
    await vi.waitFor(() => expect(idsElsewhere()).not.toContain('dorm'), { timeout: 5000 })

    // The releases that a case names are never changed: what decided it can be read for ever.
    const { rows } = await client.query(
      `select i.body from releases r join config_items i on i.hash = r.items->>'routing' where r.hash = $1`,
      [after.releases.JDXY],
    )
    expect(rows[0].body).toEqual(rules(rule('dorm', 'TSG')))
    expect(await acts({ item: 'routing', scope: 'JDXY', to: 1 })).toEqual(['rollBack'])
    const { rows: made } = await client.query(`select id from releases where scope = 'JDXY' and n = 3`)
    for (let i = 0; i < 2; i += 1) await tellOfRollBack(app(), { releaseId: made[0].id })
    expect(await told('rolledBack')).toEqual([configurer.person])
  } finally {
    await other.close()
  }
})

test('the history says what each release changed, why and by whom, and shows both sides of a change', async () => {
  const { rows, next } = await house.as(configurer).releases.list({ unit: 'JDXY' })
  expect(next).toBeNull()
  expect(rows.map(row => [row.n, row.mode, row.changed, row.rolledBackTo, row.reason?.zh])).toEqual([
    [4, 'active', ['routing'], 0, '送错了单位'],
    [3, 'active', ['routing'], 1, '送错了单位'],
    [2, 'active', ['routing'], null, REASON.zh],
    [1, 'active', ['routing'], null, REASON.zh],
  ])
  expect(rows[3]).toMatchObject({ by: configurer.name, approved: reviewer.name })
  expect((await house.as(assessor).releases.list({ unit: null })).rows.at(-1)).toMatchObject({ n: 1, by: null })
  const { before, after } = await house.as(configurer).releases.diff({ ...UNIT, from: 1, to: 2 })
  expect([before, after]).toEqual([rules(rule('dorm', 'TSG')), rules(rule('dorm', 'XGB'))])
  expect(await house.as(configurer).releases.diff({ ...UNIT, from: 0, to: 1 })).toMatchObject({ before: null })
  expect(await refusalOf(house.as(configurer).releases.diff({ ...UNIT, from: 1, to: 99 }))).toEqual({
    reason: 'notFound',
  })
  expect(await refusalOf(house.as(configurer).releases.list({ unit: 'HQC' }))).toEqual({ reason: 'notAllowed' })
  expect(await refusalOf(house.as(configurer).releases.diff({ ...SCHOOL, from: 0, to: 1 }))).toEqual({
    reason: 'notAllowed',
  })
})

test('an approved change starts at its moment, and not before; it may be called back until then', async () => {
  const startsAt = house.now() + 3_600_000
  const at = new Date(startsAt).toISOString()
  const id = await propose(rules(rule('dorm', 'TSG')))
  expect(await refusalOf(house.as(configurer).changes.schedule({ id, at }))).toEqual({ reason: 'notAllowed' })
  expect(
    await refusalOf(house.as(reviewer).changes.schedule({ id, at: new Date(house.now() - 1000).toISOString() })),
  ).toMatchObject({ reason: 'inThePast' })
  await house.as(reviewer).changes.schedule({ id, at })
  expect((await house.as(configurer).changes.of(UNIT)).proposal).toMatchObject({ id, startsAt: at })
  expect((await house.house.boss.findJobs('startItems', {})).some(job => job.startAfter.getTime() === startsAt)).toBe(
    true,
  )
  await startScheduled(app())
  expect((await decided()).unit).not.toBe('TSG')
  await house.as(configurer).changes.withdraw({ id })
  await house.moveTo(startsAt)
  await startScheduled(app())
  expect((await decided()).unit).not.toBe('TSG')

  const again = await propose(rules(rule('dorm', 'TSG')))
  await house.as(reviewer).changes.schedule({ id: again, at: new Date(house.now() + 60_000).toISOString() })
  await house.moveTo(house.now() + 60_000)
  await Promise.all([startScheduled(app()), startScheduled(app())])
  await house.house.refresh()
  expect((await decided()).unit).toBe('TSG')
  expect(await acts({ proposal: again })).toEqual(['proposeItem', 'scheduleItem', 'publishItem'])
  expect((await house.as(configurer).releases.list({ unit: 'JDXY' })).rows[0]).toMatchObject({
    n: 5,
    by: configurer.name,
    approved: reviewer.name,
  })
})

test('one that was overtaken by its moment waits for a decision again, and its author is told', async () => {
  const id = await propose(rules(rule('dorm', 'XGB')))
  await house.as(reviewer).changes.schedule({ id, at: new Date(house.now() + 60_000).toISOString() })
  await house.as(reviewer).releases.rollBack({ ...UNIT, base: 5, to: 0, reason: '先停用' })
  await house.moveTo(house.now() + 60_000)
  await startScheduled(app())
  await house.house.refresh()
  expect((await decided()).unit).not.toBe('XGB')
  const { proposal } = await house.as(configurer).changes.of(UNIT)
  expect(proposal).toMatchObject({ id, startsAt: null, isOvertaken: true })
  expect(await house.house.boss.findJobs('itemReopened', {})).toHaveLength(1)
  const [job] = await house.house.boss.findJobs('itemReopened', {})
  expect(job?.data).toMatchObject({ proposalId: id })
  for (let i = 0; i < 2; i += 1) await tellOfReopened(app(), job?.data as never)
  expect(await told('changeReopened')).toContain(configurer.person)
  expect(await refusalOf(house.as(reviewer).changes.publish({ id }))).toMatchObject({ reason: 'stale' })
  await house.as(reviewer).changes.decline({ id, reason: '另写一份' })
})

test('rules that are tried decide beside the live ones, are counted, and change nothing', async () => {
  const id = await propose(rules(rule('dorm', 'TSG')))
  expect(await refusalOf(house.as(configurer).changes.trial({ id }))).toEqual({ reason: 'notAllowed' })
  await house.as(reviewer).changes.trial({ id })
  const query = vi.spyOn(pg.Client.prototype, 'query')
  const { story, unit, id: caseId } = await decided()
  const said = query.mock.calls.map(([asked]) => String(typeof asked === 'string' ? asked : Reflect.get(asked, 'text')))
  query.mockRestore()
  expect(said.filter(text => text.includes('trial_decisions')).map(text => text.slice(0, 11))).toEqual(['with w_case'])
  expect(unit).not.toBe('TSG')
  // A trial that fails keeps no case out.
  const fault = vi.spyOn(app().configuration, 'trialsFor').mockImplementationOnce(() => {
    throw new Error('rules on trial')
  })
  expect((await decided()).unit).toBe(unit)
  expect(fault).toHaveBeenCalled()
  fault.mockRestore()
  const held = await CaseStory.leave(house, 'JDXY', '学生会主席收受回扣，虚开发票套取活动经费，请查一查。')
  await CaseStory.leave(house, 'HQC', TEXT)
  await decided('学院三楼打印室的纸总是没有人补。')
  const { rows } = await client.query(`select case_id, kind, n from decisions where kind like '%.trial'`)
  expect(rows.filter(row => row.case_id === caseId)).toEqual([{ case_id: caseId, kind: 'routing.trial', n: 1 }])
  expect(rows).toHaveLength(2)
  const { rows: plain } = await client.query(
    'select 1 from trial_decisions t join cases c on c.id = t.case_id where c.case_no = $1',
    [held.no],
  )
  expect(plain).toEqual([])

  const report = await house.as(configurer).changes.trialReport(UNIT)
  expect(report).toMatchObject({ cases: 2, otherwise: 1, list: [], mayDecide: false })
  expect(report?.flow).toEqual([{ from: app().directory.unitRef(unit), to: app().directory.unitRef('TSG'), cases: 1 }])
  const listed = await house.as(reviewer).changes.trialReport(UNIT)
  expect(listed?.list.map(row => row.caseNo)).toEqual([story.no])
  expect(await acts({ item: 'routing', scope: 'JDXY', cases: 1 })).toEqual(['list'])
  expect(await refusalOf(house.as(assessor).changes.trialReport(UNIT))).toEqual({ reason: 'notAllowed' })
  // A case that is restricted since is none of the unit's, not even as a number.
  await story.act(story.someone('officer'), 'dispatch', 'flag', { class: 'ethics', source: 'human', reason: null })
  expect(await house.as(configurer).changes.trialReport(UNIT)).toMatchObject({ cases: 1, otherwise: 0, flow: [] })

  // Meanwhile another change goes its way, and a second trial is refused.
  const second = await propose(rules(rule('other', 'XGB')))
  expect(await refusalOf(house.as(reviewer).changes.trial({ id: second }))).toEqual({ reason: 'askedAlready' })
  await house.as(reviewer).changes.decline({ id: second, reason: '先看试运行' })
  expect((await house.as(configurer).changes.of(UNIT)).trial).toMatchObject({ id, isOwn: true })
  expect(await refusalOf(house.as(configurer).changes.endTrial({ id, to: 'publish' }))).toEqual({
    reason: 'notAllowed',
  })
  await house.as(reviewer).changes.endTrial({ id, to: 'publish' })
  expect((await decided()).unit).toBe('TSG')
  expect(await house.as(configurer).changes.trialReport(UNIT)).toBeNull()
  expect((await client.query(`select 1 from decisions where kind like '%.trial'`)).rows).toHaveLength(2)
  expect(await acts({ proposal: id })).toEqual(['proposeItem', 'tryItem', 'endTrial'])
})

test('sensitivity rules are tried for the school: what would be held more or less, with no small number told', async () => {
  const { inForce } = await house.as(assessor).changes.of(GATE)
  const body = structuredClone(inForce) as { rules: unknown[] }
  const outcome = { classes: ['discipline'], hold: true, channel: ['disciplineOffice'] }
  body.rules.push(rule('dorms', '', { band: 'school', outcome }))
  const id = await propose(body, GATE)
  await house.as(lead).changes.trial({ id })
  const { story } = await decided()
  expect((await story.ownView()).status).toBe('triage')
  const report = await house.as(assessor).changes.trialReport(GATE)
  expect(report).toMatchObject({ cases: 1, otherwise: null, list: [] })
  expect(report?.flow.map(each => [each.from.id, each.to.id, each.cases])).toEqual([['ordinary', 'held', null]])
  expect((await house.as(lead).changes.trialReport(GATE))?.list.map(row => row.caseNo)).toEqual([story.no])
  const fewer = { ...(inForce as object), rules: [] }
  const sent = house.as(assessor).changes.propose({ ...GATE, base: 1, body: fewer, reason: REASON })
  const error = (await sent.catch(caught => caught)) as { cause?: { fields?: { message: { zh: string } }[] } }
  expect(error.cause?.fields?.map(each => each.message.zh).join()).toContain('少于 5 件将不再被判为敏感')
  await house.as(assessor).changes.endTrial({ id, to: 'stop' })
  expect((await house.as(lead).changes.of(GATE)).history[0]).toMatchObject({ id, status: 'withdrawn' })
  await decided()
  expect((await client.query(`select 1 from trial_decisions where kind = 'sensitivity'`)).rows).toHaveLength(1)
})

test('what is in force for a unit is told value by value, with where it comes from', async () => {
  const {
    rules: effective,
    limits,
    texts,
    fallback,
  } = await house.as(configurer).configuration.effective({
    unit: 'JDXY',
  })
  const own = effective.find(each => each.id === 'dorm')
  expect(own).toMatchObject({ band: 'unit', source: { unit: 'JDXY', since: 1 } })
  expect(effective.filter(each => each !== own).every(each => each.source?.unit === null)).toBe(true)
  expect(fallback.source).toMatchObject({ unit: null, since: 1 })
  expect(limits.find(each => each.place === 'callback.P2')).toMatchObject({ source: { unit: null } })
  expect(texts.every(each => each.source === null)).toBe(true)
  expect(await refusalOf(house.as(configurer).configuration.effective({ unit: 'HQC' }))).toEqual({
    reason: 'notAllowed',
  })
  expect((await house.as(assessor).configuration.effective({ unit: 'JDXY' })).rules).toHaveLength(effective.length)
})
