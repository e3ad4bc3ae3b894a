import { DESK_GROUPS, type DeskKey, isDeskKey } from '../words/desks.ts'
import type { Word } from '../words/word.ts'

export interface Counter {
  readonly desk: string
  readonly n: number
  readonly red: number
}
export interface NavGroup {
  readonly name: Word
  readonly items: readonly { readonly desk: DeskKey; readonly n: number; readonly red: number }[]
}

/** Desks that are there only while something lies on them: a warning, not a place of work. */
const WARNINGS: ReadonlySet<DeskKey> = new Set(['leftWork'])

/** The person's desks in the order of the navigation; groups without one are left out, so are desks this page does not know. */
export function navGroups(counters: readonly Counter[]): readonly NavGroup[] {
  const byDesk = new Map(counters.map(counter => [counter.desk, counter]))
  return DESK_GROUPS.map(({ name, desks }) => ({
    name,
    items: desks.flatMap(desk => {
      const counter = byDesk.get(desk)
      return counter && (counter.n > 0 || !WARNINGS.has(desk)) ? [{ desk, n: counter.n, red: counter.red }] : []
    }),
  })).filter(group => group.items.length > 0)
}

/** Lists that show much and ask for nothing: never the start while another desk is there. */
const OVERVIEWS: ReadonlySet<DeskKey> = new Set(['unitAll', 'following', 'schoolAll'])

/**
 * Where to start: the first desk with something overdue, else with something, else what is overdue elsewhere, else the first. What one
 * entered today is for looking up: a clerk starts with the next page of the notebook.
 */
export function firstDesk(counters: readonly Counter[]): DeskKey | null {
  const items = navGroups(counters)
    .flatMap(group => group.items)
    .filter(({ desk }) => desk !== 'entered')
  const tasks = items.filter(({ desk }) => !OVERVIEWS.has(desk))
  const own = tasks.filter(({ desk }) => desk !== 'overdue' && !WARNINGS.has(desk))
  const best =
    own.find(({ red }) => red > 0) ?? own.find(({ n }) => n > 0) ?? tasks.find(({ n }) => n > 0) ?? own[0] ?? items[0]
  return best?.desk ?? null
}

/** The few desks for the bar at the bottom of a phone: those one works at, most first reached. */
export function barDesks(counters: readonly Counter[], most = 3): readonly Counter[] {
  const tasks = navGroups(counters)
    .flatMap(group => group.items)
    .filter(({ desk }) => !OVERVIEWS.has(desk))
  return [...tasks.filter(({ n }) => n > 0), ...tasks.filter(({ n }) => n === 0)].slice(0, most)
}

export const knownDesk = (desk: string): DeskKey | null => (isDeskKey(desk) ? desk : null)
