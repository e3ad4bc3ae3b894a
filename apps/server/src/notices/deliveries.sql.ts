import { type SqlBool, sql } from 'kysely'
import type { Addressee } from '../contacts/reach.ts'
import type { Database, Reader, Trx } from '../db/database.ts'

export type Occasion = 'urgent' | 'digest' | 'call'
export interface Delivery {
  readonly id: string
  readonly to: Addressee
  readonly occasion: Occasion
  /** null: whatever is to be gathered when it is due. */
  readonly noticeId: string | null
  /** `none`: there is no way to reach this person at all. */
  readonly channel: string
  /** Channels to try after this one. */
  readonly rest: readonly string[]
  readonly dueAt: Date
  /** One for everything that carries the same message, whatever the channel. */
  readonly messageKey: string
  readonly tries: number
}
export type NewDelivery = Omit<Delivery, 'tries'> & { readonly status?: 'unreached'; readonly problem?: string }

/** Returns the ids of those that were not there already. */
export async function insertDeliveries(trx: Trx, deliveries: readonly NewDelivery[], at: Date): Promise<Set<string>> {
  if (deliveries.length === 0) return new Set()
  const rows = await trx
    .insertInto('deliveries')
    .values(
      deliveries.map(({ to, status, ...delivery }) => ({
        id: delivery.id,
        person_id: 'person' in to ? to.person : null,
        person_mark: 'mark' in to ? to.mark : null,
        occasion: delivery.occasion,
        notice_id: delivery.noticeId,
        channel: delivery.channel,
        rest: [...delivery.rest],
        status: status ?? 'waiting',
        due_at: delivery.dueAt,
        created_at: at,
        ended_at: status === undefined ? null : at,
        problem: delivery.problem ?? null,
        message_key: delivery.messageKey,
      })),
    )
    .onConflict(conflict => conflict.columns(['message_key', 'channel']).doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

const FIELDS = [
  'id',
  'person_id',
  'person_mark',
  'occasion',
  'notice_id',
  'channel',
  'rest',
  'due_at',
  'message_key',
  'tries',
] as const
interface Row {
  id: string
  person_id: string | null
  person_mark: string | null
  occasion: string
  notice_id: string | null
  channel: string
  rest: string[]
  due_at: Date
  message_key: string
  tries: number
}
const deliveryOf = (row: Row): Delivery => ({
  id: row.id,
  to: row.person_id === null ? { mark: row.person_mark ?? '' } : { person: row.person_id },
  occasion: row.occasion as Occasion,
  noticeId: row.notice_id,
  channel: row.channel,
  rest: row.rest,
  dueAt: row.due_at,
  messageKey: row.message_key,
  tries: row.tries,
})

/** Takes it for one try. Nobody else gets it until the lease is over; a process that died in the middle loses nothing. */
export async function claim(db: Database, id: string, now: Date, until: Date): Promise<Delivery | null> {
  const row = await db
    .updateTable('deliveries')
    .set(eb => ({ tries: eb('tries', '+', 1), lease_until: until }))
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .where('due_at', '<=', now)
    .where(sql<SqlBool>`(lease_until is null or lease_until <= ${now})`)
    .returning(FIELDS)
    .executeTakeFirst()
  return row ? deliveryOf(row) : null
}

export async function dueDeliveries(db: Reader, now: Date, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where('status', '=', 'waiting')
    .where('due_at', '<=', now)
    .where(sql<SqlBool>`(lease_until is null or lease_until <= ${now})`)
    .orderBy('due_at')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

export async function postpone(trx: Trx, id: string, dueAt: Date, problem: string): Promise<void> {
  await trx.updateTable('deliveries').set({ due_at: dueAt, lease_until: null, problem }).where('id', '=', id).execute()
}

export async function endDelivery(
  trx: Trx,
  id: string,
  end: { status: 'sent' | 'failed' | 'needless' | 'unreached'; problem: string | null; at: Date },
): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({ status: end.status, problem: end.problem, ended_at: end.at, lease_until: null })
    .where('id', '=', id)
    .execute()
}

/** Those who end one message by different channels do so one after another: the last of them sees that it is the last. */
export async function lockMessage(trx: Trx, { messageKey }: Delivery): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`delivery ${messageKey}`}, 0))`.execute(trx)
}

/** Whether the same message has arrived by another channel, or is still on its way there. */
export async function isCarriedElsewhere(trx: Trx, { id, messageKey }: Delivery): Promise<boolean> {
  const row = await trx
    .selectFrom('deliveries')
    .select('id')
    .where('message_key', '=', messageKey)
    .where('id', '<>', id)
    .where('status', 'in', ['waiting', 'sent'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
