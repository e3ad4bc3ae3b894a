import { describe, expect, it } from 'vitest'
import type { Outcome, PersonId, Verdict } from '../terms.ts'
import { filledIn } from '../testing/filled-in.ts'
import { givenACase } from '../testing/given-a-case.ts'
import { COLLEGE, idOf, LIBRARY, SCHOOL, several, staff, submitter, system, words } from '../testing/people.ts'

const officer = staff('officer')
const member = staff('member')
const explanation = { reason: words(), basis: words(), alternative: null, possibleWhen: null }
const filed = () => givenACase().inProgress().filed()
const missed = filledIn('recordAttempt', { reached: false, verdict: null })

describe('办结报备', () => {
  const refused = (change: Parameters<typeof filledIn<'file'>>[1]) =>
    givenACase().inProgress().refused(member, filledIn('file', change))

  it('says what was done and by which method, and explains what was not', () => {
    expect(refused({ done: words(0) })).toEqual({ reason: 'missing', field: 'done' })
    expect(refused({ methods: [] })).toEqual({ reason: 'methodMissing' })
    expect(refused({ outcome: 'explained' })).toEqual({ reason: 'explanationMissing', field: 'reason' })
    expect(refused({ outcome: 'explained', explanation: { ...explanation, basis: words(0) } })).toEqual({
      reason: 'explanationMissing',
      field: 'basis',
    })
    expect(refused({ explanation })).toMatchObject({ reason: 'doesNotFit', field: 'explanation' })
  })

  it('drops a transfer that was asked for and not released', () => {
    const story = givenACase().inProgress().does(member, filledIn('requestTransfer')).filed()
    expect(story.file).toMatchObject({ status: 'filed', requested: null })
  })
})

describe('回访', () => {
  it('is never by anybody who worked on the case', () => {
    const both = several('both', officer, member)
    const story = givenACase()
      .submitted()
      .triaged({ branch: null })
      .approved()
      .does(both, filledIn('claim'))
      .does(both, filledIn('file'))
    expect(story.refused(both, filledIn('recordAttempt'))).toEqual({ reason: 'handlerMayNotCall' })
    expect(story.mayDo(both)).not.toContain('recordAttempt')
    story.does(officer, filledIn('recordAttempt'))
    expect(story.refused(both, filledIn('writeOff'))).toEqual({ reason: 'handlerMayNotClose' })
  })

  it('of an earlier handler is refused too', () => {
    const earlier = several('earlier', officer, member)
    const story = givenACase().submitted().triaged({ branch: null }).approved().does(earlier, filledIn('claim'))
    story
      .does(officer, filledIn('reassign', { member: idOf('member') }))
      .does(member, filledIn('claim'))
      .filed()
    expect(story.refused(earlier, filledIn('recordAttempt'))).toEqual({ reason: 'handlerMayNotCall' })
  })

  it('may be by the branch secretary who did not handle it, and not by one who filed it', () => {
    const secretary = staff('branchSecretary')
    expect(filed().refused(secretary, filledIn('recordAttempt'))).toBeNull()
    const own = givenACase().inProgress().does(secretary, filledIn('file'))
    expect(own.refused(secretary, filledIn('recordAttempt'))).toEqual({ reason: 'handlerMayNotCall' })
  })

  it('records what was said if somebody was reached, and nothing if nobody was', () => {
    expect(filed().refused(officer, filledIn('recordAttempt', { verdict: null }))).toEqual({ reason: 'verdictMissing' })
    expect(filed().refused(officer, filledIn('recordAttempt', { reached: false }))).toEqual({
      reason: 'verdictWithoutContact',
    })
  })

  it('sends the case back to work once; a second dissatisfaction goes to the school group', () => {
    const story = filed().called({ verdict: 'notSolved' })
    expect(story.file.dissatisfied).toBe(1)
    story.does(officer, filledIn('sendBackToWork')).filed()
    expect(story.file).toMatchObject({ status: 'filed', verdict: null, attempts: [] })
    story.called({ verdict: 'notSolved' })
    expect(story.file).toMatchObject({
      status: 'disputed',
      owner: SCHOOL,
      dispute: { over: 'dissatisfied', owner: COLLEGE },
    })
  })

  it('counts the same dissatisfaction once, said by phone and on the own page', () => {
    const story = filed()
      .called({ verdict: 'notSolved' })
      .does(submitter, filledIn('confirm', { verdict: 'notSolved' }))
    expect(story.file).toMatchObject({ status: 'filed', dissatisfied: 1 })
  })

  it('sends nothing back that the submitter calls solved or has not spoken about', () => {
    expect(filed().refused(officer, filledIn('sendBackToWork'))).toEqual({ reason: 'verdictMissing' })
    expect(filed().called().refused(officer, filledIn('sendBackToWork'))).toEqual({ reason: 'submitterWasSatisfied' })
  })
})

