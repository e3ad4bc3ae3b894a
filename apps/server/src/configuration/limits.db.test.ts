import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { compose } from '../compose.ts'
import { tellOfProposal } from '../notices/tell-of-proposal.job.ts'
import { CaseStory, TRIAGE } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'

/** Thursday 2026-11-12, 09:00. */
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

const SCHOOL = { kind: 'escalation', unit: null } as const
const UNIT = { kind: 'escalation', unit: 'JDXY' } as const
const REASON = { zh: '期末加快办理', en: 'Faster at the end of term' }
type Table = Record<string, Record<string, string>>
type Draft = { limits: Table & { completion: Table } }

const student = () => house.everyone().find(person => person.appointments.length === 0) ?? assessor
const view = () => house.as(lead).changes.of(SCHOOL)
async function draftOf(change: (limits: Draft['limits']) => void): Promise<{ base: number; body: Draft }> {
  const { release, inForce } = await view()
  const body = structuredClone(inForce) as Draft
  change(body.limits)
  return { base: release, body }
}
const withLimit = (kind: string, urgency: string, limit: string) =>
  draftOf(limits => {
    limits[kind] = { ...limits[kind], [urgency]: limit }
  })
const withCompletion = (urgency: string, limit: string) =>
  draftOf(limits => {
    limits.completion.handle = { ...limits.completion.handle, [urgency]: limit }
  })
async function proposed(made: { base: number; body: unknown }, by = assessor) {
  return (await house.as(by).changes.propose({ ...SCHOOL, ...made, reason: REASON })).id
}
const fieldsOf = async (sent: Promise<unknown>) => {
  const error = (await sent.catch(caught => caught)) as { cause?: { fields?: { field: string }[] } }
  return error.cause?.fields?.map(each => each.field)
}
async function limitOfNewCase(kind = 'triage') {
  const story = await CaseStory.leave(house, 'JDXY', '学院三楼打印室的纸总是没有人补。')
  return { story, limit: await limitOf(story, kind) }
}
async function limitOf(story: CaseStory, kind: string) {
  const { rows } = await client.query(
    'select k.limit_text from clocks k join cases c on c.id = k.case_id where c.case_no = $1 and k.kind = $2 and k.stopped_at is null',
    [story.no, kind],
  )
  return rows[0]?.limit_text
}

test('a limit is written by one person, refused to its author, published by another, and holds for clocks that start from then on', async () => {
  const other = await compose({ config: house.config, databaseUrl: house.databaseUrl, now: house.now })
  try {
    const running = await limitOfNewCase()
    expect(running.limit).toBe('1WD')
    const id = await proposed(await withLimit('triage', 'P2', '0.5WD'), lead)
    expect(await refusalOf(house.as(lead).changes.publish({ id }))).toMatchObject({ reason: 'ownRequest' })
    expect(await refusalOf(house.as(assessor).changes.publish({ id }))).toMatchObject({ reason: 'notAllowed' })
    expect(await refusalOf(house.as(reviewer).changes.publish({ id }))).toMatchObject({ reason: 'notFound' })
    await house.as(lead).changes.withdraw({ id })
    await house.moveTo(house.now() + 60_000)
    const next = await proposed(await withLimit('triage', 'P2', '0.5WD'))
    for (let i = 0; i < 2; i += 1) await tellOfProposal(house.house.app, { proposalId: next })
    const told = await client.query(`select person_id from notices where kind = 'limitsProposed'`)
    expect(told.rows.map(row => row.person_id)).toContain(lead.person)
    expect(new Set(told.rows.map(row => row.person_id)).size).toBe(told.rows.length)
    const { release } = await house.as(lead).changes.publish({ id: next })
    await vi.waitFor(() => expect(other.app.configuration.school().release.n).toBe(release), { timeout: 5000 })
    expect(other.app.configuration.school().escalation.limits.triage.P2).toBe('0.5WD')
    expect((await limitOfNewCase()).limit).toBe('0.5WD')
    expect(await limitOf(running.story, 'triage')).toBe('1WD')
    const { history, inForce } = await view()
    expect(history.map(row => [row.status, row.release])).toEqual([
      ['published', release],
      ['withdrawn', null],
    ])
    expect((inForce as Draft).limits.triage?.P2).toBe('0.5WD')
    const change = await house.as(assessor).changes.one({ id: next })
    expect([(change.over as Draft).limits.triage?.P2, (change.body as Draft).limits.triage?.P2]).toEqual([
      '1WD',
      '0.5WD',
    ])
    const { rows } = await client.query(`select act from audit_log where detail->>'proposal' = any($1) order by id`, [
      [id, next],
    ])
    expect(rows.map(row => row.act)).toEqual(['proposeItem', 'withdrawItem', 'proposeItem', 'publishItem'])
  } finally {
    await other.close()
  }
})

