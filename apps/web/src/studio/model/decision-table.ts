import type { Condition, Leaf } from '@zuoyeben/rules/studio'
import type { BodyJson, RuleJson } from './body.ts'
import { isAskable } from './rule-shape.ts'

/** One rule as a row: its questions by the fact they are about, and what does not fit into columns. */
export interface TableRow {
  readonly id: string
  readonly cells: ReadonlyMap<string, readonly Leaf[]>
  readonly rest: readonly Condition[]
}
export interface DecisionTable {
  /** Facts that are asked about, those most rules ask first. */
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

const partsOf = ({ when }: RuleJson): readonly Condition[] => (isAskable(when) && 'all' in when ? when.all : [when])
const isLeaf = (part: Condition): part is Leaf => isAskable(part) && 'fact' in part

const rowOf = (rule: RuleJson): TableRow => {
  const parts = partsOf(rule)
  return {
    id: rule.id,
    cells: Map.groupBy(parts.filter(isLeaf), leaf => leaf.fact),
    rest: parts.filter(part => !isLeaf(part)),
  }
}

/** The same rules as a table: what all of a rule's questions must meet stands in columns, anything nested beside them. */
export function decisionTable(body: BodyJson): DecisionTable {
  const rows = body.rules.map(rowOf)
  const asked = new Map<string, number>()
  for (const { cells } of rows) for (const fact of cells.keys()) asked.set(fact, (asked.get(fact) ?? 0) + 1)
  const columns = [...asked].sort(([, left], [, right]) => right - left).map(([fact]) => fact)
  return { columns, rows }
}

/** The rule with these questions about one fact, in the place of those it had; none takes them away. */
export function withCell(rule: RuleJson, fact: string, leaves: readonly Leaf[]): RuleJson {
  const parts = partsOf(rule)
  const isOwn = (part: Condition) => isLeaf(part) && part.fact === fact
  const place = parts.findIndex(isOwn)
  const others = parts.filter(part => !isOwn(part))
  const all = place < 0 ? [...others, ...leaves] : others.toSpliced(parts.slice(0, place).length, 0, ...leaves)
  const only = all[0]
  // What was one nested group, and is again, is not wrapped.
  const when = !('all' in rule.when) && all.length === 1 && only && !isLeaf(only) ? only : { all }
  return { ...rule, when }
}
