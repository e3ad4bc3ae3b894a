import { expect, test } from 'vitest'
import { emptyAnswers, problemsOf, readAnswers } from '../cases/form/answers.ts'
import { aCase } from '../cases/testing-case.ts'
import { proposedTriage, triageFields } from './triage-fields.ts'

const unit = (id: string) => ({ id, name: { zh: id, en: id } })
const view = aCase({
  decision: {
    sentence: { zh: '', en: '' },
    rule: null,
    facts: [],
    proposed: { unit: unit('HQC'), path: 'transfer', urgency: 'P1', category: 'HQ', firstAction: null, coUnits: [] },
    categories: [],
    whyNot: [],
    restrictedOthers: 0,
    notAsked: 0,
    mayTellMisroute: false,
  },
})
const opened = { ...emptyAnswers(triageFields), ...proposedTriage(view) }

test('a triage opens with what the rules propose', () => {
  expect(opened).toMatchObject({ category: 'HQ', urgency: 'P1', path: 'transfer', transfer: { to: 'HQC' } })
})

test('the tests a person must make are never filled in: clear facts, clear duty, kind of need, solvable', () => {
  const missing = problemsOf(triageFields, opened, view).map(problem => problem.path)
  expect(missing).toEqual(expect.arrayContaining(['needType', 'factsClear', 'dutyClear', 'solvable.answer']))
})

test('a transfer asks for the record of the talk', () => {
  const missing = problemsOf(triageFields, opened, view).map(problem => problem.path)
  expect(missing).toEqual(expect.arrayContaining(['transfer.communication.person', 'transfer.communication.result']))
})

test('only what the path needs is sent', () => {
  const input = readAnswers(
    triageFields,
    {
      ...opened,
      path: 'handle',
      needType: 'urgent',
      factsClear: 'yes',
      dutyClear: 'no',
      solvable: { answer: 'yes', reason: '不该发出' },
      branch: 'b1',
      member: null,
    },
    view,
  )
  expect(input).toEqual({
    category: 'HQ',
    urgency: 'P1',
    needType: 'urgent',
    factsClear: true,
    dutyClear: false,
    solvable: { answer: 'yes', reason: null },
    path: 'handle',
    branch: 'b1',
    member: null,
    transfer: null,
    criteria: [],
    coUnits: [],
    rejection: null,
    summary: null,
  })
})

test('what can be solved only in part needs a reason', () => {
  const answers = { ...opened, path: 'handle', solvable: { answer: 'partly', reason: '' } }
  expect(problemsOf(triageFields, answers, view).map(problem => problem.path)).toContain('solvable.reason')
})

test('a transfer is never proposed to the unit that has the case', () => {
  const ours = aCase({ ...view, where: { ...view.where, owner: unit('HQC') } })
  expect(proposedTriage(ours)).toMatchObject({ transfer: { to: '' } })
})
