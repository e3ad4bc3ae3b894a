import { sql } from 'kysely'
import { recordAudit } from '../audit/record.sql.ts'
import type { Database, Reader, Trx } from '../db/database.ts'

/** Published configuration: immutable items by their content address, and the releases that pin one of each kind for a scope. */
export interface Release {
  scope: string
  n: number
  hash: string
  /** Kind of item → content address. */
  items: Record<string, string>
}

/** The newest active release of each scope. One begins when it is made: no clock of another process is asked, for it may be slow. */
export async function activeReleases(db: Reader): Promise<Release[]> {
  const rows = await db
    .selectFrom('releases')
    .distinctOn('scope')
    .select(['scope', 'n', 'hash', 'items'])
    .where('mode', '=', 'active')
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
  /** One more than `base`: of two made from one base, the second finds its number taken. */
  n: number
  /** Number of the release that it was made from, as its author saw it; null for the first. */
  base: number | null
  items: { kind: string; hash: string; body: unknown }[]
  hash: string
  at: Date
}

/**
 * Publishes at once, on record, and tells every process. False where another was published from the same base before: that one stays, and nothing of
 * this one is in force (bar R4).
 */
export async function publish(db: Database, release: NewRelease): Promise<boolean> {
  if (release.n !== (release.base ?? 0) + 1) throw new Error(`release ${release.n} cannot follow ${release.base}`)
  return db.transaction().execute(async trx => {
    if (release.items.length > 0)
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
    const { numInsertedOrUpdatedRows: published } = await trx
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
      .executeTakeFirstOrThrow()
    if (published === 0n) return false
    const { scope, n, hash, at } = release
    await recordAudit(trx, { at, person: null, actor: 'system', act: 'publishRelease', detail: { scope, n, hash } })
    await sql`select pg_notify('zuoyeben_configuration', ${release.scope})`.execute(trx)
    return true
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

/**
 * Sets it if it is still what its author saw. False where somebody was faster: then nothing has changed (bar R4).
 * @param base the value that was seen; what stands for a setting that nobody has made yet, where it was that
 */
export async function changeSetting(trx: Trx, key: string, base: unknown, value: unknown): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into settings (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value where settings.value = ${JSON.stringify(base)}::jsonb`.execute(
      trx,
    )
  return numAffectedRows === 1n
}

/** An item as it stands in a release; release 0 is that of a scope which has none yet. Undefined: there is no such release. */
export async function itemAt(
  db: Reader,
  scope: string,
  n: number,
  kind: string,
): Promise<{ hash: string; body: unknown } | null | undefined> {
  if (n === 0) return null
  const release = await db
    .selectFrom('releases')
    .select('items')
    .where('scope', '=', scope)
    .where('n', '=', n)
    .executeTakeFirst()
  if (!release) return undefined
  const items = release.items as Record<string, string>
  const hash = Object.hasOwn(items, kind) ? items[kind] : undefined
  return hash === undefined ? null : { hash, body: (await readItems(db, [hash])).get(hash) }
}

/** The release of a scope that is in force; 0 for a unit that has none. */
export async function releaseInForce(db: Reader, scope: string): Promise<Release> {
  const found = (await activeReleases(db)).find(release => release.scope === scope)
  return found ?? { scope, n: 0, hash: '', items: {} }
}
