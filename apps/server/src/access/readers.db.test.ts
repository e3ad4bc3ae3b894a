import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCase } from '../cases/case-reads.sql.ts'
import { type CaseClass, CLASSES, makeCase } from '../testing/case-classes.ts'
import type { CaseStory } from '../testing/case-story.ts'
import { noOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { castOf, KINDS, type Kind } from '../testing/whole-house.ts'
import { GRANTS } from './grants.ts'
import { admits, grantsOn, widestPart } from './holding.ts'
import { opened, unseenBySystem } from './policy.ts'
import type { Viewer } from './viewer.ts'

/** The policy is written once and read three ways: here the ways are held against each other, on every class of case. */
let house: TestHouse
let cast: Record<Kind, Viewer>
const cases = new Map<CaseClass, CaseStory>()
beforeAll(async () => {
  house = await openTestHouse()
  cast = castOf(house)
  for (const kind of CLASSES) cases.set(kind, await makeCase(house, kind))
})
afterAll(() => house.close())

/** A no is nothing shown; a fault is thrown on. */
const unseen = (error: unknown) => {
  noOf(error)
  return null
}
const recordOf = async (of: CaseClass) => {
  const found = await readCase(house.house.app.db, { no: cases.get(of)?.no ?? '' }, unseenBySystem())
  if (!found) throw new Error(`there is no ${of}`)
  return found
}
const opens = async (of: CaseClass, access: ReturnType<typeof opened>) =>
  (await readCase(house.house.app.db, { no: cases.get(of)?.no ?? '' }, access)) !== null

test('every grant opens in SQL just the cases to just the people that it opens in words', async () => {
  const wrong: string[] = []
  const used = new Set<string>()
  let cells = 0
  // As if a rung of the ladder had put every one of them before 督查办: a restricted one is still not theirs to see.
  await house.house.app.db
    .updateTable('cases')
    .set({ inspected_at: new Date(house.now()) })
    .execute()
  const staff = house.everyone().filter(person => person.appointments.length > 0)
  for (const of of CLASSES) {
    const record = await recordOf(of)
    for (const viewer of [...KINDS.map(kind => cast[kind]), ...staff.filter((_, i) => i % 7 === 0)])
      for (const grant of GRANTS) {
        cells += 1
        const isHeld = viewer.appointments.some(seat => admits(grant, seat, viewer.person, record, house.now()))
        if (isHeld) used.add(grant.key)
        if ((await opens(of, opened(viewer, house.now(), [grant]))) !== isHeld)
          wrong.push(`${grant.key} × ${of} × ${viewer.name}: ${isHeld ? 'only in words' : 'only in SQL'}`)
      }
  }
  await house.house.app.db.updateTable('cases').set({ inspected_at: null }).execute()
  console.log(`${cells} cells of grants in SQL and in words`)
  expect(wrong).toEqual([])
  expect(GRANTS.map(grant => grant.key).filter(key => !used.has(key))).toEqual([])
}, 900_000)

test('a grant within others opens nothing that those do not', async () => {
  for (const of of CLASSES) {
    const record = await recordOf(of)
    for (const kind of KINDS) {
      const held = grantsOn(cast[kind], record, house.now())
      for (const { key, within } of held)
        if (within)
          expect(
            held.some(other => within.includes(other.key)),
            `${key} × ${of} × ${kind}`,
          ).toBe(true)
    }
  }
})

test('who stands in the list of readers is answered by the case page, and nobody else; with a grant that really holds', async () => {
  const wrong: string[] = []
  const everyone = house.everyone()
  let cells = 0
  for (const of of CLASSES) {
    const caseNo = cases.get(of)?.no ?? ''
    const record = await recordOf(of)
    const listed = await house.as(cast.schoolLead).cases.readers({ caseNo })
    for (const viewer of everyone) {
      cells += 1
      const shown = await house.as(viewer).cases.view({ caseNo }).catch(unseen)
      const groups = listed.filter(group => group.people.some(({ id }) => id === viewer.person))
      if ((shown !== null) !== groups.length > 0) wrong.push(`${of} × ${viewer.name}: ${groups.length} × listed`)
      const held = grantsOn(viewer, record, house.now())
      for (const group of groups)
        if (!held.some(grant => grant.key === group.grant)) wrong.push(`${of} × ${viewer.name}: no ${group.grant}`)
      if (groups.length > 0 && !groups.some(group => group.part === widestPart(held)))
        wrong.push(`${of} × ${viewer.name}: not by the widest`)
      const isNamed = shown?.submitter?.isMasked === false
      if (shown && isNamed !== groups.some(group => group.identity)) wrong.push(`${of} × ${viewer.name}: identity`)
    }
  }
  console.log(`${cells} cells of who is listed and who is answered`)
  expect(wrong.slice(0, 20)).toEqual([])
}, 900_000)

/** Who may ask who else can see it; by hand, from the decision record. */
const ASKERS: Readonly<Record<CaseClass, readonly Kind[]>> = {
  triage: ['officer', 'deputy', 'reviewer', 'dispatcher', 'schoolLead', 'confidant'],
  foreign: ['foreignOfficer', 'foreignReviewer', 'dispatcher', 'schoolLead', 'confidant'],
  assigned: ['officer', 'deputy', 'reviewer', 'dispatcher', 'schoolLead', 'confidant'],
  consulted: ['officer', 'deputy', 'reviewer', 'dispatcher', 'schoolLead', 'confidant'],
  transferred: ['receiver', 'receivingReviewer', 'dispatcher', 'schoolLead', 'confidant'],
  circulating: ['officer', 'deputy', 'reviewer', 'dispatcher', 'schoolLead', 'confidant'],
  circulatingAround: ['officer', 'deputy', 'reviewer', 'dispatcher', 'schoolLead', 'confidant'],
  closed: ['officer', 'deputy', 'reviewer', 'dispatcher', 'schoolLead', 'confidant'],
  entered: ['stranger', 'dispatcher', 'schoolLead', 'confidant'],
  pooled: ['officer', 'deputy', 'reviewer', 'dispatcher', 'schoolLead', 'confidant'],
  direct: ['dispatcher', 'schoolLead', 'confidant'],
  heldByRule: ['schoolLead', 'confidant'],
  heldCrisis: ['schoolLead', 'confidant'],
  crisisAround: ['schoolLead', 'confidant'],
  bypass: ['schoolLead', 'confidant'],
  reportedUp: ['schoolLead', 'confidant'],
  handedOver: ['schoolLead', 'confidant'],
  crisisGone: ['schoolLead', 'confidant'],
}

test.each(CLASSES)('who may ask who sees a case of class %s, and is offered it on the page', async of => {
  const caseNo = cases.get(of)?.no ?? ''
  for (const kind of KINDS) {
    const caller = house.as(cast[kind])
    const view = await caller.cases.view({ caseNo }).catch(unseen)
    const answered = await caller.cases.readers({ caseNo }).then(
      () => 'yes',
      error => noOf(error).reason,
    )
    expect(answered === 'yes', `${kind}: ${answered}`).toBe(ASKERS[of].includes(kind))
    expect(view?.listsReaders ?? false, kind).toBe(ASKERS[of].includes(kind))
    if (view === null && cast[kind].appointments.length > 0) expect(answered, kind).toBe('notFound')
  }
})

test.each(CLASSES)('the submitter of a case of class %s is told of the same offices, and of no name', async of => {
  const story = cases.get(of) as CaseStory
  const staff = await house.as(cast.confidant).cases.readers({ caseNo: story.no })
  const told = await house.as().tracking.readers({ ticket: story.ticket })
  const offices = (list: readonly { role: string; unit: { id: string } }[]) =>
    [...new Set(list.map(each => `${each.role} ${each.unit.id}`))].sort()
  expect(offices(told)).toEqual(offices(staff))
  const words = JSON.stringify(told)
  for (const { name } of staff.flatMap(group => group.people)) expect(words).not.toContain(name)
})

test('a clerk reads what they entered today until midnight in Shanghai, and not a moment longer', async () => {
  const fresh = await openTestHouse()
  try {
    const story = await makeCase(fresh, 'entered')
    const clerk = fresh.as(fresh.someone('clerk', 'TSG'))
    const desk = async () => (await clerk.desk.page({ desk: 'entered' })).rows.map(row => row.caseNo)
    const view = await clerk.cases.view({ caseNo: story.no })
    expect(view).toMatchObject({ submitter: null, decision: null, listsReaders: false })
    expect(view.timeline.map(entry => entry.type)).toEqual(['submitted'])
    expect(await desk()).toEqual([story.no])
    await fresh.moveTo('2026-11-12T23:59:59+08:00')
    expect(await desk()).toEqual([story.no])
    await fresh.moveTo('2026-11-13T00:00:00+08:00')
    expect(await desk()).toEqual([])
    expect((await clerk.desk.search({ q: story.no })).rows).toEqual([])
    await expect(clerk.cases.view({ caseNo: story.no })).rejects.toThrow('notFound')
  } finally {
    await fresh.close()
  }
}, 120_000)

test('what may I see names the grants of each office, and the offices that see no case', async () => {
  const sight = async (kind: Kind) =>
    (await house.as(cast[kind]).cases.sight()).map(office =>
      `${office.role}: ${office.grants.map(({ grant }) => grant).join(' ')}`.trim(),
    )
  expect(await sight('officer')).toEqual(['officer: owner given asked'])
  expect(await sight('member')).toEqual(['member: handler branch pool'])
  expect(await sight('confidant')).toContain('confidant: school clearedCrisis cleared trace')
  expect(await sight('dutyOfficer')).toContain('dutyOfficer: crisis crisisTrace')
  expect(await sight('inspector')).toEqual(['inspector: inspected'])
  for (const kind of ['configurer', 'assessor', 'observer', 'systemAdmin', 'securityAdmin', 'auditAdmin'] as const)
    expect(await sight(kind)).toEqual([`${kind}:`])
})
