import { MAX_BYTES } from '../schema/guard-json.ts'
import type { ProblemCode } from '../schema/problems.ts'
import { givenRouting, givenRule, givenSensitiveRule, givenSensitivity } from './given-rules.ts'

export interface Refused {
  readonly name: string
  readonly code: ProblemCode
  readonly place: string
  readonly ruleId: string | null
  readonly input: () => unknown
}

const leaf = (fact: string, operator: string, value: unknown, more = {}) => ({ fact, operator, value, ...more })
const water = leaf('kind', 'is', 'water')
const WHEN = '/rules/0/when'

/** A routing rule set with one rule, whose condition or outcome is wrong at the given place. */
const when = (name: string, code: ProblemCode, place: string, condition: unknown): Refused => ({
  name,
  code,
  place: `${WHEN}${place}`,
  ruleId: 'leak',
  input: () => givenRouting([givenRule({ when: condition })]),
})
const asks = (name: string, code: ProblemCode, key: string, question: unknown): Refused =>
  when(name, code, `/all/0${key}`, { all: [question] })
const goesTo = (name: string, code: ProblemCode, key: string, outcome: unknown): Refused => ({
  name,
  code,
  place: `/rules/0/then${key}`,
  ruleId: 'leak',
  input: () => givenRouting([givenRule({ outcome })]),
})
const rule = (name: string, code: ProblemCode, key: string, changes: Record<string, unknown>): Refused => ({
  name,
  code,
  place: `/rules/0${key}`,
  ruleId: typeof changes.id === 'string' || changes.id === undefined ? String(changes.id ?? 'leak') : null,
  input: () => givenRouting([givenRule(changes)]),
})
const sensitive = (name: string, code: ProblemCode, key: string, changes: Record<string, unknown>): Refused => ({
  name,
  code,
  place: `/rules/0${key}`,
  ruleId: 'violence',
  input: () => givenSensitivity([givenSensitiveRule(changes)]),
})
const whole = (name: string, code: ProblemCode, place: string, input: () => unknown): Refused => ({
  name,
  code,
  place,
  ruleId: null,
  input,
})
const conditions = (name: string, code: ProblemCode, place: string, named: unknown): Refused =>
  whole(name, code, place, () => givenRouting([givenRule()], { conditions: named }))

/** A routing rule set in which one entry that stands beside the rules is wrong. */
const beside = (name: string, code: ProblemCode, list: 'waivers' | 'examples', key: string, entry: unknown): Refused =>
  whole(name, code, `/${list}/0${key}`, () => givenRouting([givenRule()], { [list]: [entry] }))

const nested = (levels: number): unknown => (levels === 0 ? water : { not: nested(levels - 1) })
/** Nested far beyond any stack; refused at some level, the place does not matter. */
export const deepJson = (): unknown => {
  let value: unknown = water
  for (let level = 0; level < 5000; level += 1) value = { not: value }
  return givenRouting([givenRule({ when: value })])
}
const doubling = Object.fromEntries(
  Array.from({ length: 60 }, (_, n) => [
    `c${n}`,
    n === 0 ? { any: [water] } : { any: [{ condition: `c${n - 1}` }, { condition: `c${n - 1}` }] },
  ]),
)
const pick = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).filter(([key]) => key === 'then'))
const withKey = (key: string) => JSON.parse(`{"kind":"routing","rules":[],"${key}":{}}`) as unknown

