import type { Status } from '@zuoyeben/lifecycle'
import { type SqlBool, sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Reader, Trx } from '../db/database.ts'

/** One request to open who submitted a case, with what is needed to open its words. */
export interface UnsealingRow {
  readonly id: string
  readonly caseId: string
  readonly caseNo: string
  readonly status: Status
  readonly wrapped: Buffer
  readonly requestedBy: string
  readonly requesterName: string
  readonly requestedAt: Date
  readonly reason: Buffer
  readonly withheldGround: Buffer | null
  readonly decision: 'approved' | 'refused' | null
  readonly deciderName: string | null
  readonly decidedAt: Date | null
  readonly decisionReason: Buffer | null
  readonly expiresAt: Date | null
  readonly shownTimes: number
  readonly lastShownAt: Date | null
  readonly toldAt: Date | null
}

function rows(db: Reader, access: Access) {
  return db
    .selectFrom('unsealings as u')
    .innerJoin('cases', 'cases.id', 'u.case_id')
    .innerJoin('case_keys as k', 'k.case_id', 'u.case_id')
    .innerJoin('people as asks', 'asks.id', 'u.requested_by')
    .leftJoin('people as decides', 'decides.id', 'u.decided_by')
    .select([
      'u.id',
      'u.case_id as caseId',
      'cases.case_no as caseNo',
      'cases.status',
      'k.wrapped',
      'u.requested_by as requestedBy',
      'asks.name as requesterName',
      'u.requested_at as requestedAt',
      'u.reason',
      'u.withheld_ground as withheldGround',
      'u.decision',
      'decides.name as deciderName',
      'u.decided_at as decidedAt',
      'u.decision_reason as decisionReason',
      'u.expires_at as expiresAt',
      'u.shown_times as shownTimes',
      'u.last_shown_at as lastShownAt',
      'u.told_at as toldAt',
    ])
    .where(eb => access(eb as never))
}

export const UNSEALING_PAGE = 30

/** Newest first, of the cases this reader may see. */
export async function readUnsealings(
  db: Reader,
  access: Access,
  before: { at: string; id: string } | null,
): Promise<UnsealingRow[]> {
  let query = rows(db, access)
  if (before)
    query = query.where(sql<SqlBool>`(u.requested_at, u.id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  const found = await query
    .orderBy('u.requested_at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(UNSEALING_PAGE + 1)
    .execute()
  return found as UnsealingRow[]
}

export async function readUnsealingsOfCase(db: Reader, access: Access, caseNo: string): Promise<UnsealingRow[]> {
  const found = await rows(db, access).where('cases.case_no', '=', caseNo).orderBy('u.requested_at', 'desc').execute()
  return found as UnsealingRow[]
}

/**
 * Holds a case as it is until the transaction ends: it is not handed over meanwhile, so what is sealed now is sealed with the key that it
 * has. False: there is none, or this reader may not know of it.
 */
export async function holdCase(trx: Trx, access: Access, of: { no: string } | { unsealing: string }): Promise<boolean> {
  const found = await trx
    .selectFrom('cases')
    .select('cases.id')
    .where(
      'no' in of
        ? sql<SqlBool>`case_no = ${of.no}`
        : sql<SqlBool>`cases.id = (select u.case_id from unsealings u where u.id = ${of.unsealing})`,
    )
    .where(eb => access(eb as never))
    .forShare('cases')
    .executeTakeFirst()
  return found !== undefined
}

/** The request, locked, and its case held; null: there is none, or this reader may not know of its case. */
export async function lockUnsealing(trx: Trx, access: Access, id: string): Promise<UnsealingRow | null> {
  if (!(await holdCase(trx, access, { unsealing: id }))) return null
  const found = await rows(trx, access).where('u.id', '=', id).forUpdate('u').executeTakeFirst()
  return (found as UnsealingRow | undefined) ?? null
}

/** False: another request for this case waits for its decision. */
export async function insertUnsealing(
  trx: Trx,
  request: { id: string; caseId: string; by: string; at: Date; reason: Buffer; withheldGround: Buffer | null },
): Promise<boolean> {
  const { rows: inserted } = await sql<{ id: string }>`
    insert into unsealings (id, case_id, requested_by, requested_at, reason, withheld_ground)
    values (${request.id}, ${request.caseId}, ${request.by}, ${request.at}, ${request.reason}, ${request.withheldGround})
    on conflict (case_id) where decision is null do nothing returning id`.execute(trx)
  return inserted.length > 0
}

export async function putDecision(
  trx: Trx,
  id: string,
  decided: { decision: 'approved' | 'refused'; by: string; at: Date; reason: Buffer; expiresAt: Date | null },
): Promise<void> {
  await trx
    .updateTable('unsealings')
    .set({
      decision: decided.decision,
      decided_by: decided.by,
      decided_at: decided.at,
      decision_reason: decided.reason,
      expires_at: decided.expiresAt,
    })
    .where('id', '=', id)
    .execute()
}

export async function countShowing(trx: Trx, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('unsealings')
    .set(eb => ({ shown_times: eb('shown_times', '+', 1), last_shown_at: at }))
    .where('id', '=', id)
    .execute()
}
