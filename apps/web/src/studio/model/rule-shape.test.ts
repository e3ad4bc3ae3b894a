import { expect, test } from 'vitest'
import { emptyRule, type RuleJson } from './body.ts'
import { isFormable } from './rule-shape.ts'

const leaf = { fact: 'case.category', operator: 'is', value: 'WL' }
const rule = (more: object): RuleJson =>
  ({ ...emptyRule('a', 'unit', { path: 'transfer' }, { zh: '甲', en: 'A' }), ...more }) as RuleJson
const going = (to: unknown) => emptyRule('a', 'unit', to as RuleJson['then'], { zh: '甲', en: 'A' })

test.each([
  ['a new rule', {}],
  ['groups in groups', { when: { all: [leaf, { not: { any: [leaf, { condition: 'atNight' }] } }] } }],
  ['a named condition', { when: { condition: 'atNight' } }],
])('%s is shown in the form', (_, more) => {
  expect(isFormable(rule(more), 'routing')).toBe(true)
})

test.each([
  ['a path that does not exist', going({ path: 'immediate' })],
  ['co-units that are no list', going({ path: 'transfer', coUnits: 'HQC' })],
  ['a list for a condition', { when: [] }],
  ['an empty place in a group', { when: { all: [null] } }],
  ['a group that is no list', { when: { all: leaf } }],
  ['an operator of prototypes', { when: { all: [{ ...leaf, operator: 'constructor' }] } }],
  ['a fact without a name', { when: { all: [{ operator: 'is', value: 1 }] } }],
])('%s is left to the JSON view', (_, more) => {
  expect(isFormable(rule(more), 'routing')).toBe(false)
})

test('an outcome of the other kind is none of this one’s', () => {
  const held = going({ classes: [], hold: true, channel: [] })
  expect([isFormable(held, 'sensitivity'), isFormable(held, 'routing')]).toEqual([true, false])
})
