import type { Slots } from '../replay/compile-condition.ts'
import type { ScalarValues } from './fact-values.ts'
import type { FactVariables } from './fact-variables.ts'
import type { GapPart, Stretch } from './finding.ts'
import type { RuleSpace } from './rule-space.ts'
import { type Literal, opposite } from './sat-solver.ts'

/** Which values of a scalar fact a region allows, by place. */
const allowed = ({ literals }: FactVariables, held: readonly Literal[]): readonly boolean[] =>
  literals.map(literal => !held.includes(opposite(literal)))

/** Neighbouring numbers as stretches. Between two named numbers there is one that stands for all of them. */
const stretchesOf = (
  { alike, points }: ScalarValues,
  isAllowed: readonly boolean[],
  isWhole: boolean,
): readonly Stretch[] => {
  const all = alike
    .flatMap((group, at) => group.map(value => ({ value, isIn: isAllowed[at]! })))
    .filter((one): one is { value: number; isIn: boolean } => typeof one.value === 'number')
    .sort((left, right) => left.value - right.value)
  const stretches: Stretch[] = []
  const edge = (at: number, step: 1 | -1): { value: number | null; included: boolean } => {
    const { value } = all[at]!
    if (points.has(value)) return { value, included: true }
    let outer = at + step
    while (all[outer] !== undefined && !points.has(all[outer]!.value)) outer += step
    const next = all[outer]?.value ?? null
    return isWhole && next !== null ? { value: next - step, included: true } : { value: next, included: false }
  }
  for (let at = 0; at < all.length; at += 1) {
    if (!all[at]!.isIn) continue
    const start = edge(at, -1)
    while (all[at + 1]?.isIn) at += 1
    const end = edge(at, 1)
    stretches.push({ from: start.value, fromIncluded: start.included, to: end.value, toIncluded: end.included })
  }
  return stretches
}

/** What a region says of one fact, or `null` when it may be anything. */
export const gapPart = (fact: FactVariables, held: readonly Literal[]): GapPart | null => {
  if (held.length === 0) return null
  const { definition, values, literals, present } = fact
  const { key } = definition
  if (values.kind === 'set') {
    const members = (sign: (literal: Literal) => Literal) =>
      values.members.filter((_, at) => held.includes(sign(literals[at]!)))
    const isKnown = held.includes(present) ? true : held.includes(opposite(present)) ? false : null
    return { fact: key, has: members(one => one), hasNot: members(opposite), isKnown }
  }
  const isAllowed = allowed(fact, held)
  const inside = values.alike.flatMap((group, at) => (isAllowed[at] ? group : []))
  if (definition.type === 'number') {
    const stretches = stretchesOf(values, isAllowed, definition.numbers?.whole === true)
    return { fact: key, stretches, orMissing: inside.includes(undefined) }
  }
  const named = inside.filter(value => value !== values.another).map(value => value ?? null)
  return {
    fact: key,
    values: named as readonly (string | boolean | null)[],
    orAnother: values.another !== null && inside.includes(values.another),
  }
}

/** Whether an input lies within a region, given fact by fact as literals. */
export const insideOf =
  (space: RuleSpace, region: ReadonlyMap<number, readonly Literal[]>) =>
  (slots: Slots): boolean =>
    [...region].every(([at, held]) => {
      const fact = space.variables[at]!
      const { values, literals, present } = fact
      const value = slots[at]
      if (values.kind === 'scalar') return allowed(fact, held)[values.values.indexOf(value)] === true
      const isTrue = (literal: Literal): boolean =>
        literal === present
          ? value !== undefined
          : Array.isArray(value) && value.includes(values.members[literals.indexOf(literal)]!)
      return held.every(literal =>
        literal === present || literals.includes(literal) ? isTrue(literal) : !isTrue(opposite(literal)),
      )
    })
