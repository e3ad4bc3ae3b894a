import { describe, expect, it } from 'vitest'
import { filledIn, triageForm } from '../testing/filled-in.ts'
import { givenACase } from '../testing/given-a-case.ts'
import {
  COLLEGE,
  DEPARTMENT,
  LIBRARY,
  OFFICE,
  SCHOOL,
  several,
  staff,
  submitter,
  system,
  words,
} from '../testing/people.ts'

const receiver = staff('officer', DEPARTMENT)
const reviewer = staff('reviewer')
const timeOver = filledIn('expire', { clock: 'transferReply' })

describe('a transfer', () => {
  it('leaves the case with the sender until the receiver accepts', () => {
    const story = givenACase().sentToDepartment()
    expect(story.file.owner).toBe(COLLEGE)
    story.does(receiver, filledIn('acceptTransfer'))
    expect(story.file).toMatchObject({ status: 'triage', owner: DEPARTMENT, transfer: null, triager: null })
    expect(story.file.triage).not.toBeNull()
  })

  it('accepted with its 研判 goes to review at once, and not by the reviewer', () => {
    const withForm = filledIn('acceptTransfer', { triage: { ...triageForm, branch: null } })
    const there = staff('reviewer', DEPARTMENT)
    expect(givenACase().sentToDepartment().refused(there, withForm)).toEqual({
      reason: 'notYourRole',
      action: 'triage',
    })
    const story = givenACase().sentToDepartment().does(receiver, withForm)
    expect(story.file).toMatchObject({ status: 'review', owner: DEPARTMENT, triager: receiver.person })
    const both = several('both', there, receiver)
    expect(givenACase().sentToDepartment().does(both, withForm).refused(both, filledIn('approve'))).toMatchObject({
      reason: 'sameAsTriager',
    })
  })

  it('comes back once, to where it was sent from', () => {
    const reviewed = givenACase().sentToDepartment().does(receiver, filledIn('returnTransfer'))
    expect(reviewed.file).toMatchObject({ status: 'review', owner: COLLEGE, transfer: null, returns: 1 })
    const working = givenACase()
      .inProgress()
      .does(staff('member'), filledIn('requestTransfer'))
      .does(reviewer, filledIn('approve'))
      .does(receiver, filledIn('returnTransfer'))
    expect(working.file).toMatchObject({ status: 'inProgress', owner: COLLEGE, path: 'handle' })
  })

  it('cannot be accepted by a unit that was recused on the way', () => {
    const story = givenACase().submitted().does(staff('dispatcher'), filledIn('redispatch'))
    const back = { ...filledIn('requestTransfer'), to: COLLEGE }
    story.triaged({ branch: null, path: 'transfer', transfer: back }).approved()
    story.does(receiver, filledIn('flag', { class: 'recusal' })).agreedTo(DEPARTMENT)
    story.does(staff('confidant'), filledIn('clearFlag'))
    expect(story.file).toMatchObject({ status: 'transferPending', owner: DEPARTMENT, recused: [COLLEGE, OFFICE] })
    expect(story.refused(staff('officer'), filledIn('acceptTransfer'))).toEqual({
      reason: 'recusedUnit',
      unit: COLLEGE,
    })
    expect(story.mayDo(staff('officer'))).not.toContain('acceptTransfer')
  })

  it('needs a reason and a basis to come back', () => {
    const story = givenACase().sentToDepartment()
    expect(story.refused(receiver, filledIn('returnTransfer', { reason: words(0) }))).toEqual({
      reason: 'missing',
      field: 'reason',
    })
    expect(story.refused(receiver, filledIn('returnTransfer', { basis: words(0) }))).toEqual({
      reason: 'missing',
      field: 'basis',
    })
    expect(story.refused(receiver, filledIn('returnTransfer', { whoseDuty: DEPARTMENT }))).toMatchObject({
      reason: 'sameUnit',
    })
  })

  it('returned a second time, or twice unanswered, is for the school group to settle', () => {
    const returned = givenACase()
      .sentToDepartment()
      .does(receiver, filledIn('returnTransfer'))
      .does(reviewer, filledIn('approve'))
      .does(receiver, filledIn('returnTransfer'))
    expect(returned.file).toMatchObject({
      status: 'disputed',
      owner: SCHOOL,
      dispute: { over: 'returns', owner: COLLEGE },
    })
    const silent = givenACase().sentToDepartment().does(system, timeOver)
    expect(silent.file.status).toBe('transferPending')
    expect(silent.does(system, timeOver).file).toMatchObject({ status: 'disputed', dispute: { over: 'returns' } })
  })

  it('out of running work waits for a reviewer who did not ask for it', () => {
    const story = givenACase().inProgress().does(staff('member'), filledIn('requestTransfer'))
    expect(story.file).toMatchObject({ status: 'inProgress', requested: { path: 'transfer', to: DEPARTMENT } })
    expect(story.refused(staff('officer'), filledIn('requestTransfer'))).toEqual({ reason: 'alreadyRequested' })
    expect(story.does(reviewer, filledIn('sendBack')).file).toMatchObject({ status: 'inProgress', requested: null })
    expect(story.refused(reviewer, filledIn('approve'))).toEqual({ reason: 'nothingRequested' })
    const both = several('both', staff('deputy'), reviewer)
    const own = givenACase().inProgress().does(both, filledIn('requestTransfer'))
    expect(own.refused(both, filledIn('approve'))).toEqual({ reason: 'sameAsRequester', person: 'both' })
  })
})