describe('a reviewed dissatisfaction', () => {
  const disputed = () =>
    filed()
      .called({ verdict: 'notSolved' })
      .does(officer, filledIn('sendBackToWork'))
      .filed()
      .does(submitter, filledIn('confirm', { verdict: 'notSolved' }))
  const ruled = (kind: 'rework' | 'closeExplained') =>
    disputed().does(staff('schoolLead'), filledIn('rule', { ruling: { kind } }))

  it('may go back to work', () => {
    expect(ruled('rework').file).toMatchObject({ status: 'inProgress', owner: COLLEGE, handler: idOf('member') })
  })

  it('may be closed as explained by the caller, and as nothing else', () => {
    const story = ruled('closeExplained')
    expect(story.file).toMatchObject({ status: 'filed', owner: COLLEGE, reviewed: true })
    expect(story.refused(officer, filledIn('writeOff'))).toMatchObject({
      reason: 'outcomeNotAllowed',
      allowed: ['explained'],
    })
    expect(story.refused(officer, filledIn('sendBackToWork'))).toEqual({ reason: 'reviewedAlready' })
    expect(story.writtenOff({ outcome: 'explained' }).file.status).toBe('closed')
  })
})

describe('销号', () => {
  it('needs contact, or attempts on two days by two means, and says which of them is missing', () => {
    const story = filed()
    const lacks = () => story.refused(officer, filledIn('writeOff'))
    expect(lacks()).toEqual({ reason: 'needsTwoAttempts', days: 0, means: 0, lacks: ['day', 'means'] })
    story.does(officer, missed).does(officer, missed)
    expect(lacks()).toEqual({ reason: 'needsTwoAttempts', days: 1, means: 1, lacks: ['day', 'means'] })
    story.daysLater(1).does(officer, missed)
    expect(lacks()).toEqual({ reason: 'needsTwoAttempts', days: 2, means: 1, lacks: ['means'] })
    story.does(officer, { ...missed, means: 'message' })
    expect(story.refused(officer, filledIn('writeOff'))).toMatchObject({
      reason: 'outcomeNotAllowed',
      allowed: ['unreachable'],
    })
    expect(story.writtenOff({ outcome: 'unreachable' }).file).toMatchObject({
      status: 'closed',
      outcome: 'unreachable',
    })
  })

  it('takes the submitter’s own answer as contact', () => {
    expect(filed().does(submitter, filledIn('confirm')).writtenOff().file.outcome).toBe('solved')
  })

  it.each<['solved' | 'partlySolved' | 'explained', Verdict, readonly Outcome[]]>([
    ['solved', 'solved', ['solved', 'partlySolved', 'explained']],
    ['solved', 'partlySolved', ['partlySolved', 'explained']],
    ['solved', 'notSolved', ['explained']],
    ['partlySolved', 'solved', ['partlySolved', 'explained']],
    ['explained', 'solved', ['explained']],
  ])('of a case filed as %s whose submitter says %s is possible as %j', (outcome, verdict, allowed) => {
    const story = givenACase()
      .inProgress()
      .filed({ outcome, explanation: outcome === 'explained' ? explanation : null })
      .called({ verdict })
    for (const each of ['solved', 'partlySolved', 'explained', 'unreachable'] as const) {
      const refusal = story.refused(officer, filledIn('writeOff', { outcome: each }))
      if (allowed.includes(each)) expect(refusal).toBeNull()
      else expect(refusal).toEqual({ reason: 'outcomeNotAllowed', outcome: each, allowed })
    }
  })

  it('as explained of what was filed otherwise needs a sentence', () => {
    const story = filed().called({ verdict: 'notSolved' })
    const explained = filledIn('writeOff', { outcome: 'explained', sentence: null })
    expect(story.refused(officer, explained)).toEqual({ reason: 'missing', field: 'sentence' })
  })

  it('is not for a member, and in a 直属党支部 is for the branch secretary', () => {
    expect(
      filed()
        .called()
        .refused(staff('member', COLLEGE, 'other branch'), filledIn('writeOff')),
    ).toMatchObject({ reason: 'notYourRole' })
    const direct = givenACase().submitted({ entryUnit: LIBRARY, owner: LIBRARY }).triaged({ branch: null })
    const secretary = staff('branchSecretary', LIBRARY)
    direct.does(secretary, filledIn('approve')).does(staff('member', LIBRARY), filledIn('claim')).filed().called()
    expect(direct.does(secretary, filledIn('writeOff')).file.status).toBe('closed')
  })
})

