import type { Condition, Leaf, NamedConditions } from '../condition.ts'
import type { FactDefinition, FactValue } from '../fact-types.ts'
import { holds } from '../operators.ts'
import type { Circuit } from './circuit.ts'
import { type Existing, type FactValues, valuesOf } from './fact-values.ts'
import { type Literal, opposite } from './sat-solver.ts'

/** One fact as variables: a literal for each value it can hold, or for being known and for each member of its set. */
export interface FactVariables {
  readonly definition: FactDefinition
  readonly values: FactValues
  /** Beside `values`: of a scalar by value, of a set by member. */
  readonly literals: readonly Literal[]
  readonly present: Literal
}

/** Decided first where nothing else speaks: that a fact is missing. It makes what is found short. */
const MISSING_FIRST = { prefers: true, weight: 1e-9 }
const ABSENT = { prefers: false, weight: 0 }

const scalar = (
  definition: FactDefinition,
  values: FactValues & { kind: 'scalar' },
  circuit: Circuit,
): FactVariables => {
  const { solver } = circuit
  const literals = values.values.map(value => solver.newVariable(value === undefined ? MISSING_FIRST : ABSENT))
  solver.addClause(literals)
  solver.addGroup(literals)
  const missing = literals[values.values.indexOf(undefined)]
  return { definition, values, literals, present: missing === undefined ? circuit.yes : opposite(missing) }
}

const set = (definition: FactDefinition, values: FactValues & { kind: 'set' }, circuit: Circuit): FactVariables => {
  const { solver } = circuit
  const present = definition.always === true ? circuit.yes : solver.newVariable(ABSENT)
  const literals = values.members.map(() => solver.newVariable(ABSENT))
  for (const literal of literals) solver.addClause([opposite(literal), present])
  return { definition, values, literals, present }
}

/** The variables of a fact that is asked these questions. */
export const factVariables = (
  definition: FactDefinition,
  leaves: readonly Leaf[],
  existing: Existing,
  circuit: Circuit,
): FactVariables => {
  const values = valuesOf(definition, leaves, existing)
  return values.kind === 'scalar' ? scalar(definition, values, circuit) : set(definition, values, circuit)
}

/** A question as a literal. */
const askedOf = ({ values, literals, present }: FactVariables, leaf: Leaf, circuit: Circuit): Literal => {
  if (leaf.operator === 'isPresent') return present
  if (leaf.operator === 'isMissing') return opposite(present)
  if (values.kind === 'scalar')
    return circuit.among(
      literals.filter((_, at) => holds(leaf.operator, values.values[at], leaf.value)),
      literals,
    )
  const named = (leaf.value as readonly string[]).map(member => literals[values.members.indexOf(member)] ?? circuit.no)
  return leaf.operator === 'hasAll' ? circuit.all(named) : circuit.any(named)
}

/** A condition as a literal: true exactly where the condition holds. */
export const conditionEncoder =
  (facts: ReadonlyMap<string, FactVariables>, named: NamedConditions, circuit: Circuit) =>
  (condition: Condition): Literal => {
    const encode = (part: Condition): Literal => {
      if ('all' in part) return circuit.all(part.all.map(encode))
      if ('any' in part) return circuit.any(part.any.map(encode))
      if ('not' in part) return opposite(encode(part.not))
      if ('condition' in part) return encode(named[part.condition]!)
      return askedOf(facts.get(part.fact)!, part, circuit)
    }
    return encode(condition)
  }

/** What a fact holds in the answer just found. */
export const foundValue = ({ values, literals, present }: FactVariables, isTrue: (literal: Literal) => boolean) => {
  if (values.kind === 'scalar') return values.values[literals.findIndex(isTrue)]
  return isTrue(present) ? values.members.filter((_, at) => isTrue(literals[at]!)) : undefined
}

/** What a fact must hold, or the quietest that it still can, while only some literals are settled. */
export const settledValue = (
  { definition, values, literals, present }: FactVariables,
  isTrue: (literal: Literal) => boolean,
): FactValue | undefined => {
  if (values.kind === 'set') {
    const held = values.members.filter((_, at) => isTrue(literals[at]!))
    return held.length > 0 || definition.always === true || isTrue(present) ? held : undefined
  }
  const must = literals.findIndex(isTrue)
  if (must >= 0) return values.values[must]
  const missing = values.values.indexOf(undefined)
  const isOpen = (at: number): boolean => at >= 0 && !isTrue(opposite(literals[at]!))
  return isOpen(missing) ? undefined : values.values[literals.findIndex((_, at) => isOpen(at))]
}

/** Every other value that a fact can be given instead: of a set, one member more or less, or nothing known of it. */
export const otherValues = (
  { definition, values }: FactVariables,
  now: FactValue | undefined,
): readonly (FactValue | undefined)[] => {
  if (values.kind === 'scalar') return values.values.filter(value => value !== now)
  const held = Array.isArray(now) ? (now as readonly string[]) : []
  const turned = values.members.map(one =>
    held.includes(one) ? held.filter(other => other !== one) : [...held, one].sort(),
  )
  return [...turned, ...(now === undefined ? [[]] : []), ...(definition.always === true ? [] : [undefined])]
}

/** The value of least meaning that a fact can hold: missing, or for one that is always known no, what is usual, the least number, nothing. */
export const quietValue = ({ definition, values }: FactVariables): FactValue | undefined => {
  if (definition.always !== true) return undefined
  if (values.kind === 'set') return []
  if (values.values.includes(false)) return false
  if (definition.usual !== undefined && values.values.includes(definition.usual)) return definition.usual
  const numbers = values.values.filter(value => typeof value === 'number')
  return numbers.length === 0
    ? values.values.at(-1)
    : numbers.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best))
}