test('what goes beyond a bound is refused with its place: the call-back never has more than two working days', async () => {
  const made = await withLimit('callback', 'P3', '2.5WD')
  expect(await fieldsOf(proposed(made))).toEqual(['limits.callback.P3'])
  const unit = { ...UNIT, base: 0, body: { limits: { callback: { P3: '3WD' } } }, reason: REASON }
  expect(await fieldsOf(house.as(configurer).changes.propose(unit))).toEqual(['limits.callback.P3'])
  expect(
    await refusalOf(proposed({ base: made.base + 7, body: (await withLimit('review', 'P3', '1WD')).body })),
  ).toMatchObject({
    reason: 'stale',
  })
})

test('a unit may be stricter and never looser, by its own two people; where the school becomes stricter still, the school’s holds', async () => {
  const propose = (limits: object, by = configurer, base = 0) =>
    house.as(by).changes.propose({ ...UNIT, base, body: { limits }, reason: REASON })
  expect(await fieldsOf(propose({ review: { P2: '1WD' } }))).toEqual(['limits.review.P2'])
  expect(await fieldsOf(propose({ ratingWindow: { P2: '3WD' } }))).toEqual(['limits.ratingWindow.P2'])
  expect(await refusalOf(propose({}, house.someone('officer', 'JDXY')))).toMatchObject({ reason: 'notAllowed' })
  expect(await refusalOf(propose({}, house.someone('configurer', 'HQC')))).toMatchObject({ reason: 'notAllowed' })
  const { id } = await propose({ completion: { handle: { P2: '2WD' } } })
  expect(await refusalOf(house.as(lead).changes.publish({ id }))).toMatchObject({ reason: 'notFound' })
  expect(await refusalOf(house.as(house.someone('reviewer', 'HQC')).changes.publish({ id }))).toMatchObject({
    reason: 'notFound',
  })
  expect(await refusalOf(house.as(house.someone('configurer', 'HQC')).changes.of(UNIT))).toMatchObject({
    reason: 'notAllowed',
  })
  expect(await house.as(reviewer).changes.publish({ id })).toEqual({ release: 1 })
  const story = await CaseStory.leave(house, 'JDXY', '学院三楼打印室的纸总是没有人补。')
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency: 'P2' })
  await (await story.approved()).claimed()
  expect(await limitOf(story, 'completion')).toBe('2WD')
  expect((await house.as(configurer).configuration.limits({ unit: 'HQC' })).limits.completion.handle.P2).toBe('3WD')

  const school = await proposed(await withCompletion('P2', '1WD'))
  const { proposal } = await view()
  expect(proposal?.consequences.map(each => each.zh).join()).toMatch(/自定的时限有 1 处比新的宽/)
  await house.as(lead).changes.publish({ id: school })
  expect((await house.as(configurer).configuration.limits({ unit: 'JDXY' })).limits.completion.handle.P2).toBe('1WD')
})

test('of many who publish at once one wins; what was written on something overtaken is refused and stays', async () => {
  const { release, inForce } = await view()
  const id = await proposed(await withLimit('claim', 'P3', '0.5WD'))
  const answers = await Promise.all(Array.from({ length: 8 }, () => refusalOf(house.as(lead).changes.publish({ id }))))
  expect(answers.map(each => each.reason).sort()).toEqual(['done', ...Array(7).fill('notFound')])
  expect((await view()).release).toBe(release + 1)
  const late = { base: release, body: inForce }
  expect(await refusalOf(proposed(late))).toMatchObject({ reason: 'stale', version: release + 1 })
  // Two proposals from one base, published side by side by two processes: the partial index lets one be open at a time.
  const made = await withLimit('claim', 'P3', '1WD')
  const twice = await Promise.all([refusalOf(proposed(made)), refusalOf(proposed(made, lead))])
  expect(twice.map(each => each.reason).sort()).toEqual(['askedAlready', 'done'])
})

test('a change of another item does not overtake one that waits, and a change of the same item does', async () => {
  const { proposal } = await view()
  const author = proposal?.by === lead.name ? lead : assessor
  if (proposal) await house.as(author).changes.withdraw({ id: proposal.id })
  const id = await proposed(await withLimit('claim', 'P3', '1WD'))
  const { calendar, release } = await house.as(lead).calendar.view()
  const body = { ...calendar, school: { ...calendar.school, days: [] } }
  const other = await house
    .as(assessor)
    .changes.propose({ kind: 'calendar', unit: null, base: release, body, reason: REASON })
  await house.as(lead).changes.publish({ id: other.id })
  expect((await view()).proposal).toMatchObject({ id, isOvertaken: false })
  await house.as(lead).changes.publish({ id })
  expect((await view()).inForce).toMatchObject({ limits: { claim: { P3: '1WD' } } })
})

