import { expect, test } from 'vitest'
import { aCase } from '../testing-case.ts'
import { ACTION_FORMS } from './action-forms.ts'
import { problemsOf, readAnswers } from './answers.ts'
import type { Fields } from './field.ts'

const view = aCase()
const forms = Object.entries(ACTION_FORMS)

function everyField(fields: Fields): Fields[string][] {
  return Object.values(fields).flatMap(field =>
    'fields' in field.shape ? [field, ...everyField(field.shape.fields)] : [field],
  )
}

test.each(forms)('the form of %s carries its own action and opens without failing', (action, form) => {
  expect(form.action).toBe(action)
  expect(() => readAnswers(form.fields, form.start(view), view)).not.toThrow()
})

test('claiming and answering a call for help are the actions that one key does; every other asks for something first', () => {
  expect(forms.filter(([, form]) => form.immediate).map(([action]) => action)).toEqual(['acknowledge', 'claim'])
})

test('every field that is shown is named in both languages', () => {
  for (const [action, form] of forms) {
    for (const { label, shape } of everyField(form.fields)) {
      if (shape.kind === 'hidden' || (shape.kind === 'group' && label.zh === '')) continue
      expect([action, label.zh !== '', label.en !== '']).toEqual([action, true, true])
    }
  }
})

test('what takes a case out of one’s hands for good asks once more', () => {
  for (const action of ['reportUp', 'handOver', 'writeOff', 'merge', 'rule', 'redispatch', 'freeze'] as const) {
    expect([action, ACTION_FORMS[action].danger !== null]).toEqual([action, true])
  }
})

test('an explained outcome asks for reason and basis', () => {
  const { fields, start } = ACTION_FORMS.file
  const missing = problemsOf(fields, { ...start(view), outcome: 'explained' }, view).map(problem => problem.path)
  expect(missing).toEqual(['done', 'methods', 'explanation.reason', 'explanation.basis'])
})

test('a flag is one tap on what it is: the class sends by itself, and nothing else has to be filled in', () => {
  const { fields, taps, danger, start } = ACTION_FORMS.flag
  expect([taps, danger]).toEqual(['class', null])
  expect(problemsOf(fields, { ...start(view), class: 'ethics' }, view)).toEqual([])
  expect(forms.filter(([, form]) => form.taps !== null).map(([action]) => action)).toEqual(['flag'])
})
