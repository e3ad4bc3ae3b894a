import { sql } from 'kysely'
import type { Trx } from '../db/database.ts'
import type { FoundClock } from './clocks.sql.ts'
import type { Cause } from './ladder.sql.ts'

export interface NewOrder {
  readonly id: string
  readonly found: FoundClock
  readonly rung: string | null
  readonly cause: Cause | 'byHand'
  /** Who issued it by hand, and why (sealed under the key of the case). */
  readonly by: string | null
  readonly words: Buffer | null
}
interface Opening {
  /** Of the calendar of the school: the series begins anew with each. */
  readonly year: number
  readonly at: Date
  readonly answerDue: Date
}

/**
 * Opens 督办单 on clocks whose cases are held in this transaction, under the next numbers of the year, and puts the cases before 督查办. Returns
 * the ids of those that were opened: none where one is open already, or the case is restricted or limited in its use, and one for a case. The row of
 * the year is held until the transaction ends: so no number is given twice and none is skipped.
 */
export async function openOrders(
  trx: Trx,
  { year, at, answerDue }: Opening,
  orders: readonly NewOrder[],
): Promise<string[]> {
  const asked = orders.map(({ id, found: { caseId, clock }, rung, cause, by, words }, k) => ({
    ...{ k, id, of: caseId, unit: clock.unit, clock: clock.id, kind: clock.kind, rung, cause, by },
    since: new Date(clock.dueAt ?? at),
    words: words === null ? null : words.toString('hex'),
  }))
  const { rows } = await sql<{ id: string }>`with
    u as materialized (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as u (k int, id uuid, "of" uuid, unit text, clock uuid, kind text,
      rung text, cause text, by uuid, since timestamptz, words text)),
    fit as (select distinct on (u."of") u.* from u join cases c on c.id = u."of" and not c.is_restricted and c.limited_at is null
      where not exists (select 1 from supervision_orders o where o.case_id = u."of" and o.closed_at is null) order by u."of", u.k),
    ranked as (select fit.*, row_number() over (order by k desc) - 1 as before_last from fit),
    numbered as (insert into supervision_numbers (year, last) select ${year}::int, count(*) from fit having count(*) > 0
      on conflict (year) do update set last = supervision_numbers.last + excluded.last returning last),
    opened as (insert into supervision_orders (id, year, n, case_id, unit_id, clock_id, clock_kind, overdue_since, rung, cause, opened_at,
        answer_due, status, steps)
      select id, ${year}::int, last - before_last, "of", unit, clock, kind, since, rung, cause, ${at}::timestamptz,
        ${answerDue}::timestamptz, 'open', 1 from ranked, numbered order by k returning id, n),
    step as (insert into supervision_order_steps (order_id, n, type, person_id, at, words)
      select id, 1, 'opened', by, ${at}::timestamptz, decode(words, 'hex') from ranked),
    marked as (update cases set inspected_at = coalesce(inspected_at, ${at}) where id in (select "of" from fit)),
    logged as (insert into audit_log (at, person_id, actor, act, case_id, detail)
      select ${at}::timestamptz, by, coalesce(by::text, 'system'), 'issueOrder', "of",
        jsonb_build_object('order', ${year}::text || '-' || n, 'unit', unit) from ranked join opened using (id) order by k)
    select id from opened`.execute(trx)
  return rows.map(({ id }) => id)
}
