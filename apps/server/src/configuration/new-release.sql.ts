import { sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'
import { itemAt, type Release, readItems, releaseInForce } from './releases.sql.ts'

/** How releases are made out of releases: one item changed, every other as it is; each process hears of it when the transaction commits. */
export interface NewItem {
  readonly id: string
  readonly scope: string
  /** The release it was written on top of; 0 where its scope had none. */
  readonly base: number
  readonly kind: string
  readonly hash: string
  readonly body: unknown
  readonly approvedBy: readonly string[]
  readonly at: Date
}

/** How a release is made: its address, and what refuses one that could not be read; asked before anything of it is written. */
export interface Making {
  addressOf(body: unknown): string
  /** @param bodies items by their address that may not be stored yet */
  mustRead(trx: Trx, next: Release, bodies: ReadonlyMap<string, unknown>): Promise<void>
}

/**
 * Puts one item in force, in the given transaction. Returns the number of the release, or the number in force where this item is not any more
 * what it was in the base: then nothing was published. What happened to other items since is no hindrance.
 */
export async function publishItem(
  trx: Trx,
  item: NewItem,
  making: Making,
): Promise<{ n: number } | { overtakenBy: number }> {
  await holdReleases(trx)
  const { scope, kind, hash, at } = item
  const inForce = await releaseInForce(trx, scope)
  const base = await itemAt(trx, scope, item.base, kind)
  if (base === undefined || base?.hash !== inForce.items[kind]) return { overtakenBy: inForce.n }
  const items = { ...inForce.items, [kind]: hash }
  await making.mustRead(trx, { ...inForce, items }, new Map([[hash, item.body]]))
  await trx
    .insertInto('config_items')
    .values({ hash, kind, body: JSON.stringify(item.body), created_at: at })
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute()
  return { n: await addRelease(trx, inForce, { ...item, items }, making) }
}

export interface RollBack {
  readonly id: string
  readonly scope: string
  readonly kind: string
  /** The release in force as whoever takes it back saw it. */
  readonly base: number
  /** The release whose content is taken up. */
  readonly to: number
  readonly reason: { readonly zh: string; readonly en: string }
  readonly by: string
  readonly at: Date
}

/**
 * Takes up an item as it was in an earlier release; where that had none, the scope has none again. `missing`: there is no such release in
 * force ever; `same`: the item is in force as it was. Where it is not any more what it was in the base nothing is taken up.
 */
export async function takeUpItem(
  trx: Trx,
  back: RollBack,
  making: Making,
): Promise<{ n: number } | { overtakenBy: number } | { refused: 'missing' | 'same' }> {
  await holdReleases(trx)
  const { scope, kind, base, to, by, at, reason, id } = back
  const inForce = await releaseInForce(trx, scope)
  const items = await itemsOf(trx, scope, to)
  if (!items) return { refused: 'missing' }
  const hash = items[kind]
  const seen = await itemAt(trx, scope, base, kind)
  if (seen === undefined || seen?.hash !== inForce.items[kind]) return { overtakenBy: inForce.n }
  if (hash === inForce.items[kind]) return { refused: 'same' }
  const { [kind]: _, ...others } = inForce.items
  const next = hash === undefined ? others : { ...others, [kind]: hash }
  await making.mustRead(trx, { ...inForce, items: next }, await readItems(trx, hash === undefined ? [] : [hash]))
  const made = { id, items: next, approvedBy: [by], at, reason, rolledBackTo: to }
  return { n: await addRelease(trx, inForce, made, making) }
}

async function itemsOf(db: Reader, scope: string, n: number): Promise<Record<string, string> | null> {
  if (n === 0) return {}
  const row = await db
    .selectFrom('releases')
    .select('items')
    .where('scope', '=', scope)
    .where('n', '=', n)
    .where('mode', '=', 'active')
    .executeTakeFirst()
  return row ? (row.items as Record<string, string>) : null
}

/** Releases are made one at a time. */
export async function holdReleases(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zuoyeben releases'))`.execute(trx)
}

/** The number that the next release of a scope takes, in force or only tried. */
export async function nextNumber(trx: Trx, scope: string): Promise<number> {
  const latest = await trx
    .selectFrom('releases')
    .select(eb => eb.fn.max('n').as('n'))
    .where('scope', '=', scope)
    .executeTakeFirst()
  return (latest?.n ?? 0) + 1
}

interface Made {
  readonly id: string
  readonly items: Readonly<Record<string, string>>
  readonly approvedBy: readonly string[]
  readonly at: Date
  readonly reason?: RollBack['reason']
  readonly rolledBackTo?: number
}

async function addRelease(trx: Trx, inForce: Release, made: Made, { addressOf }: Making): Promise<number> {
  const { scope } = inForce
  const n = await nextNumber(trx, scope)
  await trx
    .insertInto('releases')
    .values({
      id: made.id,
      scope,
      n,
      base: inForce.n === 0 ? null : inForce.n,
      mode: 'active',
      items: JSON.stringify(made.items),
      hash: addressOf(made.items),
      approved_by: [...made.approvedBy],
      effective_from: made.at,
      created_at: made.at,
      reason: made.reason === undefined ? null : JSON.stringify(made.reason),
      rolled_back_to: made.rolledBackTo ?? null,
    })
    .execute()
  await sql`select pg_notify('zuoyeben_configuration', ${scope})`.execute(trx)
  return n
}
