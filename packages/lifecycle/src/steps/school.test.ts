import { describe, expect, it } from 'vitest'
import { filledIn } from '../testing/filled-in.ts'
import { givenACase } from '../testing/given-a-case.ts'
import { several, staff, submitter, system, words } from '../testing/people.ts'

const lead = staff('schoolLead')
const confidant = staff('confidant')
const both = several('both', lead, confidant)

describe('freezing', () => {
  const frozen = () => givenACase().inProgress().does(lead, filledIn('freeze')).does(confidant, filledIn('freeze'))

  it('takes the lead and a confidant together, in either order', () => {
    const asked = givenACase().inProgress().does(confidant, filledIn('freeze'))
    expect(asked.file).toMatchObject({ frozen: false, freezeAsked: { as: 'confidant', lift: false } })
    expect(asked.refused(confidant, filledIn('freeze'))).toEqual({
      reason: 'needsSecondPerson',
      waitingFor: 'schoolLead',
    })
    expect(asked.does(lead, filledIn('freeze')).file).toMatchObject({
      frozen: true,
      freezeAsked: null,
      status: 'inProgress',
    })
  })

  it('is not done by one person in two roles', () => {
    const asked = givenACase().inProgress().does(both, filledIn('freeze'))
    expect(asked.refused(both, filledIn('freeze'))).toEqual({ reason: 'needsSecondPerson', waitingFor: 'confidant' })
    expect(asked.does(confidant, filledIn('freeze')).file.frozen).toBe(true)
  })

  it('may be completed by somebody with both roles when another asked as lead', () => {
    expect(givenACase().inProgress().does(lead, filledIn('freeze')).does(both, filledIn('freeze')).file.frozen).toBe(
      true,
    )
  })

  it('stops everything but a flag and its own lifting', () => {
    const story = frozen()
    expect(story.refused(staff('member'), filledIn('file'))).toEqual({ reason: 'frozen' })
    expect(story.refused(submitter, filledIn('withdraw'))).toEqual({ reason: 'frozen' })
    expect(story.mayDo(staff('member'))).toEqual(['flag'])
    expect(story.does(submitter, filledIn('flag', { source: 'self' })).file).toMatchObject({
      status: 'held',
      frozen: true,
    })
  })

  it('is lifted the same way', () => {
    expect(givenACase().inProgress().refused(lead, filledIn('unfreeze'))).toEqual({ reason: 'notFrozen' })
    const story = frozen().does(lead, filledIn('unfreeze'))
    expect(story.file.frozen).toBe(true)
    expect(story.does(confidant, filledIn('unfreeze')).file.frozen).toBe(false)
    expect(story.does(staff('member'), filledIn('file')).file.status).toBe('filed')
  })
})

describe('挂账', () => {
  const dispatcher = staff('dispatcher')
  const parked = () => givenACase().inProgress().does(dispatcher, filledIn('park'))

  it('needs a plan and milestones ahead, and resumes where it stood', () => {
    const refused = (change: Parameters<typeof filledIn<'park'>>[1]) =>
      givenACase().inProgress().refused(dispatcher, filledIn('park', change))
    expect(refused({ milestones: [] })).toEqual({ reason: 'missing', field: 'milestones' })
    expect(refused({ milestones: [{ on: '2026-01-01', what: words() }] })).toMatchObject({ reason: 'inThePast' })
    expect(refused({ plan: words(0) })).toEqual({ reason: 'missing', field: 'plan' })
    expect(parked().does(system, filledIn('resume')).file).toMatchObject({ status: 'inProgress', resumeTo: null })
  })

  it('is not for what is urgent', () => {
    const urgent = givenACase()
      .submitted()
      .triaged({ urgency: 'P1' })
      .approved()
      .does(staff('member'), filledIn('claim'))
    expect(urgent.refused(dispatcher, filledIn('park'))).toEqual({
      reason: 'urgencyForbids',
      urgency: 'P1',
      action: 'park',
    })
  })
})

describe('an extension', () => {
  const officer = staff('officer')

  it('is once by the unit and a second time by the school group alone', () => {
    const story = givenACase().inProgress().does(officer, filledIn('extend'))
    expect(story.refused(officer, filledIn('extend'))).toEqual({ reason: 'extensionUsed' })
    story.does(staff('dispatcher'), filledIn('extend'))
    expect(story.refused(staff('dispatcher'), filledIn('extend'))).toEqual({ reason: 'extensionUsed' })
  })

  it('is no longer than its urgency allows, and never for P0', () => {
    const of = (urgency: 'P0' | 'P1' | 'P2', percent: number) =>
      givenACase()
        .submitted()
        .triaged({ urgency })
        .approved()
        .does(staff('member'), filledIn('claim'))
        .refused(officer, filledIn('extend', { percent }))
    expect(of('P0', 10)).toMatchObject({ reason: 'urgencyForbids' })
    expect(of('P1', 51)).toEqual({ reason: 'outOfRange', field: 'percent', min: 1, max: 50 })
    expect(of('P2', 100)).toBeNull()
    expect(of('P2', 0.5)).toMatchObject({ reason: 'outOfRange' })
  })
})
