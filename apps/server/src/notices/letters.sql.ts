import type { Appointment } from '@zuoyeben/lifecycle'
import { type SqlBool, sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Reader, Trx } from '../db/database.ts'
import type { Delivery } from './deliveries.sql.ts'
import { shownNow } from './notices.sql.ts'

/** More than this are counted and not listed. */
export const LETTER_MOST = 200

export interface NoticeToTell {
  readonly id: string
  readonly kind: string
  readonly data: Readonly<Record<string, string | number>>
  readonly at: Date
  readonly isRestricted: boolean
}

/**
 * What this delivery has to tell now: unread, and of a restricted case only where its reader may know of it. `sees`: the cases that the
 * person it is for may see; a submitter is told of their own.
 */
export async function readToTell(db: Reader, { to, noticeId }: Delivery, sees: Access): Promise<NoticeToTell[]> {
  const rows = await db
    .selectFrom('notices')
    .leftJoin('cases as c', 'c.id', 'notices.case_id')
    .select(['notices.id', 'kind', 'data', 'notices.created_at', 'c.is_restricted'])
    .where(
      'person' in to ? sql<SqlBool>`notices.person_id = ${to.person}` : sql<SqlBool>`notices.person_mark = ${to.mark}`,
    )
    .where(
      noticeId === null
        ? sql<SqlBool>`(notices.outside_at is null and notices.urgency is null)`
        : sql<SqlBool>`notices.id = ${noticeId}`,
    )
    .where('notices.read_at', 'is', null)
    .where(shownNow(db, { sees }))
    .orderBy('notices.created_at')
    .limit(LETTER_MOST)
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    data: row.data as Record<string, string | number>,
    at: row.created_at,
    isRestricted: row.is_restricted ?? false,
  }))
}

export async function markOutside(trx: Trx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await trx.updateTable('notices').set({ outside_at: at }).where('id', 'in', ids).execute()
}

/** The offices of a person that count now; null: whoever it is may not be written to any more. */
export async function readReader(db: Reader, person: string, now: Date): Promise<Appointment[] | null> {
  const { rows } = await sql<{ appointments: Appointment[] }>`
    select coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'unit', a.unit_id, 'branch', a.branch_id)) from appointments a
      where a.person_id = p.id and a.starts_at <= ${now} and (a.ends_at is null or a.ends_at > ${now})), '[]') as appointments
    from people p where p.id = ${person}::uuid and p.is_active`.execute(db)
  return rows[0]?.appointments ?? null
}
