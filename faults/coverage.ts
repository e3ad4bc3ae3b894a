import { type ActionName, BIRTH, type Row, TRANSITIONS } from '@zuoyeben/lifecycle'
import type { Edge } from './edges.sql.ts'

/** What of the table of transitions a run has been through. */
export interface Coverage {
  /** Every action of the table, and how often it was done; most often first. */
  readonly actions: readonly (readonly [ActionName, number])[]
  readonly never: readonly ActionName[]
  /** Places of the table: an action from a status. */
  readonly places: { readonly done: number; readonly all: number; readonly never: readonly string[] }
  /** Action, status before and after, as they were seen. */
  readonly ways: number
  /** Seen, and not in the table. */
  readonly strange: readonly string[]
}

/** Holds what was done against the table: the table says what there is to do, so an action added to it is missing here until it is done. */
export function coverageOf(
  edges: readonly Edge[],
  table: Readonly<Record<ActionName, readonly Row[]>> = TRANSITIONS,
): Coverage {
  const names = Object.keys(table) as ActionName[]
  const counts = new Map(names.map(name => [name, 0]))
  const open = new Set(names.flatMap(name => table[name].flatMap(row => row.from.map(from => `${name} from ${from}`))))
  const all = open.size
  const strange: string[] = []
  for (const { action, from, to, n } of edges) {
    counts.set(action, (counts.get(action) ?? 0) + n)
    open.delete(`${action} from ${from}`)
    if (!isInTable(table, action, from, to)) strange.push(`${action} from ${from} to ${to}`)
  }
  return {
    actions: [...counts].sort(([, a], [, b]) => b - a),
    never: names.filter(name => counts.get(name) === 0),
    places: { done: all - open.size, all, never: [...open] },
    ways: edges.length,
    strange,
  }
}

function isInTable(
  table: Readonly<Record<ActionName, readonly Row[]>>,
  action: ActionName,
  from: string | null,
  to: string,
): boolean {
  if (action === 'submit') return from === null && (BIRTH.to as readonly string[]).includes(to)
  const row = table[action]?.find(each => (each.from as readonly string[]).includes(from ?? ''))
  return row?.to.some(each => (each === 'same' ? to === from : each === to)) ?? false
}
