import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appoint } from '../directory/appoint.ts'
import { tellOfLeftWork } from '../notices/tell-of-left-work.job.ts'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { runNotices } from '../testing/run-jobs.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'

/** What people had in hand who are no longer there to do it: who learns of it, how much, and how it comes to somebody else. */

let house: TestHouse
let system: Person
let security: Person
let dispatcher: Person
beforeAll(async () => {
  house = await openTestHouse()
  system = house.someone('systemAdmin', 'ZDT')
  security = house.someone('securityAdmin', 'ZDT')
  dispatcher = house.someone('dispatcher', 'ZDT')
})
afterAll(() => house.close())

const TEXT = '三号楼的热水每天晚上九点以后就停了，能不能延长一小时？'
async function inHandOf(person: Person, unit: string, more: Record<string, unknown> = {}): Promise<CaseStory> {
  const story = await CaseStory.leave(house, unit, TEXT)
  await story.triaged('handle', more)
  await story.approved(unit, { member: person.person, branch: person.appointments[0]?.branch ?? null })
  await story.act(person, 'handling', 'claim')
  return story
}
const member = (unit: string, which = 0) => house.someone('member', unit, which)
const leaves = (person: Person) => house.as(system).directory.deactivatePerson({ personId: person.person })
const seatOf = (person: Person, unit: string) =>
  house.house.app.db
    .selectFrom('appointments')
    .select('id')
    .where('person_id', '=', person.person)
    .where('unit_id', '=', unit)
    .where('ends_at', 'is', null)
    .executeTakeFirstOrThrow()
const ends = async (person: Person, unit: string) =>
  house.as(security).directory.dismiss({ appointmentId: (await seatOf(person, unit)).id })
/** `unit: who left → numbers` as this person sees it. */
async function seen(viewer: Person): Promise<Record<string, string[]>> {
  const { units } = await house.as(viewer).desk.leftWork()
  return Object.fromEntries(
    units.flatMap(({ unit, groups }) =>
      groups.map(group => [
        `${unit.id}: ${group.person?.name ?? group.branch?.id}`,
        group.rows.map(row => row.caseNo).sort(),
      ]),
    ),
  )
}
const counter = async (viewer: Person) =>
  (await house.as(viewer).desk.counters()).find(({ desk }) => desk === 'leftWork')?.n
const give = (by: Person, story: CaseStory, version: number, to: Person) =>
  house.as(by).dispatch.reassign({
    caseNo: story.no,
    version,
    key: randomUUID(),
    branch: to.appointments[0]?.branch ?? null,
    member: to.person,
    reason: { text: '交接：原承办人已离岗' },
  } as never)
const noticesOf = async (person: Person, kind: string) =>
  (await house.as(person).notices.page({})).rows.filter(row => row.kind === kind)

