import { sql } from 'kysely'
import { recordAudit } from '../audit/record.sql.ts'
import type { Database, Reader } from '../db/database.ts'

/** Published configuration: immutable items by their content address, and the releases that pin one of each kind for a scope. */
export interface Release {
  scope: string
  n: number
  hash: string
  /** Kind of item → content address. */
  items: Record<string, string>
}

/** The newest active release of each scope that has begun. */
export async function activeReleases(db: Reader, now: Date): Promise<Release[]> {
  const rows = await db
    .selectFrom('releases')
    .distinctOn('scope')
    .select(['scope', 'n', 'hash', 'items'])
    .where('mode', '=', 'active')
    .where('effective_from', '<=', now)
    .orderBy('scope')
    .orderBy('n', 'desc')
    .execute()
  return rows.map(row => ({ ...row, items: row.items as Record<string, string> }))
}

export async function readItems(db: Reader, hashes: readonly string[]): Promise<Map<string, unknown>> {
  if (hashes.length === 0) return new Map()
  const rows = await db.selectFrom('config_items').select(['hash', 'body']).where('hash', 'in', hashes).execute()
  return new Map(rows.map(row => [row.hash, row.body]))
}

export interface NewRelease {
  id: string
  scope: string
  n: number
  base: number | null
  items: { kind: string; hash: string; body: unknown }[]
  hash: string
  at: Date
}

/** Publishes at once, on record, and tells every process. A release of that number that is there already stays as it is. */
export async function publish(db: Database, release: NewRelease): Promise<void> {
  await db.transaction().execute(async trx => {
    await trx
      .insertInto('config_items')
      .values(
        release.items.map(item => ({
          hash: item.hash,
          kind: item.kind,
          body: JSON.stringify(item.body),
          created_at: release.at,
        })),
      )
      .onConflict(conflict => conflict.column('hash').doNothing())
      .execute()
    const fresh = await trx
      .insertInto('releases')
      .values({
        id: release.id,
        scope: release.scope,
        n: release.n,
        base: release.base,
        mode: 'active',
        items: JSON.stringify(Object.fromEntries(release.items.map(item => [item.kind, item.hash]))),
        hash: release.hash,
        effective_from: release.at,
        created_at: release.at,
      })
      .onConflict(conflict => conflict.columns(['scope', 'n']).doNothing())
      .returning('id')
      .executeTakeFirst()
    const { scope, n, hash, at } = release
    if (fresh)
      await recordAudit(trx, { at, person: null, actor: 'system', act: 'publishRelease', detail: { scope, n, hash } })
    await sql`select pg_notify('zuoyeben_configuration', ${release.scope})`.execute(trx)
  })
}

/** Every process reads again what is in force. */
export async function announceSettings(db: Reader): Promise<void> {
  await sql`select pg_notify('zuoyeben_configuration', 'school')`.execute(db)
}

export async function readSettings(db: Reader): Promise<Record<string, unknown>> {
  const rows = await db.selectFrom('settings').selectAll().execute()
  return Object.fromEntries(rows.map(row => [row.key, row.value]))
}

export async function writeSetting(db: Reader, key: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value)
  await db
    .insertInto('settings')
    .values({ key, value: json })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value: json }))
    .execute()
}