describe('rating', () => {
  const asSubmitter = (person: string) => ({ kind: 'submitter', person: person as PersonId }) as const

  it('is once, in the window, with two scores of one to five', () => {
    const story = givenACase().closed()
    for (const wrong of [0, 6, 2.5]) {
      expect(story.refused(submitter, filledIn('rate', { timeliness: wrong }))).toMatchObject({
        reason: 'outOfRange',
        field: 'timeliness',
      })
      expect(story.refused(submitter, filledIn('rate', { satisfaction: wrong }))).toMatchObject({
        reason: 'outOfRange',
        field: 'satisfaction',
      })
    }
    story.does(submitter, filledIn('rate'))
    expect(story.refused(submitter, filledIn('rate'))).toEqual({ reason: 'alreadyRated' })
    expect(givenACase().closed().under({ windows: new Set() }).refused(submitter, filledIn('rate'))).toMatchObject({
      reason: 'windowOver',
    })
  })

  it('is barred to its triager, reviewer, handler and caller, and open to other staff of the unit', () => {
    for (const role of ['officer', 'reviewer', 'member'] as const) {
      expect(
        givenACase()
          .closed()
          .refused(asSubmitter(idOf(role)), filledIn('rate')),
      ).toEqual({ reason: 'barredFromRating' })
    }
    expect(
      givenACase()
        .closed()
        .refused(asSubmitter(idOf('deputy')), filledIn('rate')),
    ).toBeNull()
    expect(givenACase().closed().refused({ kind: 'submitter', person: null }, filledIn('rate'))).toBeNull()
  })
})

describe('reopening', () => {
  it('is the submitter’s the first time and the school group’s after that, in the window', () => {
    const story = givenACase().closed()
    expect(story.refused(staff('dispatcher'), filledIn('reopen'))).toEqual({ reason: 'firstReopenIsTheSubmitters' })
    story.does(submitter, filledIn('reopen'))
    expect(story.file).toMatchObject({ status: 'inProgress', reopenings: 1, outcome: null, handler: idOf('member') })
    story.filed().called().writtenOff()
    expect(story.refused(submitter, filledIn('reopen'))).toEqual({ reason: 'reopenedBefore' })
    expect(story.does(staff('dispatcher'), filledIn('reopen')).file.reopenings).toBe(2)
    expect(givenACase().closed().under({ windows: new Set() }).refused(submitter, filledIn('reopen'))).toMatchObject({
      reason: 'windowOver',
    })
  })

  it('lets the one who called back take the work over, and then no longer call', () => {
    const both = several('both', officer, member)
    const story = filed().does(both, filledIn('recordAttempt')).writtenOff().does(submitter, filledIn('reopen'))
    expect(story.file.caller).toBeNull()
    story.does(officer, filledIn('reassign')).does(both, filledIn('claim')).does(both, filledIn('file'))
    expect(story.refused(both, filledIn('recordAttempt'))).toEqual({ reason: 'handlerMayNotCall' })
  })

  it('is over when the case is archived, and it is archived when both windows are over', () => {
    const story = givenACase().closed()
    expect(story.refused(system, filledIn('archive'))).toEqual({ reason: 'windowsStillOpen' })
    story.under({ windows: new Set(['reopenWindow']) })
    expect(story.refused(system, filledIn('archive'))).toEqual({ reason: 'windowsStillOpen' })
    expect(story.under({ windows: new Set() }).does(system, filledIn('archive')).file.status).toBe('archived')
  })
})
