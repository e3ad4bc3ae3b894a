import fc from 'fast-check'
import type { Facts } from '../fact-types.ts'

type Json = Record<string, unknown>

const TOKENS = {
  kind: ['water', 'power', 'heat'],
  category: ['HQ', 'JX', 'AQ'],
  entryUnit: ['HQC', 'JWC', 'XGB', 'BWC'],
  room: ['101', '202'],
  accused: ['none', 'teacher', 'unit'],
} as const
const SETS = {
  tags: ['night', 'outdoors', 'repeated'],
  dutyUnits: ['HQC', 'JWC', 'XGB'],
  words: ['violence', 'money', 'smallTalk'],
} as const
const NUMBERS = ['persons', 'days'] as const
const ALL_FACTS = [...Object.keys(TOKENS), ...Object.keys(SETS), ...NUMBERS, 'isUrgent']

const pick = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 })
const number = fc.oneof(fc.integer({ min: -2, max: 6 }), pick([0.5, 2.5, -0]))
const asks = (fact: string, operator: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<Json> =>
  fc.record({ fact: fc.constant(fact), operator, value })

const leaf: fc.Arbitrary<Json> = fc.oneof(
  ...Object.entries(TOKENS).flatMap(([fact, values]) => [
    asks(fact, pick(['is', 'isNot']), pick<string>(values)),
    asks(fact, pick(['isAnyOf', 'isNoneOf']), some<string>(values)),
  ]),
  ...Object.entries(SETS).map(([fact, values]) =>
    asks(fact, pick(fact === 'words' ? ['mentions'] : ['hasAny', 'hasAll']), some<string>(values)),
  ),
  ...NUMBERS.flatMap(fact => [
    asks(fact, pick(['is', 'isNot', 'atLeast', 'below']), number),
    asks(
      fact,
      fc.constant('isNoneOf'),
      fc.uniqueArray(number, { minLength: 1, maxLength: 3, comparator: 'SameValueZero' }),
    ),
    asks(
      fact,
      fc.constant('within'),
      fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
    ),
  ]),
  asks('isUrgent', pick(['is', 'isNot']), fc.boolean()),
  fc.constantFrom(...ALL_FACTS).chain(fact => asks(fact, pick(['isPresent', 'isMissing']), fc.constant(true))),
)

/** A group of at most `levels` levels, its leaves included; `inner` may stand where a leaf may. */
const group = (levels: number, inner: fc.Arbitrary<Json>): fc.Arbitrary<Json> => {
  const part =
    levels <= 2 ? inner : fc.oneof({ weight: 2, arbitrary: inner }, { weight: 1, arbitrary: group(levels - 1, inner) })
  const parts = fc.array(part, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    parts.map(all => ({ all })),
    parts.map(any => ({ any })),
    part.map(not => ({ not })),
  )
}

const NAMES = ['one', 'two'] as const
const named = pick(NAMES).map(condition => ({ condition }))

/** Random conditions by name, the second of which may use the first. */
export const randomConditions: fc.Arbitrary<Json> = fc.record({
  one: group(2, leaf),
  two: group(2, fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: fc.constant({ condition: 'one' }) })),
})

/** Random conditions for a rule, within the limits on depth and leaves. */
export const randomWhen: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: group(4, leaf) },
  { weight: 2, arbitrary: group(2, fc.oneof(leaf, named)) },
  { weight: 1, arbitrary: named },
)

const maybe = (value: fc.Arbitrary<Facts[string]>): fc.Arbitrary<Facts[string]> =>
  fc.oneof({ weight: 5, arbitrary: value }, { weight: 2, arbitrary: fc.constant(undefined) })
const misfit = fc.constantFrom<Facts[string]>('', 'other', 3, true, ['night'], Number.NaN)

/** Random facts: of the right type, missing, outside the enum, or of a wrong type. */
export const randomFacts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(
    ALL_FACTS.map(fact => {
      const right: fc.Arbitrary<Facts[string]> =
        fact in TOKENS
          ? pick<string>([...TOKENS[fact as keyof typeof TOKENS], 'other'])
          : fact in SETS
            ? fc.array(pick<string>([...SETS[fact as keyof typeof SETS], 'other']), { maxLength: 4 })
            : fact === 'isUrgent'
              ? fc.boolean()
              : number
      return [fact, maybe(fc.oneof({ weight: 8, arbitrary: right }, { weight: 1, arbitrary: misfit }))]
    }),
  ),
)
