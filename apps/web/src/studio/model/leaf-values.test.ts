import { expect, test } from 'vitest'
import { choicesFor, firstValue, fittedTree, fittedValue, operatorsFor, suggestedSay } from './leaf-values.ts'
import { readerOf } from './studio-context.ts'
import { demoWorld } from './testing-world.ts'

const reader = readerOf(demoWorld)
const fact = (key: string) => reader.references.facts.get(key)!

test('a value is carried from one to several and back, and not where it cannot be', () => {
  const category = fact('case.category')
  expect(fittedValue(category, 'isAnyOf', 'HQ')).toEqual(['HQ'])
  expect(fittedValue(category, 'is', ['HQ', 'JX'])).toBe('HQ')
  expect(fittedValue(category, 'isPresent', 'HQ')).toBe(true)
  expect(fittedValue(category, 'is', true)).toBe('')
  expect(fittedValue(fact('text.days'), 'within', 3)).toEqual([3, null])
  expect(fittedValue(fact('text.days'), 'atLeast', [3, 5])).toBe(3)
  expect(firstValue(fact('gate.held'), 'is')).toBe(true)
})

test('a fact offers the operators that fit it and the values that exist, by their names', () => {
  expect(operatorsFor(fact('text.words'))).toEqual(['mentions', 'isPresent', 'isMissing'])
  expect(choicesFor(fact('case.category'), reader)?.map(({ label }) => label.zh)).toEqual([
    '后勤生活服务',
    '教学与课程',
  ])
  expect(choicesFor(fact('text.days'), reader)).toBeNull()
})

test('a row whose fact was changed asks in a way that fits the new one', () => {
  const row = { field: 'text.words', operator: 'is', value: 'HQ' }
  const { facts } = reader.references
  expect(fittedTree({ combinator: 'all', rules: [row] }, facts).rules).toEqual([
    { field: 'text.words', operator: 'mentions', value: ['HQ'] },
  ])
})

test('the suggested sentence says where it goes and nothing of what was asked', () => {
  expect(suggestedSay({ path: 'transfer', unit: 'HQC' }, reader).zh).toBe('此事由后勤基建处办理。')
  expect(suggestedSay({ path: 'explain', target: 'entryUnit' }, reader).zh).toBe('由受理单位向你解释说明。')
  expect(suggestedSay({ classes: ['ethics'], hold: true, channel: [] }, reader).zh).toContain('总答题组')
})
