import type { ClockKind } from '@zuoyeben/lifecycle'
import { sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Reader, Trx } from '../db/database.ts'

/** An overdue case in bare outline: which, whose, which limit, since when. */
export interface OverdueRow {
  readonly caseId: string
  readonly caseNo: string
  readonly unit: string
  readonly clockId: string
  readonly clock: ClockKind
  readonly due: Date
}

export const OVERDUE_PAGE = 30

/** With the clock of the units that has been over longest. `outline` opens ordinary cases that are over their limit, and no word of them. */
function rows(db: Reader, outline: Access, kinds: readonly ClockKind[], now: Date) {
  return db
    .selectFrom('cases')
    .innerJoinLateral(
      sql<{ id: string; kind: ClockKind; unit_id: string; due_at: Date }>`(select id, kind, unit_id, due_at from clocks
        where clocks.case_id = cases.id and stopped_at is null and pause_reason is null and due_at < ${now}
          and kind = any(${[...kinds]}::text[]) order by due_at limit 1)`.as('k'),
      join => join.onTrue(),
    )
    .select([
      'cases.id as caseId',
      'cases.case_no as caseNo',
      'k.unit_id as unit',
      'k.id as clockId',
      'k.kind as clock',
      'k.due_at as due',
    ])
    .where(eb => outline(eb as never))
}

/** Longest overdue first, those under an open 督办单 left out; one more than a page. */
export async function readOverdue(
  db: Reader,
  outline: Access,
  kinds: readonly ClockKind[],
  now: Date,
  after: { at: string; id: string } | null,
): Promise<OverdueRow[]> {
  let query = rows(db, outline, kinds, now).where(
    sql<boolean>`not exists (select 1 from supervision_orders o where o.case_id = cases.id and o.closed_at is null)`,
  )
  if (after) query = query.where(sql<boolean>`(k.due_at, cases.id) > (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query
    .orderBy('k.due_at')
    .orderBy('cases.id')
    .limit(OVERDUE_PAGE + 1)
    .execute()
}

/** The overdue case of this number, held until the transaction ends; null where it is not overdue, or not to be known of. */
export async function holdOverdue(
  trx: Trx,
  outline: Access,
  kinds: readonly ClockKind[],
  now: Date,
  caseNo: string,
): Promise<OverdueRow | null> {
  const held = await trx
    .selectFrom('cases')
    .select('id')
    .where('case_no', '=', caseNo)
    .where(eb => outline(eb as never))
    .forUpdate('cases')
    .executeTakeFirst()
  if (!held) return null
  return (await rows(trx, outline, kinds, now).where('cases.id', '=', held.id).executeTakeFirst()) ?? null
}

export async function readWrappedKey(trx: Trx, caseId: string): Promise<Buffer> {
  const row = await trx
    .selectFrom('case_keys')
    .select('wrapped')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  return row.wrapped
}
