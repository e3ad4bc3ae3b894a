import { sql } from 'kysely'
import type { Trx } from '../db/database.ts'
import type { FoundClock } from './clocks.sql.ts'
import type { Cause } from './ladder.sql.ts'

export interface NewOrder {
  readonly id: string
  /** Of the calendar of the school: the series begins anew with each. */
  readonly year: number
  readonly at: Date
  readonly answerDue: Date
  readonly rung: string | null
  readonly cause: Cause | 'byHand'
  /** Who issued it by hand, and why (sealed under the key of the case). */
  readonly by: string | null
  readonly words: Buffer | null
}

/**
 * Opens a 督办单 on a clock whose case is held in this transaction, under the next number of the year, and puts the case before 督查办. False
 * where one is open already, or the case is restricted or limited in its use. The row of the year is held until the transaction ends: so
 * no number is given twice and none is skipped.
 */
export async function openOrder(trx: Trx, { caseId, clock }: FoundClock, order: NewOrder): Promise<boolean> {
  const { id, year, at, by } = order
  const { rows } = await sql<{ n: number }>`with
    fit as (select id from cases where id = ${caseId} and not is_restricted and limited_at is null
      and not exists (select 1 from supervision_orders o where o.case_id = ${caseId} and o.closed_at is null)),
    numbered as (insert into supervision_numbers (year, last) select ${year}::int, 1 from fit
      on conflict (year) do update set last = supervision_numbers.last + 1 returning last),
    opened as (insert into supervision_orders (id, year, n, case_id, unit_id, clock_id, clock_kind, overdue_since, rung, cause, opened_at,
        answer_due, status, steps)
      select ${id}::uuid, ${year}::int, last, ${caseId}::uuid, ${clock.unit}, ${clock.id}::uuid, ${clock.kind}::text,
        ${new Date(clock.dueAt ?? at)}::timestamptz, ${order.rung}::text, ${order.cause}::text, ${at}::timestamptz,
        ${order.answerDue}::timestamptz, 'open', 1 from numbered returning n),
    step as (insert into supervision_order_steps (order_id, n, type, person_id, at, words)
      select ${id}::uuid, 1, 'opened', ${by}::uuid, ${at}::timestamptz, ${order.words}::bytea from opened),
    marked as (update cases set inspected_at = coalesce(inspected_at, ${at}) from opened where cases.id = ${caseId}),
    logged as (insert into audit_log (at, person_id, actor, act, case_id, detail)
      select ${at}::timestamptz, ${by}::uuid, ${by ?? 'system'}, 'issueOrder', ${caseId}::uuid,
        jsonb_build_object('order', ${year}::text || '-' || n, 'unit', ${clock.unit}::text) from opened)
    select n from opened`.execute(trx)
  return rows.length > 0
}
