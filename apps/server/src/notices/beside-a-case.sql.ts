import type { CaseFile } from '@zuoyeben/lifecycle'
import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'
import type { OrderStepType } from './notices-of-order.ts'

/** Identities of this case that were opened and shown, of which the submitter is to be told and has not been. */
export async function untoldUnsealings(db: Reader, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from unsealings
    where case_id = ${caseId} and decision = 'approved' and told_at is null and shown_times > 0 and withheld_ground is null`.execute(
    db,
  )
  return rows.map(row => row.id)
}

export async function markTold(db: Reader, id: string, at: Date): Promise<void> {
  await db.updateTable('unsealings').set({ told_at: at }).where('id', '=', id).where('told_at', 'is', null).execute()
}

export async function readUnsealingForNotice(db: Reader, id: string) {
  const row = await db
    .selectFrom('unsealings as u')
    .innerJoin('cases', 'cases.id', 'u.case_id')
    .select(['u.case_id', 'cases.case_no', 'cases.file', 'u.requested_by', 'u.decision'])
    .where('u.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, file: row.file as CaseFile }
}

/** The case of a 督办单 with one of its steps. */
export async function readOrderForNotice(db: Reader, id: string, step: number) {
  const row = await db
    .selectFrom('supervision_orders as o')
    .innerJoin('supervision_order_steps as s', 's.order_id', 'o.id')
    .innerJoin('cases', 'cases.id', 'o.case_id')
    .select(['o.case_id', 'o.unit_id', 's.type', 'cases.case_no', 'cases.file'])
    .where('o.id', '=', id)
    .where('s.n', '=', step)
    .executeTakeFirst()
  return row && { ...row, type: row.type as OrderStepType, file: row.file as CaseFile }
}

/** The case of a message, and which side wrote it. */
export async function readMessageForNotice(db: Reader, caseId: string, n: number) {
  const row = await db
    .selectFrom('messages as m')
    .innerJoin('cases', 'cases.id', 'm.case_id')
    .select(['cases.case_no', 'cases.file', 'm.is_from_submitter'])
    .where('m.case_id', '=', caseId)
    .where('m.n', '=', n)
    .executeTakeFirst()
  return row && { ...row, file: row.file as CaseFile }
}

export async function readCasesForNotice(db: Reader, ids: readonly string[]) {
  const rows = await db.selectFrom('cases').select(['id', 'case_no', 'file']).where('id', 'in', ids).execute()
  return rows.map(row => ({ id: row.id, caseNo: row.case_no, file: row.file as CaseFile }))
}

/** How many ordinary cases a change of the calendar moved, by who has them in hand and whose they are; of restricted ones it tells nothing. */
export async function readMovedWork(
  db: Reader,
  change: string,
): Promise<{ handler: string | null; unit: string; n: number }[]> {
  const { rows } = await sql<{ handler: string | null; unit: string; n: number }>`
    select c.handler_id as handler, c.owner_unit as unit, count(distinct c.id)::int as n from clock_moves m join cases c on c.id = m.case_id
    where m.change_id = ${change} and not c.is_restricted group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

/** Under which mark the submitter of each of these cases is told; none where there is no account. */
export async function submitterMarks(db: Reader, cases: readonly string[]): Promise<Map<string, string>> {
  if (cases.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_submitters')
    .select(['case_id', 'person_mark'])
    .where('case_id', 'in', cases)
    .execute()
  return new Map(rows.flatMap(row => (row.person_mark === null ? [] : [[row.case_id, row.person_mark]])))
}
