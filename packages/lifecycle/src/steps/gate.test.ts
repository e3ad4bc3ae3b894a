import { describe, expect, it } from 'vitest'
import type { GateVerdict } from '../actions.ts'
import type { SensitiveClass } from '../terms.ts'
import { filledIn } from '../testing/filled-in.ts'
import { givenACase } from '../testing/given-a-case.ts'
import { COLLEGE, DEPARTMENT, idOf, OFFICE, SCHOOL, staff, submitter, system, words } from '../testing/people.ts'

const confidant = staff('confidant')
const selfFlag = (flagClass: SensitiveClass) => filledIn('flag', { class: flagClass, source: 'self' })
const bypassed: GateVerdict = { hold: true, classes: ['bypass'], source: 'self', crisis: false, recused: [COLLEGE] }

describe('a flag', () => {
  it('cuts visibility at once: the case is held and belongs to the school group', () => {
    const story = givenACase().inProgress().does(submitter, selfFlag('ethics'))
    expect(story.file).toMatchObject({
      status: 'held',
      owner: SCHOOL,
      heldFrom: { status: 'inProgress', owner: COLLEGE },
    })
    for (const person of [staff('officer'), staff('reviewer'), staff('member'), staff('branchSecretary')]) {
      expect(story.mayDo(person)).toEqual([])
    }
  })

  it('says truly where it comes from', () => {
    const story = givenACase().submitted()
    expect(story.refused(submitter, filledIn('flag', { source: 'human' }))).toEqual({ reason: 'wrongFlagSource' })
    expect(story.refused(system, filledIn('flag', { source: 'self' }))).toEqual({ reason: 'wrongFlagSource' })
    expect(story.refused(staff('officer'), filledIn('flag', { source: 'rule' }))).toEqual({ reason: 'wrongFlagSource' })
  })

  it('on a held or reported case adds a class and changes nothing else', () => {
    const story = givenACase()
      .submitted()
      .does(submitter, selfFlag('ethics'))
      .does(confidant, filledIn('flag', { class: 'petition' }))
    expect(story.file.flags.map(each => each.class)).toEqual(['ethics', 'petition'])
    expect(story.file.heldFrom?.status).toBe('triage')
    story.does(confidant, filledIn('reportUp')).does(confidant, filledIn('flag', { class: 'crisis' }))
    expect(story.file).toMatchObject({ status: 'reportedUp', crisis: true })
  })

  it('of bypass or recusal bars the entry unit, of recusal also the unit that has the case and the office next door', () => {
    expect(givenACase().submitted().does(submitter, selfFlag('bypass')).file.recused).toEqual([COLLEGE])
    const elsewhere = givenACase()
      .submitted()
      .does(staff('dispatcher'), filledIn('redispatch'))
      .does(submitter, selfFlag('recusal'))
    expect(elsewhere.file.recused).toEqual([COLLEGE, DEPARTMENT, OFFICE])
  })
})

/** Asks the submitter about a unit, and lets the submitter answer. */
const asks = (unit = COLLEGE) => filledIn('askConsent', { unit })
const yes = filledIn('giveConsent')
const no = filledIn('giveConsent', { agrees: false })

