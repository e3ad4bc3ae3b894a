import { sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'
import { type About, columnOf } from './consents.sql.ts'

export const REQUEST_KINDS = ['correctProfile', 'deleteCase', 'limitCase', 'deleteAccount'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]
export const DECISIONS = ['granted', 'limited', 'refused'] as const
export type Decision = (typeof DECISIONS)[number]
export type RequestStatus = 'open' | Decision | 'takenBack'

export interface StoredRequest {
  id: string
  kind: RequestKind
  status: RequestStatus
  person: string | null
  caseId: string | null
  caseNo: string | null
  body: Buffer | null
  askedAt: Date
  dueOn: string
  decidedAt: Date | null
  reason: string | null
}

const COLUMNS = sql`r.id, r.kind, r.status, r.person_id as person, r.case_id as "caseId", c.case_no as "caseNo", r.body,
  r.asked_at as "askedAt", r.due_on::text as "dueOn", r.decided_at as "decidedAt", r.reason`
const FROM = sql`from rights_requests r left join cases c on c.id = r.case_id`

export async function insertRequest(
  trx: Trx,
  request: { id: string; kind: RequestKind; about: About; body: Buffer | null; at: Date; dueOn: string },
): Promise<void> {
  const { name, id } = columnOf(request.about)
  await trx
    .insertInto('rights_requests')
    .values({
      id: request.id,
      kind: request.kind,
      status: 'open',
      body: request.body,
      asked_at: request.at,
      due_on: request.dueOn,
      [name]: id,
    })
    .execute()
}

/** One that waits: of a case any, of a person one of its kind. */
export async function isWaiting(trx: Trx, about: About, kind: RequestKind): Promise<boolean> {
  const { name, id } = columnOf(about)
  let query = trx.selectFrom('rights_requests').select('id').where(name, '=', id).where('status', '=', 'open')
  if ('person' in about) query = query.where('kind', '=', kind)
  return (await query.executeTakeFirst()) !== undefined
}

export async function readRequestsOf(db: Reader, about: About): Promise<StoredRequest[]> {
  const { name, id } = columnOf(about)
  const { rows } = await sql<StoredRequest>`select ${COLUMNS} ${FROM} where r.${sql.ref(name)} = ${id}
    order by r.asked_at desc limit 50`.execute(db)
  return rows
}

/** What waits, the earliest due first, then what was answered last. */
export async function readQueue(db: Reader, kinds: readonly RequestKind[]): Promise<StoredRequest[]> {
  const { rows } = await sql<StoredRequest>`
    (select ${COLUMNS} ${FROM} where r.status = 'open' and r.kind = any(${[...kinds]}::text[]) order by r.due_on, r.asked_at limit 200)
    union all
    (select ${COLUMNS} ${FROM} where r.status <> 'open' and r.kind = any(${[...kinds]}::text[]) order by r.decided_at desc nulls last limit 20)`.execute(
    db,
  )
  return rows
}

export async function lockRequest(trx: Trx, id: string): Promise<StoredRequest | undefined> {
  const { rows } = await sql<StoredRequest>`select ${COLUMNS} ${FROM} where r.id = ${id} for update of r`.execute(trx)
  return rows[0]
}

export async function closeRequest(
  trx: Trx,
  id: string,
  end: { status: Exclude<RequestStatus, 'open'>; at: Date; by: string | null; reason: string | null },
): Promise<void> {
  await trx
    .updateTable('rights_requests')
    .set({ status: end.status, decided_at: end.at, decided_by: end.by, reason: end.reason, body: null })
    .where('id', '=', id)
    .execute()
}