describe('a ruling', () => {
  const disputed = () => givenACase().sentToDepartment().does(system, timeOver).does(system, timeOver)
  const toDepartment = filledIn('rule')

  it('gives the case to a unit that cannot pass it on again', () => {
    const story = disputed().does(staff('dispatcher'), toDepartment)
    expect(story.file).toMatchObject({ status: 'triage', owner: DEPARTMENT, bound: true, dispute: null })
    const transfer = { ...filledIn('requestTransfer'), to: LIBRARY }
    expect(story.refused(receiver, filledIn('triage', { path: 'transfer', transfer }))).toEqual({
      reason: 'boundByRuling',
    })
    expect(story.refused(receiver, filledIn('triage', { path: 'rule' }))).toEqual({ reason: 'boundByRuling' })
    expect(story.does(staff('dispatcher'), filledIn('redispatch', { unit: LIBRARY })).file.bound).toBe(false)
  })

  it('needs a basis and fits what is in dispute', () => {
    const dispatcher = staff('dispatcher')
    expect(disputed().refused(dispatcher, filledIn('rule', { basis: words(0) }))).toEqual({
      reason: 'missing',
      field: 'basis',
    })
    for (const kind of ['rework', 'closeExplained', 'rejectionStands'] as const) {
      expect(disputed().refused(dispatcher, filledIn('rule', { ruling: { kind } }))).toEqual({
        reason: 'rulingNotHere',
        ruling: kind,
        over: 'returns',
      })
    }
  })

  it('does not give work to a unit that has been recused meanwhile; closing is then the school group’s', () => {
    const notSolved = filledIn('confirm', { verdict: 'notSolved' })
    const twice = givenACase()
      .inProgress()
      .filed()
      .called({ verdict: 'notSolved' })
      .does(staff('officer'), filledIn('sendBackToWork'))
      .filed()
      .does(submitter, notSolved)
      .does(submitter, filledIn('flag', { class: 'bypass', source: 'self' }))
      .agreedTo(SCHOOL)
      .does(staff('confidant'), filledIn('clearFlag'))
    expect(twice.file).toMatchObject({ status: 'disputed', recused: [COLLEGE] })
    const rule = (kind: 'rework' | 'closeExplained') => filledIn('rule', { ruling: { kind } })
    expect(twice.refused(staff('schoolLead'), rule('rework'))).toEqual({ reason: 'recusedUnit', unit: COLLEGE })
    expect(twice.does(staff('schoolLead'), rule('closeExplained')).file).toMatchObject({
      status: 'filed',
      owner: SCHOOL,
    })
  })
})

describe('a re-dispatch', () => {
  it('takes an open case to another unit and starts it afresh', () => {
    const story = givenACase().inProgress().does(staff('dispatcher'), filledIn('redispatch'))
    expect(story.file).toMatchObject({
      status: 'triage',
      owner: DEPARTMENT,
      handler: null,
      branch: null,
      path: null,
      triager: null,
    })
    expect(story.file.handlers).toHaveLength(1)
    expect(story.refused(staff('dispatcher'), filledIn('redispatch'))).toEqual({ reason: 'sameUnit', unit: DEPARTMENT })
  })
})