describe('a held case', () => {
  it('goes back to where it stood when the flag of a rule is cleared with a reason', () => {
    const story = givenACase()
      .inProgress()
      .does(system, filledIn('flag', { source: 'rule' }))
    expect(story.refused(confidant, filledIn('clearFlag', { reason: words(0) }))).toEqual({
      reason: 'missing',
      field: 'reason',
    })
    story.does(confidant, filledIn('clearFlag'))
    expect(story.file).toMatchObject({ status: 'inProgress', owner: COLLEGE, flags: [], heldFrom: null })
    expect(story.mayDo(staff('member'))).toContain('file')
  })

  it('that its submitter flagged is not cleared without the submitter’s consent', () => {
    const story = givenACase().submitted().does(submitter, selfFlag('ethics'))
    const barred = { reason: 'selfFlagNeedsConsent' }
    expect(story.refused(submitter, yes)).toEqual({ reason: 'notAsked', unit: SCHOOL })
    expect(story.refused(confidant, filledIn('clearFlag'))).toEqual(barred)
    story.does(confidant, asks())
    expect(story.daysLater(60).refused(confidant, filledIn('clearFlag'))).toEqual(barred)
    story.does(submitter, no)
    expect(story.refused(confidant, filledIn('clearFlag'))).toEqual(barred)
    expect(story.refused(confidant, asks())).toEqual({ reason: 'consentAskedBefore', unit: COLLEGE })
    expect(story.does(submitter, yes).does(confidant, filledIn('clearFlag')).file).toMatchObject({
      status: 'triage',
      consent: null,
    })
    expect(story.events.at(-1)).toMatchObject({ type: 'flagCleared', submitterAgrees: true })
  })

  it('takes a consent for the unit it was asked of and no other, and loses it when the submitter takes it back or flags again', () => {
    const held = () => givenACase().submitted().does(submitter, selfFlag('ethics'))
    const barred = { reason: 'selfFlagNeedsConsent' }
    const elsewhere = held().does(confidant, asks(DEPARTMENT)).does(submitter, yes)
    expect(elsewhere.refused(confidant, filledIn('clearFlag'))).toEqual(barred)
    expect(elsewhere.refused(confidant, filledIn('routeAround', { unit: OFFICE }))).toEqual(barred)
    expect(elsewhere.does(confidant, filledIn('routeAround')).file.owner).toBe(DEPARTMENT)
    const back = held().does(confidant, asks()).does(submitter, yes).does(submitter, no)
    expect(back.refused(confidant, filledIn('clearFlag'))).toEqual(barred)
    const again = held().does(confidant, asks()).does(submitter, yes).does(submitter, selfFlag('retaliation'))
    expect(again.refused(confidant, filledIn('clearFlag'))).toEqual(barred)
  })

  it('keeps its place in a wait it was flagged in', () => {
    const story = givenACase()
      .inProgress()
      .does(staff('member'), filledIn('askSubmitter'))
      .does(submitter, selfFlag('ethics'))
      .does(confidant, asks())
      .does(submitter, yes)
      .does(confidant, filledIn('clearFlag'))
    expect(story.file).toMatchObject({ status: 'awaitingSubmitter', resumeTo: 'inProgress', owner: COLLEGE })
  })

  it('goes around the bypassed unit to one that is not recused', () => {
    const story = givenACase().submitted({ gate: bypassed })
    expect(story.refused(confidant, filledIn('routeAround', { unit: COLLEGE }))).toEqual({
      reason: 'recusedUnit',
      unit: COLLEGE,
    })
    story.does(confidant, filledIn('routeAround'))
    expect(story.file).toMatchObject({ status: 'triage', owner: DEPARTMENT, recused: [COLLEGE] })
  })

  it('reaches the bypassed unit by the submitter’s word alone', () => {
    const story = givenACase().submitted({ gate: { ...bypassed, source: 'rule' } })
    expect(story.refused(confidant, filledIn('clearFlag'))).toEqual({ reason: 'recusedUnit', unit: COLLEGE })
    story.does(confidant, asks()).does(submitter, yes)
    expect(story.does(confidant, filledIn('clearFlag')).file).toMatchObject({ owner: COLLEGE, recused: [] })
  })

  it('whose submitter names a sensitive class does not go around to anybody without consent', () => {
    for (const flagged of ['ethics', 'recusal'] as const) {
      const story = givenACase().submitted().does(submitter, selfFlag(flagged))
      expect(story.refused(confidant, filledIn('routeAround'))).toEqual({ reason: 'selfFlagNeedsConsent' })
    }
  })

  it('never comes to a recused unit later: not by transfer, consult, circulation, instruction or order', () => {
    const story = givenACase().submitted({ gate: bypassed }).does(confidant, filledIn('routeAround'))
    const there = staff('officer', DEPARTMENT)
    const barred = { reason: 'recusedUnit', unit: COLLEGE }
    const transfer = { ...filledIn('requestTransfer'), to: COLLEGE }
    expect(story.refused(there, filledIn('consult', { unit: COLLEGE }))).toEqual(barred)
    expect(story.refused(there, filledIn('triage', { path: 'transfer', transfer }))).toEqual(barred)
    expect(story.refused(there, filledIn('triage', { coUnits: [COLLEGE] }))).toEqual(barred)
    expect(story.refused(staff('dispatcher'), filledIn('redispatch', { unit: COLLEGE }))).toEqual(barred)
    story.triaged({ path: 'instruct', criteria: ['policyChange'] }).approved()
    expect(story.refused(there, filledIn('circulate', { units: [COLLEGE] }))).toEqual(barred)
    story.does(there, filledIn('circulate')).does(staff('leader'), filledIn('recordInstruction'))
    expect(story.refused(staff('circulationClerk'), filledIn('issueTasks', { lead: COLLEGE }))).toEqual(barred)
  })
})

