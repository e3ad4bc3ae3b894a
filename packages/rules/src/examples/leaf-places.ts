import { type Condition, type Leaf, type NamedConditions, writtenOut } from '../condition.ts'

/** One question of a rule with its place: a JSON pointer into the condition with named conditions written out. */
export interface PlacedLeaf {
  readonly place: string
  readonly leaf: Leaf
}

const collect = (condition: Condition, place: string): readonly PlacedLeaf[] => {
  if ('all' in condition) return condition.all.flatMap((part, at) => collect(part, `${place}/all/${at}`))
  if ('any' in condition) return condition.any.flatMap((part, at) => collect(part, `${place}/any/${at}`))
  if ('not' in condition) return collect(condition.not, `${place}/not`)
  return 'fact' in condition ? [{ place, leaf: condition }] : []
}

/** Every question of a condition in reading order; the same question asked in two places is there twice. */
export const leavesOf = (condition: Condition, named: NamedConditions): readonly PlacedLeaf[] =>
  collect(writtenOut(condition, named), '')

const turn = (condition: Condition, place: string, at: string): Condition => {
  if ('all' in condition) return { all: condition.all.map((part, n) => turn(part, `${place}/all/${n}`, at)) }
  if ('any' in condition) return { any: condition.any.map((part, n) => turn(part, `${place}/any/${n}`, at)) }
  if ('not' in condition) return { not: turn(condition.not, `${place}/not`, at) }
  return place === at ? { not: condition } : condition
}

/** The same condition with the answer to one question turned. */
export const withTurned = (condition: Condition, named: NamedConditions, place: string): Condition =>
  turn(writtenOut(condition, named), '', place)
