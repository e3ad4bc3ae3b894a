import type { Condition, NamedConditions } from '../condition.ts'
import type { FactValue } from '../fact-types.ts'

/** Values outside which a condition cannot hold. */
export type Values = ReadonlySet<FactValue>

const both = (left: Values, right: Values): Values => new Set([...left].filter(value => right.has(value)))

/** For each fact the values outside which `condition` cannot hold; a fact that is not there is not bound. */
export const boundFacts = (condition: Condition, named: NamedConditions): ReadonlyMap<string, Values> => {
  if ('condition' in condition) return boundFacts(named[condition.condition]!, named)
  if ('not' in condition) return new Map()
  if ('all' in condition) {
    const bound = new Map<string, Values>()
    for (const part of condition.all)
      for (const [fact, values] of boundFacts(part, named)) {
        const before = bound.get(fact)
        bound.set(fact, before === undefined ? values : both(before, values))
      }
    return bound
  }
  if ('any' in condition) {
    const parts = condition.any.map(part => boundFacts(part, named))
    const bound = new Map<string, Values>()
    for (const fact of parts[0]!.keys())
      if (parts.every(part => part.has(fact))) bound.set(fact, new Set(parts.flatMap(part => [...part.get(fact)!])))
    return bound
  }
  if (condition.operator === 'is') return new Map([[condition.fact, new Set([condition.value as FactValue])]])
  if (condition.operator === 'isAnyOf') return new Map([[condition.fact, new Set(condition.value as string[])]])
  return new Map()
}

/** Which rules can hold at all, by the value of one fact. */
export interface EqualityIndex {
  readonly fact: string | null
  readonly byValue: ReadonlyMap<unknown, readonly number[]>
  /** For any other value, and for a missing one: the rules that do not ask for equality. */
  readonly otherwise: readonly number[]
}

/** The index over the fact that most rules ask to be equal to something. Positions are in order; no rule that could hold is left out. */
export const equalityIndex = (conditions: readonly Condition[], named: NamedConditions): EqualityIndex => {
  const bounds = conditions.map(condition => boundFacts(condition, named))
  const counts = new Map<string, number>()
  for (const bound of bounds) for (const fact of bound.keys()) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  const fact = [...counts].reduce<string | null>(
    (best, [key, count]) => (best === null || count > counts.get(best)! ? key : best),
    null,
  )
  const values = new Set(bounds.flatMap(bound => (fact === null ? [] : [...(bound.get(fact) ?? [])])))
  const positions = (keep: (bound: Values | undefined) => boolean): readonly number[] =>
    bounds.flatMap((bound, position) => (keep(fact === null ? undefined : bound.get(fact)) ? [position] : []))
  return {
    fact,
    byValue: new Map([...values].map(value => [value, positions(bound => bound === undefined || bound.has(value))])),
    otherwise: positions(bound => bound === undefined),
  }
}
