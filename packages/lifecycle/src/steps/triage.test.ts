import { describe, expect, it } from 'vitest'
import type { CaseId } from '../terms.ts'
import { filledIn, sheet, TODAY } from '../testing/filled-in.ts'
import { givenACase } from '../testing/given-a-case.ts'
import {
  COLLEGE,
  DEPARTMENT,
  FIRST_BRANCH,
  idOf,
  LIBRARY,
  SCHOOL,
  SECOND_BRANCH,
  several,
  staff,
  submitter,
  UNREADY,
  words,
} from '../testing/people.ts'

const officer = staff('officer')
const reviewer = staff('reviewer')
const refusedTriage = (change: Parameters<typeof filledIn<'triage'>>[1]) =>
  givenACase().submitted().refused(officer, filledIn('triage', change))

describe('研判', () => {
  it('sends to own work only what is clear in fact and duty', () => {
    expect(refusedTriage({ factsClear: false })).toEqual({ reason: 'factsNotClear' })
    expect(refusedTriage({ dutyClear: false })).toEqual({ reason: 'dutyNotClear' })
    expect(refusedTriage({ factsClear: false, dutyClear: false, path: 'explain' })).toBeNull()
  })

  it('gives a reason for what 基层党建 cannot wholly solve', () => {
    for (const answer of ['no', 'partly'] as const) {
      expect(refusedTriage({ solvable: { answer, reason: null } })).toEqual({
        reason: 'missing',
        field: 'solvable.reason',
      })
      expect(refusedTriage({ solvable: { answer, reason: words() } })).toBeNull()
    }
  })

  it('needs a criterion for 批办 and a notice for 不予受理', () => {
    expect(refusedTriage({ path: 'instruct' })).toEqual({ reason: 'noCriterion' })
    expect(refusedTriage({ path: 'reject' })).toEqual({ reason: 'missing', field: 'rejection' })
    expect(refusedTriage({ path: 'reject', rejection: { reason: 'spam', notice: words(0) } })).toEqual({
      reason: 'missing',
      field: 'rejection.notice',
    })
  })

  it('reports a sensitive matter up at once instead of proposing it', () => {
    expect(refusedTriage({ path: 'reportUp' })).toEqual({ reason: 'useAction', action: 'reportUp', path: 'reportUp' })
  })

  it('passes nothing on before the units have talked', () => {
    const transfer = (communication: Partial<typeof sheet.communication>) => ({
      path: 'transfer' as const,
      transfer: { ...sheet, communication: { ...sheet.communication, ...communication } },
    })
    expect(refusedTriage({ path: 'transfer' })).toEqual({ reason: 'missing', field: 'transfer' })
    expect(refusedTriage(transfer({ person: words(0) }))).toEqual({ reason: 'communicationMissing', field: 'person' })
    expect(refusedTriage(transfer({ result: words(0) }))).toEqual({ reason: 'communicationMissing', field: 'result' })
    expect(refusedTriage(transfer({ on: '' }))).toEqual({ reason: 'communicationMissing', field: 'on' })
    expect(refusedTriage(transfer({ on: 'yesterday' }))).toMatchObject({ reason: 'notADate' })
    expect(refusedTriage(transfer({ on: '2026-03-03' }))).toMatchObject({ reason: 'inTheFuture' })
    expect(refusedTriage(transfer({ on: TODAY }))).toBeNull()
    expect(refusedTriage({ path: 'transfer', transfer: { ...sheet, to: COLLEGE } })).toMatchObject({
      reason: 'sameUnit',
    })
    expect(refusedTriage({ path: 'transfer', transfer: { ...sheet, basis: words(0) } })).toEqual({
      reason: 'missing',
      field: 'basis',
    })
  })

  it('of 总答题组 stands in for a unit that is not ready, and the unit’s own people are not needed', () => {
    const story = givenACase()
      .submitted({ entryUnit: UNREADY, owner: UNREADY })
      .does(staff('dispatcher'), filledIn('triage', { branch: null }))
    expect(story.refused(staff('dispatcher'), filledIn('approve'))).toMatchObject({ reason: 'sameAsTriager' })
    expect(story.does(staff('schoolLead'), filledIn('approve')).file.status).toBe('assigned')
    expect(story.events.at(-1)?.actor).toMatchObject({ role: 'schoolLead' })
  })

  it('merges into an open case alone, and says the same of a hidden, a finished and an unknown one', () => {
    const master = (status: 'triage' | 'held' | 'closed', id = 'master') =>
      givenACase({ master: { id: id as CaseId, status, participants: [] } }).submitted()
    const refusal = { reason: 'masterNotOpen' }
    expect(master('held').refused(officer, filledIn('merge'))).toEqual(refusal)
    expect(master('closed').refused(officer, filledIn('merge'))).toEqual(refusal)
    expect(master('triage', 'another').refused(officer, filledIn('merge'))).toEqual(refusal)
    expect(givenACase().submitted().refused(officer, filledIn('merge'))).toEqual(refusal)
    expect(master('triage', 'case').refused(officer, filledIn('merge', { master: 'case' as CaseId }))).toEqual(refusal)
    expect(master('triage').does(officer, filledIn('merge')).file).toMatchObject({ status: 'merged', master: 'master' })
  })
})

