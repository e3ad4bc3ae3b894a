import { type RawBuilder, sql } from 'kysely'

/** Parts of the one statement that saves a change: a 督办单 closes by itself when the clock that it stands on stops. The record stays. */
export function lapseParts(clocks: readonly string[], at: RawBuilder<unknown>): RawBuilder<unknown>[] {
  return [
    sql`w_orders as (update supervision_orders set status = 'closed', closed_at = ${at}, steps = steps + 1
      where closed_at is null and clock_id = any(${[...clocks]}::uuid[]) returning id, case_id, year, n, steps)`,
    sql`w_order_steps as (insert into supervision_order_steps (order_id, n, type, at) select id, steps, 'lapsed', ${at} from w_orders)`,
    sql`w_order_lines as (insert into audit_log (at, person_id, actor, act, case_id, detail)
      select ${at}, null, 'system', 'closeOrder', case_id, jsonb_build_object('order', year || '-' || n, 'because', 'clockStopped') from w_orders)`,
  ]
}
