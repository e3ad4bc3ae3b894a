import fc from 'fast-check'
import type { Facts } from '../fact-types.ts'
import { givenRule, givenSensitiveRule } from './given-rules.ts'
import { plainlyHolds } from './plain-evaluator.ts'

type Json = Record<string, unknown>

/** What each fact of the small rule sets can be, as far as their questions can tell: four values a fact, three where there are no more. */
export const SMALL_FACTS = {
  kind: ['water', 'power', 'heat', undefined],
  room: ['101', '202', 'another', undefined],
  persons: [1, 2, 3, undefined],
  isUrgent: [true, false, undefined],
  tags: [['night'], [], undefined],
} as const satisfies Record<string, readonly Facts[string][]>

/** Every input there is. */
export const ALL_INPUTS: readonly Facts[] = Object.entries(SMALL_FACTS).reduce<Facts[]>(
  (inputs, [fact, values]) => inputs.flatMap(input => values.map(value => ({ ...input, [fact]: value }))),
  [{}],
)

const leaf = (fact: string, operator: string, value: unknown): Json => ({ fact, operator, value })
const oneOf = (...leaves: Json[]): fc.Arbitrary<Json> => fc.constantFrom(...leaves)
const onText = (fact: string, values: readonly string[]): readonly Json[] => [
  ...values.flatMap(value => [leaf(fact, 'is', value), leaf(fact, 'isNot', value)]),
  leaf(fact, 'isAnyOf', values.slice(0, 2)),
  leaf(fact, 'isNoneOf', values.slice(-2)),
]
const LEAVES: readonly Json[] = [
  ...onText('kind', ['water', 'power', 'heat']),
  ...onText('room', ['101', '202']),
  leaf('persons', 'is', 2),
  leaf('persons', 'isNot', 2),
  leaf('persons', 'atLeast', 2),
  leaf('persons', 'below', 2),
  leaf('persons', 'within', [2, 2]),
  leaf('isUrgent', 'is', true),
  leaf('isUrgent', 'is', false),
  leaf('isUrgent', 'isNot', true),
  leaf('tags', 'hasAny', ['night']),
  leaf('tags', 'hasAll', ['night']),
  ...Object.keys(SMALL_FACTS).flatMap(fact => [leaf(fact, 'isPresent', true), leaf(fact, 'isMissing', true)]),
]
const anyLeaf = oneOf(...LEAVES)

const group = (part: fc.Arbitrary<Json>, most: number): fc.Arbitrary<Json> => {
  const parts = fc.array(part, { minLength: 1, maxLength: most })
  return fc.oneof(
    { weight: 4, arbitrary: parts.map(all => ({ all })) },
    { weight: 3, arbitrary: parts.map(any => ({ any })) },
    { weight: 1, arbitrary: part.map(not => ({ not })) },
  )
}
const NAMED = fc.constantFrom({ condition: 'one' }, { condition: 'two' })
const part = fc.oneof(
  { weight: 5, arbitrary: anyLeaf },
  { weight: 2, arbitrary: group(anyLeaf, 3) },
  { weight: 1, arbitrary: NAMED },
)
const when = fc.oneof({ weight: 6, arbitrary: group(part, 3) }, { weight: 1, arbitrary: NAMED })

/** Conditions by name, one of which uses the other. */
export const smallConditions = fc.record({
  one: group(anyLeaf, 3),
  two: group(fc.oneof(anyLeaf, fc.constant({ condition: 'one' })), 2),
})

const OUTCOMES: readonly Json[] = [
  { path: 'transfer', unit: 'HQC' },
  { path: 'transfer', unit: 'JWC' },
  { path: 'reject' },
]
const FINDS: readonly Json[] = [
  { classes: ['ethics'], hold: true, channel: ['ethicsOffice'] },
  { classes: ['ethics', 'petition'], hold: true, urgency: 'P2', channel: [] },
  { classes: ['petition'], hold: true, urgency: 'P1', channel: ['petitionOffice'] },
  { classes: ['crisis'], hold: true, urgency: 'P0', channel: [], crisis: { page: ['XGB'] } },
  { classes: ['crisis'], hold: true, channel: [], crisis: { page: ['XGB', 'BWC'] } },
]
const band = fc.constantFrom('guard', 'school')
const rulesOf = (outcomes: readonly Json[], make: typeof givenRule) =>
  fc
    .array(fc.record({ when, outcome: fc.constantFrom(...outcomes), band }), { maxLength: 8 })
    .map(rules => ['guard', 'school'].flatMap(one => rules.filter(rule => rule.band === one)))
    .map(rules => rules.map((rule, n) => make({ ...rule, id: `r${n}` })))

/** At most eight rules over at most five facts, in the order in which they are read. */
export const smallRouting = rulesOf(OUTCOMES, givenRule)
export const smallSensitivity = rulesOf(FINDS, givenSensitiveRule)

/** For each input, which rules hold for it: by the plain evaluator, from the JSON as it was written. */
export const tableOf = (rules: readonly Json[], conditions: Json): readonly (readonly boolean[])[] =>
  ALL_INPUTS.map(input => rules.map(rule => plainlyHolds(rule.when as Json, conditions, input)))
