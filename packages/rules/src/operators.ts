import { type Bilingual, FACT_TYPES, type FactType, type FactValue } from './fact-types.ts'

export const OPERATORS = [
  'is',
  'isNot',
  'isAnyOf',
  'isNoneOf',
  'atLeast',
  'below',
  'within',
  'hasAny',
  'hasAll',
  'mentions',
  'isPresent',
  'isMissing',
] as const
export type Operator = (typeof OPERATORS)[number]

/** What stands to the right of an operator: one value, several, a number, a closed range `[from, to]`, or the constant `true`. */
export type OperandShape = 'one' | 'many' | 'number' | 'range' | 'true'
export type Operand = string | number | boolean | readonly (string | number)[]

export interface OperatorDefinition {
  readonly fits: readonly FactType[]
  readonly takes: OperandShape
  readonly label: Bilingual
  /** Whether a known fact satisfies the operand. A missing fact never comes here, see {@link holds}. */
  readonly test: (value: FactValue, operand: Operand) => boolean
}

const ONE_VALUE: readonly FactType[] = ['enum', 'category', 'unit', 'text']
const SETS: readonly FactType[] = ['set', 'units']

const isIn = (value: FactValue, operand: Operand): boolean =>
  Array.isArray(operand) && !Array.isArray(value) && operand.some(one => one === value)
const isArrayOfBoth = (value: FactValue, operand: Operand, quantifier: 'some' | 'every'): boolean =>
  Array.isArray(operand) && Array.isArray(value) && operand[quantifier](one => value.includes(one))
const compare = (value: FactValue, operand: Operand, test: (left: number, right: number) => boolean): boolean =>
  typeof value === 'number' && typeof operand === 'number' && test(value, operand)
const isInRange = (value: FactValue, operand: Operand): boolean =>
  typeof value === 'number' && Array.isArray(operand) && value >= Number(operand[0]) && value <= Number(operand[1])

/** The twelve operators: which types of fact each fits and when it holds. */
export const OPERATOR_TABLE: { readonly [O in Operator]: OperatorDefinition } = {
  is: {
    fits: [...ONE_VALUE, 'number', 'boolean'],
    takes: 'one',
    label: { zh: '是', en: 'is' },
    test: (value, operand) => value === operand,
  },
  isNot: {
    fits: [...ONE_VALUE, 'number', 'boolean'],
    takes: 'one',
    label: { zh: '不是', en: 'is not' },
    test: (value, operand) => value !== operand,
  },
  isAnyOf: {
    fits: [...ONE_VALUE, 'number'],
    takes: 'many',
    label: { zh: '是其中之一', en: 'is any of' },
    test: isIn,
  },
  isNoneOf: {
    fits: [...ONE_VALUE, 'number'],
    takes: 'many',
    label: { zh: '不是其中任何一个', en: 'is none of' },
    test: (value, operand) => !Array.isArray(value) && !isIn(value, operand),
  },
  atLeast: {
    fits: ['number'],
    takes: 'number',
    label: { zh: '不少于', en: 'is at least' },
    test: (value, operand) => compare(value, operand, (left, right) => left >= right),
  },
  below: {
    fits: ['number'],
    takes: 'number',
    label: { zh: '少于', en: 'is below' },
    test: (value, operand) => compare(value, operand, (left, right) => left < right),
  },
  within: {
    fits: ['number'],
    takes: 'range',
    label: { zh: '在此区间（含两端）', en: 'is within (ends included)' },
    test: isInRange,
  },
  hasAny: {
    fits: SETS,
    takes: 'many',
    label: { zh: '含其中任意一个', en: 'has any of' },
    test: (value, operand) => isArrayOfBoth(value, operand, 'some'),
  },
  hasAll: {
    fits: SETS,
    takes: 'many',
    label: { zh: '同时含有', en: 'has all of' },
    test: (value, operand) => isArrayOfBoth(value, operand, 'every'),
  },
  mentions: {
    fits: ['words'],
    takes: 'many',
    label: { zh: '提到词表', en: 'mentions the word list' },
    test: (value, operand) => isArrayOfBoth(value, operand, 'some'),
  },
  isPresent: { fits: FACT_TYPES, takes: 'true', label: { zh: '已填写', en: 'is known' }, test: () => true },
  isMissing: { fits: FACT_TYPES, takes: 'true', label: { zh: '未填写', en: 'is not known' }, test: () => false },
}

export const isOperator = (name: unknown): name is Operator => OPERATORS.some(operator => operator === name)

/**
 * Whether `value operator operand` holds. Every operator is false on a missing fact, `isNot` and `isNoneOf` too; only
 * `isMissing` is true on it. So no rule ever fires on something that nobody said.
 */
export const holds = (operator: Operator, value: FactValue | undefined, operand: Operand): boolean =>
  value === undefined ? operator === 'isMissing' : OPERATOR_TABLE[operator].test(value, operand)