describe('审核', () => {
  it('is never by the one who did the 研判', () => {
    const both = several('both', officer, reviewer)
    const story = givenACase().submitted().does(both, filledIn('triage'))
    const refusal = { reason: 'sameAsTriager', person: 'both' }
    expect(story.refused(both, filledIn('approve'))).toEqual(refusal)
    expect(story.refused(both, filledIn('sendBack'))).toEqual(refusal)
    expect(story.mayDo(both)).not.toContain('approve')
    expect(story.does(reviewer, filledIn('approve')).file.status).toBe('assigned')
  })

  it('releases the path that was proposed', () => {
    const after = (path: 'handle' | 'explain' | 'transfer' | 'instruct' | 'rule' | 'reject') =>
      givenACase()
        .submitted()
        .triaged({ path, transfer: sheet, criteria: ['severalUnits'], rejection: { reason: 'spam', notice: words() } })
        .approved().file
    expect(after('handle')).toMatchObject({ status: 'assigned', owner: COLLEGE })
    expect(after('explain')).toMatchObject({ status: 'assigned', owner: COLLEGE })
    expect(after('transfer')).toMatchObject({ status: 'transferPending', owner: COLLEGE, transfer: { to: DEPARTMENT } })
    expect(after('instruct')).toMatchObject({ status: 'circulating', owner: COLLEGE })
    expect(after('rule')).toMatchObject({
      status: 'disputed',
      owner: SCHOOL,
      dispute: { over: 'path', owner: COLLEGE },
    })
    expect(after('reject')).toMatchObject({ status: 'rejected', owner: COLLEGE })
  })

  it('names a branch only where there are branches, and nobody for a path that leaves the unit', () => {
    const direct = givenACase().submitted({ entryUnit: LIBRARY, owner: LIBRARY }).triaged({ branch: null })
    expect(direct.refused(staff('branchSecretary', LIBRARY), filledIn('approve', { branch: FIRST_BRANCH }))).toEqual({
      reason: 'branchNotHere',
    })
    const leaving = givenACase().submitted().triaged({ path: 'transfer', transfer: sheet })
    expect(leaving.refused(reviewer, filledIn('approve', { branch: FIRST_BRANCH }))).toMatchObject({
      reason: 'doesNotFit',
    })
  })

  it('sends back with a reason, and the 研判 starts again', () => {
    const story = givenACase().submitted().triaged()
    expect(story.refused(reviewer, filledIn('sendBack', { reason: words(0) }))).toEqual({
      reason: 'missing',
      field: 'reason',
    })
    expect(story.does(reviewer, filledIn('sendBack')).file).toMatchObject({
      status: 'triage',
      triager: null,
      reviewer: null,
    })
  })
})

