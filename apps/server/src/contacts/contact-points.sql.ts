import { type SqlBool, sql } from 'kysely'
import type { ChannelName } from '../channels/channel.ts'
import type { Reader, Trx } from '../db/database.ts'

export interface ContactPoint {
  readonly owner: string
  readonly channel: ChannelName
  readonly address: Buffer
  readonly isConfirmed: boolean
  readonly codeHash: string | null
  readonly codeUntil: Date | null
  readonly codeTries: number
  /** Messages that may still be sent; null: as many as need be. */
  readonly allowance: number | null
}

export async function readContacts(db: Reader, owners: readonly string[]): Promise<ContactPoint[]> {
  if (owners.length === 0) return []
  const rows = await db
    .selectFrom('contact_points')
    .selectAll()
    .where('owner', 'in', owners)
    .orderBy('channel')
    .execute()
  return rows.map(row => ({
    owner: row.owner,
    channel: row.channel as ChannelName,
    address: row.address,
    isConfirmed: row.is_confirmed,
    codeHash: row.code_hash,
    codeUntil: row.code_until,
    codeTries: row.code_tries,
    allowance: row.allowance,
  }))
}

export async function readPreferences(db: Reader, owners: readonly string[]): Promise<Map<string, unknown>> {
  if (owners.length === 0) return new Map()
  const rows = await db.selectFrom('notice_preferences').selectAll().where('owner', 'in', owners).execute()
  return new Map(rows.map(row => [row.owner, row.body]))
}

export async function writePreferences(db: Reader, owner: string, body: unknown): Promise<void> {
  const json = JSON.stringify(body)
  await db
    .insertInto('notice_preferences')
    .values({ owner, body: json })
    .onConflict(conflict => conflict.column('owner').doUpdateSet({ body: json }))
    .execute()
}

export interface NewContact {
  readonly owner: string
  readonly channel: ChannelName
  readonly address: Buffer
  readonly codeHash: string | null
  readonly codeUntil: Date | null
  readonly allowance: number | null
}

/** Another address in the place of the one there was; with a code it has to be confirmed first. */
export async function writeContactPoint(db: Reader, point: NewContact): Promise<void> {
  const values = {
    address: point.address,
    is_confirmed: point.codeHash === null,
    code_hash: point.codeHash,
    code_until: point.codeUntil,
    code_tries: 0,
    allowance: point.allowance,
  }
  await db
    .insertInto('contact_points')
    .values({ owner: point.owner, channel: point.channel, ...values })
    .onConflict(conflict => conflict.columns(['owner', 'channel']).doUpdateSet(values))
    .execute()
}

/** Counts one try, and returns the point as it is then; none where no code is open. */
export async function tryCode(trx: Trx, owner: string, channel: ChannelName, now: Date) {
  return trx
    .updateTable('contact_points')
    .set(eb => ({ code_tries: eb('code_tries', '+', 1) }))
    .where('owner', '=', owner)
    .where('channel', '=', channel)
    .where('is_confirmed', '=', false)
    .where('code_until', '>', now)
    .returning(['code_hash as codeHash', 'code_tries as codeTries'])
    .executeTakeFirst()
}

export async function markConfirmed(trx: Trx, owner: string, channel: ChannelName): Promise<void> {
  await trx
    .updateTable('contact_points')
    .set({ is_confirmed: true, code_hash: null, code_until: null, code_tries: 0 })
    .where('owner', '=', owner)
    .where('channel', '=', channel)
    .execute()
}

export async function deleteContact(db: Reader, owner: string, channel: ChannelName): Promise<void> {
  await db.deleteFrom('contact_points').where('owner', '=', owner).where('channel', '=', channel).execute()
}

/** Nothing is kept of how this owner was reached. */
export async function forgetContacts(trx: Trx, owner: string): Promise<void> {
  await sql`with w_preferences as (delete from notice_preferences where owner = ${owner})
    delete from contact_points where owner = ${owner}`.execute(trx)
}

/** One more message may be sent, up to a hundred. */
export async function addAllowance(db: Reader, owner: string, channel: ChannelName, n: number): Promise<boolean> {
  const row = await db
    .updateTable('contact_points')
    .set({ allowance: sql`least(coalesce(allowance, 0) + ${n}, 100)` })
    .where('owner', '=', owner)
    .where('channel', '=', channel)
    .returning('channel')
    .executeTakeFirst()
  return row !== undefined
}

/** One message less may be sent; `none`: the other side says that there is no consent left. */
export async function spendAllowance(db: Reader, owner: string, channel: ChannelName, none: boolean): Promise<void> {
  await db
    .updateTable('contact_points')
    .set({ allowance: none ? 0 : sql`greatest(allowance - 1, 0)` })
    .where('owner', '=', owner)
    .where('channel', '=', channel)
    .where(sql<SqlBool>`allowance is not null`)
    .execute()
}