test('somebody leaves with open work: the unit sees it at once, the administrator a number, and it is handed over case by case', async () => {
  const leaver = member('HQC')
  const taker = member('HQC', 1)
  const [first, second, waits] = [
    await inHandOf(leaver, 'HQC'),
    await inHandOf(leaver, 'HQC'),
    await inHandOf(leaver, 'HQC'),
  ]
  await waits.act(dispatcher, 'handling', 'park', {
    plan: { text: '等暑假检修锅炉后再延长供水' },
    milestones: [{ on: '2026-12-20', what: { text: '锅炉检修' } }],
  })
  await runNotices(house)
  const lead = house.someone('officer', 'HQC')
  expect(await counter(lead)).toBe(0)
  expect(await house.as(system).directory.inHand({ personId: leaver.person })).toEqual([
    { unit: expect.objectContaining({ id: 'HQC' }), n: 3 },
  ])

  const answer = await leaves(leaver)
  expect(answer).toEqual({ left: [{ unit: expect.objectContaining({ id: 'HQC' }), n: 3 }] })
  for (const story of [first, second, waits]) expect(JSON.stringify(answer)).not.toContain(story.no)
  for (const admin of [system, security, house.someone('auditAdmin', 'ZDT')])
    expect(await refusalOf(house.as(admin).desk.leftWork())).toMatchObject({ reason: 'notAllowed' })

  const all = [first.no, second.no, waits.no].sort()
  for (const role of ['officer', 'deputy', 'reviewer'] as const)
    expect(await seen(house.someone(role, 'HQC'))).toEqual({ [`HQC: ${leaver.name}`]: all })
  expect(await counter(lead)).toBe(3)
  expect(await seen(house.someone('officer', 'XXC'))).toEqual({})
  expect(await seen(dispatcher)).toEqual({})

  const page = await house.as(lead).desk.leftWork()
  const rows = page.units[0]?.groups[0]?.rows ?? []
  expect(Object.fromEntries(rows.map(row => [row.caseNo, row.mayReassign]))).toEqual({
    [first.no]: true,
    [second.no]: true,
    [waits.no]: false,
  })
  const takers = page.units[0]?.takers.map(({ person }) => person.id) ?? []
  expect(takers).toContain(taker.person)
  expect(takers).not.toContain(leaver.person)

  // Somebody writes into the second case between the reading and the handing over: that one alone stays, and says why.
  const versionOf = (story: CaseStory) => rows.find(row => row.caseNo === story.no)?.version ?? 0
  await second.act(lead, 'handling', 'note', { text: { text: '已请锅炉房先查表' }, toSubmitter: false })
  await give(lead, first, versionOf(first), taker)
  expect(await refusalOf(give(lead, second, versionOf(second), taker))).toMatchObject({ reason: 'stale' })
  expect(await seen(lead)).toEqual({ [`HQC: ${leaver.name}`]: [second.no, waits.no].sort() })
  await give(lead, second, await second.version(), taker)
  expect(await seen(lead)).toEqual({ [`HQC: ${leaver.name}`]: [waits.no] })

  // Nothing went around the lifecycle: event, clock, audit line and the new person's notice are there.
  const view = await first.view(lead)
  expect(view).toMatchObject({ status: 'assigned', where: { handler: { id: taker.person } } })
  expect(view.timeline.at(-1)).toMatchObject({ type: 'reassigned' })
  expect(view.clocks.map(clock => clock.kind)).toContain('claim')
  const { app } = house.house
  const audited = await app.db
    .selectFrom('audit_log')
    .innerJoin('cases', 'cases.id', 'audit_log.case_id')
    .select('act')
    .where('case_no', '=', first.no)
    .where('person_id', '=', lead.person)
    .where('act', '=', 'reassign')
    .execute()
  expect(audited).toHaveLength(1)
  await runNotices(house)
  expect((await noticesOf(taker, 'toClaim')).map(notice => notice.caseNo).sort()).toEqual([first.no, second.no].sort())

  // What waits can be handed over as soon as it goes on.
  await waits.act(lead, 'handling', 'resume', { reason: { text: '锅炉已提前检修' } })
  await give(lead, waits, await waits.version(), taker)
  expect(await seen(lead)).toEqual({})
  expect(await counter(lead)).toBe(0)
})

test('the unit is told within the minute, the school group after a working day, again on the next day, and nobody twice', async () => {
  const leaver = member('XXC')
  await inHandOf(leaver, 'XXC')
  await leaves(leaver)
  const lead = house.someone('officer', 'XXC')
  for (let i = 0; i < 3; i += 1) await tellOfLeftWork(house.house.app)
  const [notice, ...others] = await noticesOf(lead, 'leftWork')
  expect(others).toEqual([])
  expect(notice).toMatchObject({ caseNo: '' })
  expect(notice?.text.zh).not.toContain(leaver.name)
  expect(await noticesOf(house.someone('reviewer', 'XXC'), 'leftWork')).toHaveLength(1)
  expect(await noticesOf(house.someone('officer', 'JWC'), 'leftWork')).toEqual([])
  for (const admin of [system, security]) expect((await house.as(admin).notices.page({})).rows).toEqual([])
  expect(await noticesOf(dispatcher, 'leftWorkLong')).toEqual([])
  expect(await counter(dispatcher)).toBe(0)

  await house.moveTo('2026-11-13T09:00:01+08:00')
  await tellOfLeftWork(house.house.app)
  expect(await noticesOf(lead, 'leftWork')).toHaveLength(2)
  expect(await noticesOf(dispatcher, 'leftWorkLong')).toHaveLength(1)
  expect(await counter(dispatcher)).toBe(1)
  const page = await house.as(dispatcher).desk.leftWork()
  expect(page.units.map(({ unit }) => unit.id)).toEqual(['XXC'])
  expect(page.units[0]?.groups[0]?.rows[0]).toMatchObject({ mayReassign: true })
  // The confidant watches and may not deal it out.
  const confidant = await house.as(house.someone('confidant', 'ZDT')).desk.leftWork()
  expect(confidant.units[0]?.groups[0]?.rows[0]).toMatchObject({ mayReassign: false })
})

