import { describe, expect, it } from 'vitest'
import type { ConsultId, FileId } from '../terms.ts'
import { filledIn } from '../testing/filled-in.ts'
import { givenACase } from '../testing/given-a-case.ts'
import { COLLEGE, DEPARTMENT, LIBRARY, staff, words } from '../testing/people.ts'

const officer = staff('officer')
const clerk = staff('circulationClerk')
const department = staff('consulted', DEPARTMENT)
const scan = 'scan' as FileId

const circulating = () =>
  givenACase()
    .submitted()
    .triaged({ path: 'instruct', criteria: ['severalUnits'] })
    .approved()
const round = () => circulating().does(officer, filledIn('circulate', { units: [DEPARTMENT, LIBRARY] }))

describe('上文流转', () => {
  it('needs a number, a draft, a criterion and units, each once', () => {
    const refused = (change: Parameters<typeof filledIn<'circulate'>>[1]) =>
      circulating().refused(officer, filledIn('circulate', change))
    expect(refused({ documentNo: '' })).toEqual({ reason: 'missing', field: 'documentNo' })
    expect(refused({ units: [] })).toEqual({ reason: 'missing', field: 'units' })
    expect(refused({ units: [DEPARTMENT, DEPARTMENT] })).toEqual({ reason: 'notUnique', field: 'units' })
    expect(refused({ criteria: [] })).toEqual({ reason: 'noCriterion' })
    expect(refused({ draft: words(0) })).toEqual({ reason: 'missing', field: 'draft' })
  })

  it('takes one opinion of each unit asked, by its own people', () => {
    expect(circulating().refused(department, filledIn('giveOpinion'))).toMatchObject({ reason: 'notYourRole' })
    expect(round().refused(department, filledIn('giveOpinion', { unit: LIBRARY }))).toEqual({
      reason: 'notAsked',
      unit: LIBRARY,
    })
    const given = round().does(department, filledIn('giveOpinion'))
    expect(given.refused(department, filledIn('giveOpinion'))).toEqual({ reason: 'alreadyAnswered' })
    expect(given.mayDo(department)).not.toContain('giveOpinion')
  })

  it('wants a basis from a unit that says it is not theirs', () => {
    const notOurs = { stance: 'notOurs' as const }
    expect(round().refused(department, filledIn('giveOpinion', notOurs))).toEqual({ reason: 'missing', field: 'basis' })
    expect(round().refused(department, filledIn('giveOpinion', { ...notOurs, basis: words() }))).toBeNull()
  })

  it('goes to the leaders when every opinion is in, or its absence is explained', () => {
    const record = (change: Parameters<typeof filledIn<'recordInstruction'>>[1]) =>
      filledIn('recordInstruction', { scan, missingNoted: null, ...change })
    expect(circulating().refused(clerk, record({}))).toEqual({ reason: 'notCirculated' })
    expect(round().refused(clerk, record({}))).toEqual({ reason: 'opinionsMissing', units: [DEPARTMENT, LIBRARY] })
    expect(round().refused(clerk, record({ missingNoted: words(), scan: null }))).toEqual({
      reason: 'missing',
      field: 'scan',
    })
    expect(round().does(clerk, record({ missingNoted: words() })).file).toMatchObject({
      status: 'instructed',
      owner: COLLEGE,
    })
  })

  it('ends in tasks: the lead unit owns the case from then on', () => {
    const instructed = () => round().does(staff('leader'), filledIn('recordInstruction'))
    const story = instructed().does(
      clerk,
      filledIn('issueTasks', { coUnits: [{ unit: LIBRARY, task: words(), dueOn: null }] }),
    )
    expect(story.file).toMatchObject({
      status: 'assigned',
      owner: DEPARTMENT,
      coUnits: [LIBRARY],
      course: 'instruct',
      handler: null,
    })
    expect(story.mayDo(staff('member', DEPARTMENT))).toContain('claim')
    const twice = { coUnits: [{ unit: DEPARTMENT, task: words(), dueOn: null }] }
    expect(instructed().refused(clerk, filledIn('issueTasks', twice))).toEqual({
      reason: 'notUnique',
      field: 'coUnits',
    })
    expect(instructed().refused(clerk, filledIn('issueTasks', { dueOn: '2026-01-01' }))).toEqual({
      reason: 'inThePast',
      field: 'dueOn',
    })
  })

  it('out of running work is released by the reviewer with its draft', () => {
    const story = givenACase()
      .inProgress()
      .does(staff('member'), filledIn('circulate'))
      .does(staff('reviewer'), filledIn('approve'))
    expect(story.file).toMatchObject({ status: 'circulating', circulation: { documentNo: '2026-12' }, requested: null })
    expect(story.mayDo(department)).toContain('giveOpinion')
  })
})

describe('协办征询', () => {
  const consult = filledIn('consult', { consult: 'consult-1' as ConsultId })

  it('is answered once by the unit asked, and the owner stays the same', () => {
    const story = givenACase().inProgress().does(staff('member'), consult)
    expect(story.file.owner).toBe(COLLEGE)
    expect(story.mayDo(staff('consulted', LIBRARY))).toEqual([])
    story.does(department, filledIn('answerConsult'))
    expect(story.file.consults).toEqual([{ id: 'consult-1', unit: DEPARTMENT, answered: true }])
    expect(story.mayDo(department)).not.toContain('answerConsult')
  })

  it('asks another unit, each time under a name of its own', () => {
    const story = givenACase().submitted().does(officer, consult)
    expect(story.refused(officer, consult)).toEqual({ reason: 'notUnique', field: 'consult' })
    expect(story.refused(officer, filledIn('consult', { unit: COLLEGE }))).toEqual({
      reason: 'sameUnit',
      unit: COLLEGE,
    })
  })
})