/** One refused rule set for every reason, with the place it is refused at. */
export const REFUSED: readonly Refused[] = [
  when('an empty any', 'emptyGroup', '/any', { any: [] }),
  when('an empty all inside', 'emptyGroup', '/any/1/all', { any: [water, { all: [] }] }),
  when('a bare leaf at the top', 'leafAtTop', '', water),
  when('all and any in one group', 'notACondition', '', { all: [water], any: [water] }),
  when('an empty condition', 'notACondition', '', {}),
  when('a group that is no list', 'wrongType', '/all', { all: water }),
  when('a condition that is no object', 'wrongType', '', 'kind is water'),
  when('a typed priority', 'unknownKey', '/priority', { all: [water], priority: 10 }),
  when('six levels', 'tooDeep', '', nested(5)),
  when('51 questions', 'tooManyLeaves', '', { all: Array.from({ length: 51 }, () => water) }),
  when('a named condition that is not there', 'unknownCondition', '/condition', { condition: 'wet' }),
  asks('a path', 'pathForbidden', '/path', { ...water, path: '$.x' }),
  asks('params of the engine', 'unknownKey', '/params', { ...water, params: {} }),
  asks('an unknown operator', 'unknownOperator', '/operator', leaf('kind', 'equal', 'water')),
  asks('an operator named like a method', 'unknownOperator', '/operator', leaf('kind', 'toString', 'water')),
  asks('an unknown fact', 'unknownFact', '/fact', leaf('weather', 'is', 'wet')),
  asks('a fact named like a method', 'unknownFact', '/fact', leaf('hasOwnProperty', 'is', 'wet')),
  asks('a leaf without a value', 'missingKey', '', { fact: 'kind', operator: 'is' }),
  asks('a number operator on an enum', 'operatorDoesNotFit', '/operator', leaf('kind', 'atLeast', 3)),
  asks('mentions on an enum', 'operatorDoesNotFit', '/operator', leaf('kind', 'mentions', ['money'])),
  asks('is on a set', 'operatorDoesNotFit', '/operator', leaf('tags', 'is', 'night')),
  asks('is on words', 'operatorDoesNotFit', '/operator', leaf('words', 'is', 'money')),
  asks('a value outside the enum', 'valueNotInEnum', '/value', leaf('kind', 'is', 'fire')),
  asks('a value outside the set', 'valueNotInEnum', '/value/1', leaf('tags', 'hasAny', ['night', 'noon'])),
  asks('an unknown word list', 'unknownWordList', '/value/0', leaf('words', 'mentions', ['gossip'])),
  asks('an unknown category', 'unknownCategory', '/value', leaf('category', 'is', 'XX')),
  asks('an unknown unit in a question', 'unknownUnit', '/value/0', leaf('dutyUnits', 'hasAny', ['XX'])),
  asks('a text where a number belongs', 'valueDoesNotFit', '/value', leaf('persons', 'atLeast', '3')),
  asks('a number where a text belongs', 'valueDoesNotFit', '/value', leaf('room', 'is', 3)),
  asks('a fact in place of a value', 'valueDoesNotFit', '/value', leaf('persons', 'is', { fact: 'days' })),
  asks('a backward range', 'valueDoesNotFit', '/value', leaf('persons', 'within', [5, 1])),
  asks('an empty list of values', 'wrongType', '/value', leaf('kind', 'isAnyOf', [])),
  asks('a repeated value', 'wrongType', '/value', leaf('kind', 'isAnyOf', ['water', 'water'])),
  asks('isMissing of false', 'valueDoesNotFit', '/value', leaf('kind', 'isMissing', false)),
  goesTo('an unknown path', 'unknownPath', '/path', { path: 'forward', unit: 'HQC' }),
  goesTo('an unknown unit', 'unknownUnit', '/unit', { path: 'transfer', unit: 'XX' }),
  goesTo('an unknown co-unit', 'unknownUnit', '/coUnits/0', { path: 'instruct', unit: 'HQC', coUnits: ['XX'] }),
  goesTo('an unknown urgency', 'unknownUrgency', '/urgency', { path: 'transfer', unit: 'HQC', urgency: 'P9' }),
  goesTo('an unknown target', 'unknownValue', '/target', { path: 'transfer', target: 'rector' }),
  goesTo('no unit at all', 'unitOrTarget', '', { path: 'transfer' }),
  goesTo('unit and target', 'unitOrTarget', '', { path: 'transfer', unit: 'HQC', target: 'dutyUnit' }),
  goesTo('a unit where the entry unit handles', 'notOnThisPath', '/unit', { path: 'handle', unit: 'HQC' }),
  goesTo('a report to a unit', 'notOnThisPath', '/target', { path: 'reportUp', target: 'entryUnit' }),
  goesTo('an extra key of an outcome', 'unknownKey', '/note', { path: 'reject', note: 'x' }),
  rule('an unknown band', 'wrongBand', '/band', { band: 'college' }),
  rule('a unit band in the school’s rules', 'wrongBand', '/band', { band: 'unit' }),
  rule('a rule without a title', 'wrongType', '/title', { title: '' }),
  rule('a sentence in one language of two', 'missingKey', '/say', { say: { zh: '只有中文' } }),
  rule('an id with spaces', 'wrongType', '/id', { id: 'a b' }),
  rule('a typed priority of a rule', 'unknownKey', '/priority', { priority: 7 }),
  rule('an example with an unknown fact', 'unknownFact', '/tests/0/facts/weather', {
    tests: [{ facts: { weather: 'wet' }, expect: {} }],
  }),
  rule('an example expecting what no outcome has', 'unknownKey', '/tests/0/expect/colour', {
    tests: [{ facts: {}, expect: { colour: 'red' } }],
  }),
  sensitive('a keyword that excludes alone', 'keywordAlone', '/when', {
    when: { all: [leaf('accused', 'is', 'teacher'), { not: { any: [leaf('words', 'mentions', ['smallTalk'])] } }] },
  }),
  sensitive('a rule that holds nothing', 'wrongType', '/then/hold', {
    outcome: { classes: ['ethics'], hold: false, channel: [] },
  }),
  sensitive('an unknown class', 'unknownValue', '/then/classes/0', {
    outcome: { classes: ['gossip'], hold: true, channel: [] },
  }),
  sensitive('a crisis that pages nobody', 'crisisMismatch', '/then/crisis', {
    outcome: { classes: ['crisis'], hold: true, channel: [] },
  }),
  sensitive('a classified text that would be stored', 'handBackMismatch', '/then/handBack', {
    outcome: { classes: ['classified'], hold: true, channel: [] },
  }),
  {
    ...rule('an id used twice', 'duplicateRuleId', '', {}),
    place: '/rules/1/id',
    input: () => givenRouting([givenRule(), givenRule()]),
  },
  conditions('names in a circle', 'conditionCycle', '/conditions/a', {
    a: { condition: 'b' },
    b: { not: { condition: 'a' } },
  }),
  conditions(
    'too many names',
    'tooMany',
    '/conditions',
    Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`c${n}`, { any: [water] }])),
  ),
  conditions('conditions that are a list', 'wrongType', '/conditions', []),
  {
    ...when('names that double', 'tooManyLeaves', '', null),
    input: () => givenRouting([givenRule({ when: { condition: 'c59' } })], { conditions: doubling }),
  },
  whole('an unknown kind', 'unknownValue', '/kind', () => ({ kind: 'magic', rules: [] })),
  whole('no fallback', 'wrongType', '/fallback', () => ({ kind: 'routing', rules: [] })),
  whole('rules that are no list', 'wrongType', '/rules', () => ({ ...givenRouting(), rules: {} })),
  whole('a fallback that finds something sensitive', 'wrongType', '/fallback/then', () =>
    givenSensitivity([], { fallback: { title: 'x', say: 'x', ...pick(givenSensitiveRule()) } }),
  ),
  whole('an extra key at the top', 'unknownKey', '/note', () => ({ ...givenRouting(), note: '' })),
  beside('a waiver without a reason', 'wrongType', 'waivers', '/reason', {
    findingId: 'gap',
    reason: ' ',
    until: '2027-01-31',
  }),
  beside('a waiver without an end', 'missingKey', 'waivers', '', { findingId: 'gap', reason: '已知' }),
  beside('a waiver until no day', 'wrongType', 'waivers', '/until', {
    findingId: 'gap',
    reason: '已知',
    until: '暑假',
  }),
  beside('an example of a strange fact', 'unknownFact', 'examples', '/facts/magic', {
    facts: { magic: 1 },
    expect: {},
  }),
  beside('an example with a strange note', 'wrongType', 'examples', '/note', { facts: {}, expect: {}, note: 7 }),
  whole('waivers that are no list', 'wrongType', '/waivers', () => givenRouting([], { waivers: {} })),
  whole('too many examples', 'tooMany', '/examples', () => givenRouting([], { examples: Array(1001).fill({}) })),
  whole('the key __proto__', 'forbiddenKey', '/__proto__', () => withKey('__proto__')),
  whole('the key constructor', 'forbiddenKey', '/constructor', () => withKey('constructor')),
  whole('a number that is not finite', 'notFinite', '/rules/0/when/all/0/value', () =>
    givenRouting([givenRule({ when: { all: [leaf('persons', 'atLeast', Number.POSITIVE_INFINITY)] } })]),
  ),
  whole('a text above 1 MB', 'tooLarge', '', () => JSON.stringify(givenRouting()) + ' '.repeat(MAX_BYTES)),
  whole('a value above 1 MB', 'tooLarge', '', () => givenRouting([givenRule({ say: '很'.repeat(MAX_BYTES / 2) })])),
  whole('text that is not JSON', 'notJson', '', () => '{"kind":'),
  whole('a function', 'notJson', '/rules', () => ({ kind: 'routing', rules: () => [] })),
]