describe('不予受理', () => {
  const rejected = () => givenACase().submitted().does(officer, filledIn('reject')).does(reviewer, filledIn('approve'))

  it('can be contested by the submitter once, while the window is open', () => {
    expect(rejected().under({ windows: new Set() }).refused(submitter, filledIn('contestRejection'))).toEqual({
      reason: 'windowOver',
      clock: 'contestWindow',
    })
    const contested = rejected().does(submitter, filledIn('contestRejection'))
    expect(contested.file).toMatchObject({ status: 'disputed', owner: SCHOOL, contested: true })
    contested.does(staff('schoolLead'), filledIn('rule', { ruling: { kind: 'rejectionStands' } }))
    expect(contested.file).toMatchObject({ status: 'rejected', owner: COLLEGE })
    expect(contested.refused(submitter, filledIn('contestRejection'))).toEqual({ reason: 'alreadyContested' })
  })

  it('that is overturned starts again at the unit that refused', () => {
    const story = rejected()
      .does(submitter, filledIn('contestRejection'))
      .does(staff('dispatcher'), filledIn('overturnRejection'))
    expect(story.file).toMatchObject({ status: 'triage', owner: COLLEGE, dispute: null })
  })
})

describe('领题', () => {
  const pool = () => givenACase().submitted().triaged({ branch: null }).approved()
  const branch = () => givenACase().submitted().triaged().approved({ branch: FIRST_BRANCH })

  it('from the pool is open to every member of the unit', () => {
    expect(pool().mayDo(staff('member'))).toContain('claim')
    expect(pool().mayDo(staff('member', COLLEGE, 'other branch'))).toContain('claim')
    expect(pool().mayDo(staff('member', DEPARTMENT))).toEqual([])
    expect(pool().does(staff('member'), filledIn('claim')).events.at(-1)).toMatchObject({
      type: 'claimed',
      fromPool: true,
    })
  })

  it('from a branch is open to its people, and of a named member to that member alone', () => {
    expect(branch().mayDo(staff('member'))).toContain('claim')
    expect(branch().mayDo(staff('branchSecretary'))).toContain('claim')
    expect(branch().mayDo(staff('member', COLLEGE, 'other branch'))).not.toContain('claim')
    const named = givenACase().assignedToMember()
    expect(named.mayDo(staff('member'))).toContain('claim')
    expect(named.refused(staff('branchSecretary'), filledIn('claim'))).toMatchObject({ reason: 'notYourRole' })
  })

  it('in a 直属党支部 is for members; the branch secretary reviews', () => {
    const direct = givenACase().submitted({ entryUnit: LIBRARY, owner: LIBRARY }).triaged({ branch: null })
    direct.does(staff('branchSecretary', LIBRARY), filledIn('approve'))
    expect(direct.events.at(-1)?.actor).toMatchObject({ role: 'branchSecretary' })
    expect(direct.mayDo(staff('branchSecretary', LIBRARY))).not.toContain('claim')
    expect(direct.mayDo(staff('member', LIBRARY))).toContain('claim')
  })

  it('can be given up with a reason, and then lies with the branch again', () => {
    const story = givenACase().inProgress().does(staff('member'), filledIn('release'))
    expect(story.file).toMatchObject({ status: 'assigned', handler: null, branch: FIRST_BRANCH })
  })

  it('is moved by a branch secretary within the own branch alone', () => {
    const secretary = staff('branchSecretary')
    const move = (to: typeof FIRST_BRANCH) => filledIn('reassign', { branch: to, member: idOf('member') })
    expect(givenACase().inProgress().refused(secretary, move(SECOND_BRANCH))).toEqual({ reason: 'otherBranch' })
    expect(givenACase().inProgress().does(secretary, move(FIRST_BRANCH)).file.status).toBe('assigned')
    expect(givenACase().inProgress().refused(officer, move(SECOND_BRANCH))).toBeNull()
  })

  it('is assigned once, and after that moved with a reason', () => {
    expect(givenACase().assignedToMember().refused(officer, filledIn('assign'))).toEqual({ reason: 'alreadyAssigned' })
    expect(pool().refused(officer, filledIn('assign', { branch: null }))).toEqual({
      reason: 'missing',
      field: 'branch',
    })
    expect(pool().does(officer, filledIn('assign', { member: idOf('member') })).file.handler).toBe(idOf('member'))
  })
})