test('whoever loses one office of two hands over the work of that unit alone', async () => {
  const both = member('GZC')
  const { app } = house.house
  const branch = app.directory.branchesOf('CWC')[0]?.id ?? ''
  const seat = { role: 'member', unit: 'CWC', branch } as never as Person['appointments'][number]
  await app.db.transaction().execute(trx => appoint(trx, app, [{ person: both.person, ...seat }]))
  const here = await inHandOf(both, 'GZC')
  const there = await inHandOf({ ...both, appointments: [seat] }, 'CWC')
  expect(await ends(both, 'GZC')).toEqual({ left: [{ unit: expect.objectContaining({ id: 'GZC' }), n: 1 }] })
  expect(await seen(house.someone('officer', 'GZC'))).toEqual({ [`GZC: ${both.name}`]: [here.no] })
  expect(await seen(house.someone('officer', 'CWC'))).toEqual({})
  expect(await ends(both, 'CWC')).toEqual({ left: [{ unit: expect.objectContaining({ id: 'CWC' }), n: 1 }] })
  expect(await seen(house.someone('officer', 'CWC'))).toEqual({ [`CWC: ${both.name}`]: [there.no] })
})

test('who moves to another branch of the unit leaves nothing behind', async () => {
  const mover = member('KYY')
  const story = await inHandOf(mover, 'KYY')
  const { app } = house.house
  const other = app.directory.branchesOf('KYY').find(({ id }) => id !== mover.appointments[0]?.branch)?.id ?? ''
  const seat = { role: 'member', unit: 'KYY', branch: other } as never as Person['appointments'][number]
  const { id } = await seatOf(mover, 'KYY')
  await app.db.transaction().execute(trx => appoint(trx, app, [{ person: mover.person, ...seat }]))
  expect(await house.as(security).directory.dismiss({ appointmentId: id })).toEqual({ left: [] })
  expect(await seen(house.someone('officer', 'KYY'))).toEqual({})
  expect((await story.view(house.someone('officer', 'KYY'))).where.handler?.id).toBe(mover.person)
})

test('an office that ends by its own date leaves its work as one that is ended does', async () => {
  const temporary = member('TW')
  const story = await inHandOf(temporary, 'TW')
  const { app } = house.house
  const { id } = await seatOf(temporary, 'TW')
  await app.db
    .updateTable('appointments')
    .set({ ends_at: new Date(house.now() + 60_000) })
    .where('id', '=', id)
    .execute()
  expect(await seen(house.someone('officer', 'TW'))).toEqual({})
  await house.moveTo(house.now() + 60_000)
  expect(await seen(house.someone('officer', 'TW'))).toEqual({ [`TW: ${temporary.name}`]: [story.no] })
})

test('a branch that nobody works in any more gives its unclaimed cases back', async () => {
  const [branch] = house.house.app.directory.branchesOf('LTX')
  const story = await CaseStory.leave(house, 'LTX', TEXT)
  await story.triaged('handle')
  await story.approved('LTX', { branch: branch?.id ?? null })
  const people = house.everyone().filter(({ appointments }) => appointments.some(seat => seat.branch === branch?.id))
  expect(people.length).toBeGreaterThan(1)
  for (const person of people) {
    expect(await seen(house.someone('officer', 'LTX'))).toEqual({})
    await leaves(person)
  }
  expect(await seen(house.someone('officer', 'LTX'))).toEqual({ [`LTX: ${branch?.id}`]: [story.no] })
  await story.act(house.someone('officer', 'LTX'), 'dispatch', 'reassign', {
    branch: null,
    member: null,
    reason: { text: '支部已无人，放回题库' },
  })
  expect(await seen(house.someone('officer', 'LTX'))).toEqual({})
})

test('a held case is counted for nobody, and lies with the cleared few alone until it is cleared', async () => {
  const leaver = member('YJS')
  const story = await inHandOf(leaver, 'YJS')
  await story.act(house.someone('officer', 'YJS'), 'dispatch', 'flag', {
    class: 'discipline',
    source: 'human',
    reason: null,
  })
  expect((await story.ownView()).version).toBeGreaterThan(4)
  expect(await house.as(system).directory.inHand({ personId: leaver.person })).toEqual([])
  expect(await leaves(leaver)).toEqual({ left: [] })
  const lead = house.someone('officer', 'YJS')
  expect([await seen(lead), await counter(lead)]).toEqual([{}, 0])
  const confidant = house.someone('confidant', 'ZDT')
  expect(await seen(confidant)).toMatchObject({ [`YJS: ${leaver.name}`]: [story.no] })
  expect((await seen(dispatcher))[`YJS: ${leaver.name}`]).toBeUndefined()
  await tellOfLeftWork(house.house.app)
  expect(await noticesOf(lead, 'leftWork')).toEqual([])
  await story.act(confidant, 'dispatch', 'clearFlag', { reason: { text: '只是笔误，没有敏感内容' } })
  expect(await seen(lead)).toEqual({ [`YJS: ${leaver.name}`]: [story.no] })
  await tellOfLeftWork(house.house.app)
  expect(await noticesOf(lead, 'leftWork')).toHaveLength(1)
})
