import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { runNotices } from '../testing/run-jobs.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'

const TEXT = '学院三楼机房周末总是锁门，能不能轮流开一间？'
const DAY = 86_400_000
let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const day = (n: number) => new Date(house.now() + n * DAY + 8 * 3_600_000).toISOString().slice(0, 10)
const of = (who: Person) => house.as(who).directory
const told = async (story: CaseStory, person: Person) => {
  await runNotices(house)
  const { rows } = await client.query(
    'select kind from notices n join cases c on c.id = n.case_id where c.case_no = $1 and n.person_id = $2 order by kind',
    [story.no, person.person],
  )
  return rows.map(row => row.kind as string)
}
const absence = (unit: string, absent: Person, stand: Person, more: object = {}) => ({
  unit,
  absent: absent.person as string,
  stand: stand.person as string,
  from: day(0),
  to: day(2),
  reason: '出差',
  ...more,
})

test('while a handler is away, whoever stands in is told too, finds the case on a desk, and everybody who chooses sees it; then it ends by itself', async () => {
  const [member, officer] = [house.someone('member', 'JDXY'), house.someone('officer', 'JDXY')]
  const { id } = await of(member).declareAbsence(absence('JDXY', member, officer))
  const story = await (await (await CaseStory.leave(house, 'JDXY', TEXT)).triaged('handle')).approved('JDXY', {
    branch: member.appointments.find(seat => seat.role === 'member')?.branch ?? null,
    member: member.person,
  })
  expect(await told(story, member)).toContain('toClaim')
  expect(await told(story, officer)).toContain('toClaim')
  const covering = () => house.as(officer).desk.page({ desk: 'covering' })
  expect((await covering()).rows.map(row => row.caseNo)).toEqual([story.no])
  const other = await (await CaseStory.leave(house, 'JDXY', TEXT)).triaged('handle')
  const { branches, proposed } = await house.as(story.someone('reviewer')).dispatch.candidates({ caseNo: other.no })
  const seen = branches.flatMap(branch => branch.members).find(each => each.person.id === member.person)
  expect(seen?.away).toEqual({ until: day(2), deputy: officer.name })
  expect(proposed.member).not.toBe(member.person)
  // The reason is for the person and the lead.
  const rows = async (who: Person) => (await of(who).absences()).rows.filter(row => row.id === id)
  expect(await rows(officer)).toMatchObject([{ reason: '出差', mayEnd: true, isOn: true }])
  const colleague = house.someone('member', 'JDXY', 1)
  expect(await rows(colleague)).toMatchObject([{ reason: null, mayEnd: false }])
  await house.moveTo(house.now() + 3 * DAY)
  expect(await refusalOf(covering())).toEqual({ reason: 'notAllowed' })
  expect(await rows(officer)).toEqual([])
})

test('the lead declares it for somebody of the unit, nobody for anybody else, and nobody stands in who sees less or is away', async () => {
  const [officer, deputy, reviewer] = (['officer', 'deputy', 'reviewer'] as const).map(role =>
    house.someone(role, 'TSG'),
  ) as [Person, Person, Person]
  const member = house.someone('member', 'TSG')
  const stranger = house.someone('officer', 'HQC')
  const no = (who: Person, input: ReturnType<typeof absence>) => refusalOf(of(who).declareAbsence(input))
  expect(await no(stranger, absence('TSG', officer, deputy))).toEqual({ reason: 'notAllowed' })
  expect(await no(member, absence('TSG', officer, deputy))).toEqual({ reason: 'notAllowed' })
  expect(await no(officer, absence('TSG', stranger, deputy))).toEqual({ reason: 'notAllowed' })
  // An id that nobody has, and one of another unit, are one and the same no.
  for (const stand of [randomUUID(), stranger.person as string])
    expect(await no(officer, { ...absence('TSG', officer, deputy), stand })).toEqual({ reason: 'cannotStandIn' })
  expect(await no(officer, absence('TSG', officer, member))).toEqual({ reason: 'cannotStandIn' })
  expect(await no(officer, absence('TSG', officer, deputy, { to: day(-1) }))).toMatchObject({ reason: 'inThePast' })
  expect(await no(officer, absence('TSG', officer, deputy, { from: day(3) }))).toMatchObject({ reason: 'doesNotFit' })
  const { id } = await of(reviewer).declareAbsence(absence('TSG', deputy, officer))
  expect(await no(officer, absence('TSG', officer, deputy))).toEqual({ reason: 'cannotStandIn' })
  expect(await no(reviewer, absence('TSG', deputy, reviewer))).toEqual({ reason: 'awayAlready' })
  for (const absent of [id, randomUUID()])
    expect(await refusalOf(of(stranger).endAbsence({ absence: absent }))).toEqual({ reason: 'notFound' })
  await of(deputy).endAbsence({ absence: id })
  await of(officer).declareAbsence(absence('TSG', officer, deputy))
  const { rows } = await client.query(
    `select act from audit_log where act like '%Absence' and detail->>'unit' = 'TSG' order by id`,
  )
  expect(rows.map(row => row.act)).toEqual(['declareAbsence', 'endAbsence', 'declareAbsence'])
})

test('two who declare the same at once: one does', async () => {
  const [officer, deputy] = [house.someone('officer', 'GZC'), house.someone('deputy', 'GZC')]
  const both = await Promise.all(
    [1, 2].map(() => refusalOf(of(officer).declareAbsence(absence('GZC', officer, deputy)))),
  )
  expect(both.filter(no => no.reason === 'awayAlready')).toHaveLength(1)
})

test('a restricted case is told to nobody who stands in, and lies on no such desk', async () => {
  const [member, officer] = [house.someone('member', 'XXC'), house.someone('officer', 'XXC')]
  const story = await (await (await (await CaseStory.leave(house, 'XXC', TEXT)).triaged('handle')).approved()).claimed()
  await of(member).declareAbsence(absence('XXC', member, officer))
  const confidant = house.someone('confidant', 'ZDT')
  expect((await house.as(officer).desk.page({ desk: 'covering' })).rows.map(row => row.caseNo)).toEqual([story.no])
  await runNotices(house)
  await story.act(story.someone('reviewer'), 'dispatch', 'flag', { class: 'ethics', source: 'human', reason: null })
  const before = await told(story, officer)
  await story.act(confidant, 'handling', 'note', { text: { text: '核查中' }, toSubmitter: false })
  expect(await told(story, officer)).toEqual(before)
  expect((await house.as(officer).desk.page({ desk: 'covering' })).rows).toEqual([])
})
