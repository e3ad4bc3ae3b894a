import type { Operand, Operator } from './operators.ts'

/** One question about one fact. */
export interface Leaf {
  readonly fact: string
  readonly operator: Operator
  readonly value: Operand
}
export interface All {
  readonly all: readonly Condition[]
}
export interface Any {
  readonly any: readonly Condition[]
}
export interface Not {
  readonly not: Condition
}
/** A condition of the rule set, called by its name. */
export interface Named {
  readonly condition: string
}

/** A condition tree in the JSON of json-rules-engine, without its `path`, `priority`, `params` and `name`. */
export type Condition = All | Any | Not | Named | Leaf
/** What may stand at the top of a rule: the engine takes no bare leaf there. */
export type TopCondition = All | Any | Not | Named
export type NamedConditions = Readonly<Record<string, TopCondition>>

/** Levels of a tree, the top group counting one and a leaf one more; named conditions count as if written out. */
export const MAX_DEPTH = 5
/** Leaves of one rule, named conditions written out. */
export const MAX_LEAVES = 50

/** Calls `visit` for each leaf of a tree in reading order, named conditions written out; the tree must be free of cycles. */
export const visitLeaves = (condition: Condition, named: NamedConditions, visit: (leaf: Leaf) => void): void => {
  if ('all' in condition) for (const part of condition.all) visitLeaves(part, named, visit)
  else if ('any' in condition) for (const part of condition.any) visitLeaves(part, named, visit)
  else if ('not' in condition) visitLeaves(condition.not, named, visit)
  else if ('condition' in condition) visitLeaves(named[condition.condition]!, named, visit)
  else visit(condition)
}

/** The same tree with every named condition written out. */
export const writtenOut = (condition: Condition, named: NamedConditions): Condition => {
  if ('all' in condition) return { all: condition.all.map(part => writtenOut(part, named)) }
  if ('any' in condition) return { any: condition.any.map(part => writtenOut(part, named)) }
  if ('not' in condition) return { not: writtenOut(condition.not, named) }
  return 'condition' in condition ? writtenOut(named[condition.condition]!, named) : condition
}
