import { describe, expect, it } from 'vitest'
import { standsStillInForceMajeure } from './clocks.ts'
import type { ConsultId } from './terms.ts'
import { filledIn, triageForm } from './testing/filled-in.ts'
import { givenACase, type Story } from './testing/given-a-case.ts'
import { COLLEGE, DEPARTMENT, OFFICE, SCHOOL, staff, submitter, system, termsOfTheSchool } from './testing/people.ts'

const running = (story: Story) =>
  story.running
    .filter(each => !each.paused)
    .map(each => each.clock)
    .toSorted()
const pausedFor = (story: Story) =>
  story.running.flatMap(each => (each.paused ? [`${each.clock}: ${each.paused}`] : [])).toSorted()
const last = (story: Story) => story.clocks.at(-1)
const member = staff('member')
const officer = staff('officer')

describe('the clocks of a case', () => {
  it('follow it from submission to closing', () => {
    const story = givenACase().submitted()
    expect(last(story)).toEqual([
      { change: 'start', clock: 'acknowledge', key: null, limit: '1CM', holder: COLLEGE, dueOn: null },
      { change: 'start', clock: 'triage', key: null, limit: '1WD', holder: COLLEGE, dueOn: null },
    ])
    expect(running(story.triaged())).toEqual(['review'])
    expect(running(story.approved({ branch: triageForm.branch }))).toEqual(['claim', 'firstReply'])
    expect(running(story.does(member, filledIn('claim')))).toEqual(['completion', 'firstReply', 'progressNote'])
    expect(running(story.does(member, filledIn('note', { toSubmitter: true })))).toEqual(['completion', 'progressNote'])
    expect(running(story.filed())).toEqual(['callback'])
    expect(running(story.called())).toEqual(['writeOff'])
    expect(running(story.writtenOff())).toEqual(['ratingWindow', 'reopenWindow'])
    expect(running(story.under({ windows: new Set() }).does(system, filledIn('archive')))).toEqual([])
  })

  it('ask for a first call-back attempt within a day when it is urgent', () => {
    const story = givenACase().submitted().triaged({ urgency: 'P1' }).approved().does(member, filledIn('claim')).filed()
    expect(running(story)).toEqual(['callback', 'callbackFirstAttempt'])
    expect(running(story.called({ reached: false, verdict: null }))).toEqual(['callback'])
    expect(running(story.daysLater(1).called({ means: 'visit', reached: false, verdict: null }))).toEqual(['writeOff'])
  })

  it('stand still while the submitter is asked and go on with the answer', () => {
    const story = givenACase().inProgress().does(member, filledIn('askSubmitter'))
    expect(running(story)).toEqual(['submitterAnswer'])
    expect(pausedFor(story)).toEqual(['completion: submitter', 'firstReply: submitter', 'progressNote: submitter'])
    story.does(submitter, filledIn('answer'))
    expect(last(story)).toContainEqual({ change: 'resume', clock: 'completion', key: null })
    expect(last(story)).toContainEqual({ change: 'stop', clock: 'submitterAnswer', key: null })
  })

  it('stand still while it is parked, under a review every twenty working days', () => {
    const story = givenACase().inProgress().does(staff('dispatcher'), filledIn('park'))
    expect(story.running.find(each => !each.paused)).toMatchObject({ clock: 'parkReview', limit: '20WD' })
    expect(pausedFor(story)).toContain('completion: parked')
    const pause = last(story)?.find(each => each.change === 'pause' && each.clock === 'completion')
    const { milestones } = filledIn('park')
    expect(pause).toMatchObject({ reason: 'parked', until: milestones.at(-1)?.on })
  })

  it('stand still in force majeure, but for those of a life in danger and of the cleared few', () => {
    expect(standsStillInForceMajeure('completion', 'P1')).toBe(true)
    expect(standsStillInForceMajeure('callback', 'P2')).toBe(true)
    expect(standsStillInForceMajeure('completion', 'P0')).toBe(false)
    expect(standsStillInForceMajeure('reportUp', 'P2')).toBe(false)
  })

  it('do not stand still for a consult or an approval', () => {
    const consult = filledIn('consult', { consult: 'consult-1' as ConsultId })
    const story = givenACase().inProgress().does(member, consult).does(member, filledIn('requestTransfer'))
    expect(pausedFor(story)).toEqual([])
    expect(running(story)).toEqual([
      'completion',
      'consultAnswer',
      'firstReply',
      'progressNote',
      'review',
      'transferSend',
    ])
    expect(story.running.find(each => each.clock === 'consultAnswer')).toMatchObject({
      key: 'consult-1',
      holder: DEPARTMENT,
      limit: '2WD',
    })
  })

  it('wait while it is held and come back as they were; reported up they stop', () => {
    const story = givenACase().inProgress().does(officer, filledIn('flag'))
    expect(running(story)).toEqual(['reportUp'])
    expect(pausedFor(story)).toContain('completion: specialChannel')
    const cleared = givenACase()
      .inProgress()
      .does(officer, filledIn('flag'))
      .does(staff('confidant'), filledIn('clearFlag'))
    expect(running(cleared)).toEqual(['completion', 'firstReply', 'progressNote'])
    story.does(staff('confidant'), filledIn('reportUp'))
    expect(story.running.map(each => [each.clock, each.holder])).toEqual([
      ['handOver', SCHOOL],
      ['handOverReview', SCHOOL],
    ])
  })

  it('keep the first reason when a waiting case is held', () => {
    const story = givenACase().inProgress().does(member, filledIn('askSubmitter')).does(officer, filledIn('flag'))
    expect(pausedFor(story)).toEqual([
      'completion: submitter',
      'firstReply: submitter',
      'progressNote: submitter',
      'submitterAnswer: specialChannel',
    ])
  })

  it('of a crisis are those of P0, whatever urgency was written down', () => {
    const gate = { hold: true, classes: ['crisis'], source: 'rule', crisis: true, recused: [] } as const
    const story = givenACase().submitted({ gate })
    expect(story.running).toMatchObject([{ clock: 'reportUp', limit: '30CM', holder: SCHOOL }])
    expect(story.does(staff('confidant'), filledIn('reportUp')).running[0]).toMatchObject({
      clock: 'handOver',
      limit: '30CM',
    })
  })

  it('go on with the sender until a transfer is accepted, then start for the receiver', () => {
    const story = givenACase()
      .inProgress()
      .does(member, filledIn('requestTransfer'))
      .does(staff('reviewer'), filledIn('approve'))
    expect(story.running.map(each => [each.clock, each.holder])).toEqual([
      ['transferReply', DEPARTMENT],
      ['completion', COLLEGE],
      ['firstReply', COLLEGE],
    ])
    story.does(staff('officer', DEPARTMENT), filledIn('acceptTransfer'))
    expect(last(story)).toContainEqual({
      change: 'start',
      clock: 'completion',
      key: null,
      limit: '5WD',
      holder: DEPARTMENT,
      dueOn: null,
    })
    story.triaged({ branch: null }).approved()
    const changes = story.does(staff('member', DEPARTMENT), filledIn('claim')).clocks.at(-1)
    expect(changes?.some(each => each.clock === 'completion')).toBe(false)
  })

  it('of a transfer start again after the first silence', () => {
    const story = givenACase()
      .sentToDepartment()
      .does(system, filledIn('expire', { clock: 'transferReply' }))
    expect(last(story)).toMatchObject([{ change: 'start', clock: 'transferReply', holder: DEPARTMENT }])
  })

  it('give half the limit after call-back and the extension on top', () => {
    const story = givenACase().inProgress()
    story.does(officer, filledIn('extend', { percent: 50 }))
    expect(last(story)).toEqual([
      { change: 'relimit', clock: 'completion', key: null, limit: '4.5WD', mayComeNearer: false },
    ])
    story.filed().called({ verdict: 'notSolved' }).does(officer, filledIn('sendBackToWork'))
    expect(last(story)).toContainEqual({
      change: 'start',
      clock: 'completion',
      key: null,
      limit: '1.5WD',
      holder: COLLEGE,
      dueOn: null,
    })
  })

  it('are given a new limit, and not a new start, when the urgency changes', () => {
    const story = givenACase()
      .sentToDepartment()
      .does(staff('officer', DEPARTMENT), filledIn('acceptTransfer'))
      .triaged({ branch: null, urgency: 'P1' })
    expect(last(story)).toContainEqual({
      change: 'relimit',
      clock: 'completion',
      key: null,
      limit: '3WD',
      mayComeNearer: true,
    })
  })

  it('restart the claim once when it is given to somebody else', () => {
    const story = givenACase().assignedToMember().does(officer, filledIn('reassign'))
    expect(last(story)).toMatchObject([{ change: 'start', clock: 'claim' }])
    expect(last(story.does(officer, filledIn('reassign')))).toEqual([])
  })

  it('restart the progress note with each note', () => {
    expect(last(givenACase().inProgress().does(member, filledIn('note')))).toMatchObject([
      { change: 'start', clock: 'progressNote' },
    ])
  })

  it('ask every unit for its opinion, then 党办校办 for the instruction and the tasks, by the day named', () => {
    const story = givenACase()
      .submitted()
      .triaged({ path: 'instruct', criteria: ['policyChange'] })
      .approved()
    expect(story.running).toMatchObject([{ clock: 'circulationDraft', limit: '2WD', holder: COLLEGE }])
    story.does(officer, filledIn('circulate'))
    expect(story.running).toMatchObject([{ clock: 'circulationOpinion', key: DEPARTMENT, holder: DEPARTMENT }])
    story.does(staff('consulted', DEPARTMENT), filledIn('giveOpinion'))
    expect(story.running).toMatchObject([{ clock: 'instruction', holder: OFFICE, limit: '3WD' }])
    story.does(staff('leader'), filledIn('recordInstruction'))
    expect(story.running).toMatchObject([{ clock: 'issueTasks', holder: OFFICE }])
    story.does(staff('circulationClerk'), filledIn('issueTasks', { dueOn: '2026-03-20' }))
    expect(story.running.find(each => each.clock === 'completion')).toMatchObject({
      limit: '10WD',
      dueOn: '2026-03-20',
      holder: DEPARTMENT,
    })
  })

  it('use the limits of a unit that is stricter', () => {
    const { limits } = termsOfTheSchool()
    const strict = { ...limits, triage: { ...limits.triage, P2: '0.5WD' as const } }
    expect(givenACase({ unitLimits: new Map([[COLLEGE, strict]]) }).submitted().running).toMatchObject([
      { limit: '0.5WD' },
    ])
  })

  it('stand still while it is frozen, under a review of the freeze', () => {
    const story = givenACase()
      .inProgress()
      .does(staff('schoolLead'), filledIn('freeze'))
      .does(staff('confidant'), filledIn('freeze'))
    expect(running(story)).toEqual(['freezeReview'])
    expect(pausedFor(story)).toContain('completion: specialChannel')
  })
})