describe('a reported case', () => {
  const reported = () => givenACase().inProgress().does(staff('officer'), filledIn('reportUp'))

  it('is the school group’s and closed to the unit that reported it', () => {
    expect(reported().file).toMatchObject({ status: 'reportedUp', owner: SCHOOL, handler: null, branch: null })
    expect(reported().mayDo(staff('officer'))).toEqual([])
  })

  it('is handed over with a receipt', () => {
    expect(reported().refused(confidant, filledIn('handOver', { receiptNo: '' }))).toEqual({
      reason: 'missing',
      field: 'receiptNo',
    })
    expect(reported().refused(confidant, filledIn('handOver', { receiptOn: '2026-03-03' }))).toEqual({
      reason: 'inTheFuture',
      field: 'receiptOn',
    })
    expect(reported().does(confidant, filledIn('handOver')).file.status).toBe('handedOver')
  })

  it('found ordinary starts again at 研判 of its unit when the submitter agrees', () => {
    const lead = staff('schoolLead')
    expect(reported().refused(lead, filledIn('clearFlag'))).toEqual({ reason: 'selfFlagNeedsConsent' })
    const agreed = reported().does(lead, asks()).does(submitter, yes)
    expect(agreed.does(lead, filledIn('clearFlag')).file).toMatchObject({
      status: 'triage',
      owner: COLLEGE,
      flags: [],
      triager: null,
    })
  })
})

describe('a danger to life', () => {
  const crisis = { hold: true, classes: ['crisis'], source: 'rule', crisis: true, recused: [] } as const
  const duty = staff('dutyOfficer')

  it('is called out from the moment it is known until one of the duty people or the cleared few has it', () => {
    const story = givenACase().submitted({ gate: crisis })
    expect(story.file.call).toEqual({ since: story.file.submittedAt, acknowledged: null })
    expect(story.mayDo(duty)).toEqual(['acknowledge'])
    story.does(duty, filledIn('acknowledge'))
    expect(story.file.call?.acknowledged).toMatchObject({ by: idOf('dutyOfficer') })
    expect(story.mayDo(duty)).toEqual([])
    expect(story.refused(confidant, filledIn('acknowledge'))).toEqual({
      reason: 'alreadyAcknowledged',
      person: idOf('dutyOfficer'),
    })
  })

  it('that is said again is called out again; a cleared one is called no more', () => {
    const story = givenACase().submitted({ gate: crisis }).does(duty, filledIn('acknowledge')).daysLater(1)
    story.does(confidant, filledIn('flag', { class: 'crisis' }))
    expect(story.file.call).toMatchObject({ acknowledged: null })
    expect(story.file.call?.since).toBeGreaterThan(story.file.submittedAt)
    expect(story.does(confidant, filledIn('clearFlag')).file).toMatchObject({ call: null, crisis: false })
  })

  it('is answered even while the case is frozen; where nobody is called there is nothing to answer', () => {
    const frozen = givenACase()
      .submitted({ gate: crisis })
      .does(staff('schoolLead'), filledIn('freeze'))
      .does(confidant, filledIn('freeze'))
    expect(frozen.mayDo(duty)).toEqual(['acknowledge'])
    const calm = givenACase().submitted().does(submitter, selfFlag('ethics'))
    expect(calm.refused(confidant, filledIn('acknowledge'))).toEqual({ reason: 'nobodyCalled' })
  })
})
