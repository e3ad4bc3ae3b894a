import { describe, expect, it } from 'vitest'
import type { GateVerdict } from '../actions.ts'
import { filledIn } from '../testing/filled-in.ts'
import { givenACase } from '../testing/given-a-case.ts'
import { COLLEGE, DEPARTMENT, SCHOOL, staff, submitter, system, words } from '../testing/people.ts'

const gate: GateVerdict = { hold: false, classes: [], source: null, crisis: false, recused: [] }
const nobody = { kind: 'submitter', person: null } as const

describe('a submission', () => {
  it('of one character is too short, of two is enough', () => {
    expect(givenACase().refused(submitter, filledIn('submit', { text: words(1) }))).toEqual({
      reason: 'tooShort',
      field: 'text',
      min: 2,
    })
    expect(givenACase().submitted({ text: words(2) }).file.status).toBe('triage')
  })

  it('without consent is refused', () => {
    expect(givenACase().refused(submitter, filledIn('submit', { consent: '' }))).toEqual({
      reason: 'missing',
      field: 'consent',
    })
  })

  it('without signing in needs the setting of the school and is marked unverified', () => {
    const unverified = filledIn('submit', { verified: false })
    expect(givenACase().refused(nobody, unverified)).toEqual({ reason: 'anonymousNotAllowed' })
    const open = givenACase({ anonymousSubmission: true })
    expect(open.refused(nobody, filledIn('submit'))).toMatchObject({ reason: 'doesNotFit', field: 'verified' })
    expect(open.does(nobody, unverified).file.verified).toBe(false)
  })

  it('that the gate holds belongs to the school group from birth, whatever unit was proposed', () => {
    const { file, events } = givenACase().submitted({
      gate: { ...gate, hold: true, classes: ['bypass'], source: 'self', recused: [COLLEGE] },
    })
    expect(file).toMatchObject({
      status: 'held',
      owner: SCHOOL,
      recused: [COLLEGE],
      flags: [{ class: 'bypass', source: 'self' }],
    })
    expect(events).toHaveLength(1)
  })

  it('lands with the entry unit or the school group, and with no other unit', () => {
    expect(givenACase().refused(submitter, filledIn('submit', { owner: DEPARTMENT }))).toMatchObject({ field: 'owner' })
    expect(givenACase().submitted({ entryUnit: null, owner: SCHOOL }).file.owner).toBe(SCHOOL)
  })

  it('happens once', () => {
    expect(givenACase().submitted().refused(submitter, filledIn('submit'))).toMatchObject({ reason: 'wrongStatus' })
  })
})

describe('asking the submitter', () => {
  const officer = staff('officer')

  it('comes back to where the question came from when it is answered', () => {
    const asked = givenACase().submitted().does(officer, filledIn('askSubmitter'))
    expect(asked.file.status).toBe('awaitingSubmitter')
    expect(asked.does(submitter, filledIn('answer')).file).toMatchObject({
      status: 'triage',
      resumeTo: null,
      questions: 1,
    })
    const working = givenACase().inProgress().does(staff('member'), filledIn('askSubmitter'))
    expect(working.does(submitter, filledIn('answer')).file.status).toBe('inProgress')
  })

  it('comes back without an answer when the time is over', () => {
    const asked = givenACase().submitted().does(officer, filledIn('askSubmitter'))
    expect(asked.refused(system, filledIn('expire', { clock: 'transferReply' }))).toMatchObject({
      reason: 'wrongStatus',
    })
    expect(asked.does(system, filledIn('expire')).file.status).toBe('triage')
  })

  it('is possible twice and not three times', () => {
    const story = givenACase().submitted()
    for (const _ of [1, 2]) story.does(officer, filledIn('askSubmitter')).does(submitter, filledIn('answer'))
    expect(story.refused(officer, filledIn('askSubmitter'))).toEqual({ reason: 'noMoreQuestions', most: 2 })
    expect(story.mayDo(officer)).not.toContain('askSubmitter')
  })

  it('is not for a matter of minutes', () => {
    const urgent = givenACase().submitted({ urgency: 'P0' })
    expect(urgent.refused(officer, filledIn('askSubmitter'))).toMatchObject({ reason: 'urgencyForbids', urgency: 'P0' })
  })

  it('is not answered by silence with an empty text', () => {
    const asked = givenACase().submitted().does(officer, filledIn('askSubmitter'))
    expect(asked.refused(submitter, filledIn('answer', { text: words(0) }))).toEqual({
      reason: 'missing',
      field: 'text',
    })
    expect(asked.refused(submitter, filledIn('answer', { text: words(0), files: ['photo' as never] }))).toBeNull()
  })
})

describe('withdrawing', () => {
  it('ends an ordinary case and not a matter of safety', () => {
    expect(givenACase().submitted().does(submitter, filledIn('withdraw')).file.status).toBe('withdrawn')
    const crisis = givenACase()
      .submitted({ gate: { ...gate, hold: true, classes: ['crisis'], crisis: true } })
      .does(staff('confidant'), filledIn('routeAround'))
      .does(staff('officer', DEPARTMENT), filledIn('flag', { class: 'crisis' }))
    expect(crisis.refused(submitter, filledIn('withdraw'))).toMatchObject({ reason: 'wrongStatus' })
    const goingOn = givenACase().submitted({ gate: { ...gate, crisis: true } })
    expect(goingOn.refused(submitter, filledIn('withdraw'))).toEqual({ reason: 'safetyContinues' })
  })
})
