import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'
import type { ItemKind } from './item-rules.ts'

/** A release as its history tells it. */
export interface ReleaseRow {
  readonly n: number
  readonly at: Date
  readonly mode: 'active' | 'evaluate'
  readonly endedAt: Date | null
  readonly items: Readonly<Record<string, string>>
  /** The items of the release it was made from. */
  readonly before: Readonly<Record<string, string>>
  readonly rolledBackTo: number | null
  readonly reason: { readonly zh: string; readonly en: string } | null
  /** Who wrote it, by name; who put it in force. Null: the software itself. */
  readonly by: string | null
  readonly approvedBy: string | null
}

/** The latest releases of a scope, tried ones among them; from before number `before`, in one statement. */
export async function releasesOf(db: Reader, scope: string, before: number | null, most: number) {
  let query = db
    .selectFrom('releases as r')
    .leftJoin('releases as b', join => join.onRef('b.scope', '=', 'r.scope').onRef('b.n', '=', 'r.base'))
    .select(['r.n', 'r.effective_from as at', 'r.mode', 'r.ended_at as endedAt', 'r.items', 'b.items as earlier'])
    .select(['r.rolled_back_to as rolledBackTo', 'r.reason', 'r.approved_by'])
    .select(
      sql<unknown>`(select p.reason from item_proposals p where p.scope = r.scope and r.n in (p.release_n, p.trial_n)
        order by p.proposed_at desc limit 1)`.as('proposed'),
    )
    .select(
      sql<string[]>`array(select people.name from unnest(r.approved_by) with ordinality as a (id, place)
      join people on people.id = a.id order by a.place)`.as('names'),
    )
    .where('r.scope', '=', scope)
    .where('r.mode', 'in', ['active', 'evaluate'])
  if (before !== null) query = query.where('r.n', '<', before)
  const rows = await query.orderBy('r.n', 'desc').limit(most).execute()
  return rows.map(
    (row): ReleaseRow => ({
      n: row.n,
      at: row.at,
      mode: row.mode as ReleaseRow['mode'],
      endedAt: row.endedAt,
      items: row.items as Record<string, string>,
      before: (row.earlier ?? {}) as Record<string, string>,
      rolledBackTo: row.rolledBackTo,
      reason: (row.reason ?? row.proposed) as ReleaseRow['reason'],
      by: row.names[0] ?? null,
      approvedBy: row.names.at(-1) ?? null,
    }),
  )
}

/** A release that took up an earlier one's content; null where it is no such one. */
export async function rollBackById(db: Reader, id: string) {
  const row = await db
    .selectFrom('releases as r')
    .leftJoin('releases as b', join => join.onRef('b.scope', '=', 'r.scope').onRef('b.n', '=', 'r.base'))
    .select(['r.scope', 'r.items', 'b.items as earlier', 'r.approved_by'])
    .where('r.id', '=', id)
    .where('r.rolled_back_to', 'is not', null)
    .executeTakeFirst()
  if (!row) return null
  const kinds = changedKinds(row.items as Record<string, string>, (row.earlier ?? {}) as Record<string, string>)
  return { scope: row.scope, kind: kinds[0] as ItemKind, by: row.approved_by[0] ?? null }
}

/** The kinds of item in which two releases differ, in order of their names. */
export function changedKinds(
  after: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
): string[] {
  const kinds = new Set([...Object.keys(after), ...Object.keys(before)])
  return [...kinds].filter(kind => after[kind] !== before[kind]).sort()
}

/** The first release of a scope that had this content of an item. */
export async function firstWith(db: Reader, scope: string, kind: string, hash: string): Promise<number | null> {
  const row = await db
    .selectFrom('releases')
    .select(eb => eb.fn.min('n').as('n'))
    .where('scope', '=', scope)
    .where('mode', '=', 'active')
    .where(sql<boolean>`items->>${kind} = ${hash}`)
    .executeTakeFirst()
  return row?.n ?? null
}