test('the days of a sample case are drawn from what is being written, for the school and for a unit, and nothing is changed', async () => {
  const at = { course: 'handle', urgency: 'P2', start: '2026-11-12T01:00:00.000Z' } as const
  const due = async (unit: string | null, draft?: unknown) => {
    const { steps } = await house.as(configurer).configuration.sampleCase({ ...at, unit, ...(draft ? { draft } : {}) })
    return steps.find(step => step.clock === 'triage')?.dueAt
  }
  const before = await due(null)
  const { body } = await withLimit('triage', 'P2', '1CH')
  expect(await due(null, body)).toBe('2026-11-12T02:00:00.000Z')
  expect(await due('JDXY', { limits: { triage: { P2: '2CH' } } })).toBe('2026-11-12T03:00:00.000Z')
  expect(await due(null)).toBe(before)
  expect(await fieldsOf(due('JDXY', { limits: { triage: { P2: '1WD' } } }))).toEqual(['limits.triage.P2'])
})

test('an extension never brings a date nearer, not even where the limit was shortened since the clock started', async () => {
  const story = await CaseStory.leave(house, 'HQC', '学院三楼打印室的纸总是没有人补。')
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency: 'P3' })
  await (await story.approved()).claimed()
  const due = async () => {
    const { rows } = await client.query(
      `select k.due_at from clocks k join cases c on c.id = k.case_id where c.case_no = $1 and k.kind = 'completion'`,
      [story.no],
    )
    return rows[0].due_at as Date
  }
  const told = await due()
  const shorter = await withCompletion('P3', '1WD')
  await house.as(lead).changes.publish({ id: await proposed(shorter) })
  expect(await due()).toEqual(told)
  await story.act(story.someone('reviewer'), 'handling', 'extend', { reason: { text: '等配件到货' }, percent: 50 })
  expect((await due()).getTime()).toBeGreaterThanOrEqual(told.getTime())
})

test('two people who edit one item over and over lose no edit: each is in force or was refused (R4)', async () => {
  const second = { ...student(), appointments: assessor.appointments }
  const won: string[] = []
  const edit = async (by: Person, kind: string, limit: string) => {
    const made = await withLimit(kind, 'P3', limit)
    const sent = house.as(by).changes.propose({ ...SCHOOL, ...made, reason: REASON })
    const no = await refusalOf(sent)
    if (no.reason !== 'done') return expect(['stale', 'askedAlready']).toContain(no.reason)
    const { id } = await sent
    expect(await refusalOf(house.as(lead).changes.publish({ id }))).toEqual({ reason: 'done' })
    won.push(`${kind} ${limit}`)
  }
  for (let round = 0; round < 20; round += 1) {
    const limit = `${600 + round}CM`
    await Promise.all([edit(assessor, 'review', limit), edit(second, 'triage', limit)])
    const { limits } = (await view()).inForce as Draft
    for (const kind of ['review', 'triage']) {
      const last = won.filter(each => each.startsWith(kind)).at(-1)
      if (last) expect(`${kind} ${limits[kind]?.P3}`).toBe(last)
    }
  }
  expect(won.length).toBeGreaterThanOrEqual(20)
})

test('a limit below its floor or above its bound is told with a sample case that shows it, while it is written and when it is refused', async () => {
  const school = await withLimit('ratingWindow', 'P2', '1WD')
  school.body.limits.completion.handle = { ...school.body.limits.completion.handle, P1: '6WD' }
  const findings = await house.as(assessor).configuration.limitFindings({ unit: null, draft: school.body })
  const said = new Map(findings.map(({ field, message }) => [field, message]))
  expect([...said.keys()].sort()).toEqual(['limits.completion.handle.P1', 'limits.ratingWindow.P2'])
  expect(said.get('limits.ratingWindow.P2')?.zh).toMatch(
    /^1WD 短于下限 3WD。例如 P2 的一件，(2026-\d\d-\d\d) 09:00 起算：按1个工作日，\S+ \d\d:\d\d 就到期，最早应是 \S+ \d\d:\d\d（3个工作日）$/,
  )
  expect(said.get('limits.completion.handle.P1')?.en).toContain('at the latest (5 working days)')
  const sent = (await proposed(school).catch(caught => caught)) as { cause?: { fields?: unknown } }
  expect(sent.cause?.fields).toEqual(findings)

  const unit = { limits: { completion: { handle: { P2: '4WD' } }, ratingWindow: { P3: '1WD' } } }
  const own = await house.as(configurer).configuration.limitFindings({ unit: 'JDXY', draft: unit })
  expect(own.length).toBeGreaterThan(0)
  for (const { message } of own) expect(message.zh).toMatch(/例如 P\d 的一件，2026-/)
  expect(await house.as(configurer).configuration.limitFindings({ unit: 'JDXY', draft: {} })).toEqual([])
  // What is no limit at all has no case that shows it.
  const broken = await house.as(assessor).configuration.limitFindings({ unit: null, draft: { limits: 'x' } })
  expect(broken.every(({ message }) => !message.zh.includes('例如'))).toBe(true)
})
