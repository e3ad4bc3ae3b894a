import type { Condition, Leaf, Operand, Operator, TopCondition } from '@zuoyeben/rules/studio'

/**
 * A condition as react-querybuilder draws it: groups of rows. A `not` is the mark on a group; where it stands before a single question, or a
 * named condition is a whole rule, the group is `lone`: there is no all or any in it. Both ways nothing is lost (query-tree.test.ts).
 */
export interface TreeGroup {
  readonly id?: string
  readonly combinator: 'all' | 'any'
  readonly not?: boolean
  readonly lone?: true
  readonly rules: readonly TreePart[]
}
export interface TreeRow {
  readonly id?: string
  readonly field: string
  readonly operator: string
  readonly value: unknown
}
export type TreePart = TreeGroup | TreeRow

/** The field of a row that stands for a named condition; no fact is called so. */
export const NAMED = '@condition'

const isGroup = (part: TreePart): part is TreeGroup => 'rules' in part

function groupOf(condition: Condition, id: string): TreeGroup {
  const parts = (rules: readonly Condition[]) => rules.map((part, at) => partOf(part, `${id}.${at}`))
  if ('all' in condition) return { id, combinator: 'all', not: false, rules: parts(condition.all) }
  if ('any' in condition) return { id, combinator: 'any', not: false, rules: parts(condition.any) }
  if ('not' in condition) {
    const inner = condition.not
    if ('all' in inner || 'any' in inner) return { ...groupOf(inner, id), not: true }
    return { id, combinator: 'all', not: true, lone: true, rules: [partOf(inner, `${id}.0`)] }
  }
  return { id, combinator: 'all', not: false, lone: true, rules: [partOf(condition, `${id}.0`)] }
}

function partOf(condition: Condition, id: string): TreePart {
  if ('condition' in condition) return { id, field: NAMED, operator: 'is', value: condition.condition }
  if ('fact' in condition) return { id, field: condition.fact, operator: condition.operator, value: condition.value }
  return groupOf(condition, id)
}

/** The tree of a condition. Its ids are the places in it, so the same place keeps its controls while somebody types. */
export const treeOf = (when: Condition): TreeGroup => groupOf(when, 'top')

function conditionOf(part: TreePart): Condition {
  if (!isGroup(part)) {
    const { field, operator, value } = part
    if (field === NAMED) return { condition: String(value ?? '') }
    return { fact: field, operator: operator as Operator, value: value as Operand } satisfies Leaf
  }
  const parts = part.rules.map(conditionOf)
  const [only] = parts
  const inner: Condition =
    part.lone && parts.length === 1 && only ? only : part.combinator === 'any' ? { any: parts } : { all: parts }
  return part.not ? { not: inner } : inner
}

/** The condition of a tree; a bare question cannot stand at the top of a rule and is put in an `all`. */
export function whenOf(tree: TreeGroup): TopCondition {
  const condition = conditionOf(tree)
  return 'fact' in condition ? { all: [condition] } : condition
}
