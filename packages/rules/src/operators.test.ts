import { describe, expect, it } from 'vitest'
import { FACT_TYPES } from './fact-types.ts'
import { holds, OPERATOR_TABLE, OPERATORS, type Operand, type Operator } from './operators.ts'

const OPERANDS: { readonly [O in Operator]: Operand } = {
  is: 'a',
  isNot: 'a',
  isAnyOf: ['a'],
  isNoneOf: ['a'],
  atLeast: 1,
  below: 1,
  within: [0, 2],
  hasAny: ['a'],
  hasAll: ['a'],
  mentions: ['a'],
  isPresent: true,
  isMissing: true,
}

describe('operators', () => {
  it.each(OPERATORS)('%s is false on a missing fact unless it asks for that', operator => {
    expect(holds(operator, undefined, OPERANDS[operator])).toBe(operator === 'isMissing')
  })

  it.each<[Operator, string | number | boolean | string[], Operand, boolean]>([
    ['is', 'a', 'a', true],
    ['is', 'a', 'b', false],
    ['is', 0, false, false],
    ['is', true, true, true],
    ['isNot', 'a', 'b', true],
    ['isNot', 'a', 'a', false],
    ['isAnyOf', 'a', ['b', 'a'], true],
    ['isAnyOf', 'c', ['b', 'a'], false],
    ['isAnyOf', 2, [1, 2], true],
    ['isNoneOf', 'c', ['b', 'a'], true],
    ['isNoneOf', 'a', ['b', 'a'], false],
    ['atLeast', 5, 5, true],
    ['atLeast', 4.9, 5, false],
    ['below', 5, 5, false],
    ['below', 4.9, 5, true],
    ['within', 1, [1, 3], true],
    ['within', 3, [1, 3], true],
    ['within', 3.1, [1, 3], false],
    ['hasAny', ['a', 'b'], ['c', 'b'], true],
    ['hasAny', [], ['c'], false],
    ['hasAll', ['a', 'b'], ['a', 'b'], true],
    ['hasAll', ['a'], ['a', 'b'], false],
    ['mentions', ['money'], ['violence', 'money'], true],
    ['mentions', [], ['money'], false],
    ['isPresent', [], true, true],
    ['isPresent', false, true, true],
    ['isMissing', '', true, false],
  ])('%s of %j and %j is %s', (operator, value, operand, expected) => {
    expect(holds(operator, value, operand)).toBe(expected)
  })

  it('fit at least one type each, and every type can be asked whether it is known', () => {
    for (const operator of OPERATORS) expect(OPERATOR_TABLE[operator].fits.length).toBeGreaterThan(0)
    expect(OPERATOR_TABLE.isMissing.fits).toEqual(FACT_TYPES)
    expect(OPERATORS.filter(operator => OPERATOR_TABLE[operator].fits.includes('words'))).toEqual([
      'mentions',
      'isPresent',
      'isMissing',
    ])
  })
})
