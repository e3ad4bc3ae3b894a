import type { Rung } from '@zuoyeben/lifecycle'
import { type SqlBool, sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'
import type { FoundClock } from './clocks.sql.ts'

/** Rungs as they fire, in the transaction of the clock: each once for a clock, with all that it does besides telling people. */

/** Takes the case, as every action does, and says whether the clock still stands as it was found. */
export async function holdClock(trx: Trx, { caseId, clock }: FoundClock): Promise<boolean> {
  await sql`select 1 from cases where id = ${caseId} for update`.execute(trx)
  const due = clock.dueAt === null ? null : new Date(clock.dueAt)
  const { rows } = await sql<{ is_same: boolean }>`select stopped_at is null and pause_reason is null
    and due_at is not distinct from ${due}::timestamptz as is_same from clocks where id = ${clock.id}`.execute(trx)
  return rows[0]?.is_same ?? false
}

/** What brought a rung about. */
export type Cause = 'time' | 'unanswered' | 'redsOnCase' | 'redCasesInUnit'
export interface Firing {
  readonly id: string
  readonly rung: Rung
  readonly cause: Cause
}

/** Writes the rung down; false where it had fired already. What it asks of the case stands on the clock until it is answered. */
export async function insertEscalation(
  trx: Trx,
  found: FoundClock,
  { id, rung, cause }: Firing,
  at: Date,
): Promise<boolean> {
  const { caseId, clock } = found
  const { rows } = await sql<{ id: string }>`with fired as (
      insert into escalations (id, clock_id, case_id, unit_id, clock_kind, rung, asks, counts, deeds, cause, due_at, at)
      values (${id}, ${clock.id}, ${caseId}, ${clock.unit}, ${clock.kind}, ${rung.id}, ${rung.asks}, ${rung.counts},
        ${[...rung.does]}::text[], ${cause}, ${clock.dueAt === null ? null : new Date(clock.dueAt)}, ${at})
      on conflict (clock_id, rung) do nothing returning id),
    asked as (update clocks set asks = ${rung.asks} from fired where clocks.id = ${clock.id} and ${ANSWERED_BY_PROMISE.has(rung.asks)}),
    marked as (update cases set inspected_at = coalesce(inspected_at, ${at}) from fired
      where cases.id = ${caseId} and not cases.is_restricted and ${rung.does.includes('flag')}),
    logged as (insert into audit_log (at, person_id, actor, act, case_id, detail)
      select ${at}, null, 'system', 'rung', ${caseId}::uuid, jsonb_build_object('clock', ${clock.kind}::text, 'rung', ${rung.id}::text) from fired)
    select id from fired`.execute(trx)
  return rows.length > 0
}

/** Asked by the ladder, answered by the action `promise`. */
const ANSWERED_BY_PROMISE: ReadonlySet<string> = new Set(['planWithDate', 'reasonAndNewDate'])

/** Whether nobody has noted, promised or filed anything since this rung fired; false where it has not. */
export async function isUnanswered(trx: Trx, { caseId, clock }: FoundClock, rung: string): Promise<boolean> {
  const { rows } = await sql<{ is_silent: boolean }>`select not exists (select 1 from case_events v
      where v.case_id = ${caseId} and v.type in ('noted', 'promised', 'filed') and v.at >= e.at) as is_silent
    from escalations e where e.clock_id = ${clock.id} and e.rung = ${rung}`.execute(trx)
  return rows[0]?.is_silent ?? false
}

/** Clocks of the case that were overdue, and ordinary cases of the unit that were since a moment. */
export async function countReds(
  trx: Trx,
  { caseId, clock }: FoundClock,
  since: Date,
): Promise<{ onCase: number; inUnit: number }> {
  const { rows } = await sql<{ onCase: number; inUnit: number }>`select
    (select count(distinct clock_id)::int from escalations where case_id = ${caseId} and counts = 'overdue') as "onCase",
    (select count(distinct e.case_id)::int from escalations e join cases c on c.id = e.case_id and not c.is_restricted
      where e.unit_id = ${clock.unit} and e.counts = 'overdue' and e.at >= ${since}) as "inUnit"`.execute(trx)
  return rows[0] ?? { onCase: 0, inUnit: 0 }
}

/** A rung that fired, for those who tell people of it; null where a higher rung of the same clock fired in the same moment. */
export async function readEscalation(db: Reader, id: string) {
  return db
    .selectFrom('escalations as e')
    .innerJoin('cases', 'cases.id', 'e.case_id')
    .select(['e.case_id', 'e.rung', 'e.unit_id', 'e.clock_kind', 'cases.case_no', 'cases.file'])
    .select(
      sql<
        string[]
      >`array(select o.rung from escalations o where o.clock_id = e.clock_id and o.at = e.at and o.id <> e.id)`.as(
        'besides',
      ),
    )
    .where('e.id', '=', id)
    .executeTakeFirst()
}

/** The word that was asked for has been given. */
export async function settleEscalations(trx: Trx, caseId: string, at: Date): Promise<void> {
  await trx
    .updateTable('escalations')
    .set({ answered_at: at })
    .where('case_id', '=', caseId)
    .where('asks', 'in', [...ANSWERED_BY_PROMISE])
    .where('answered_at', 'is', null)
    .execute()
}

/** Cases of which the ladder still wants a word. */
export const OWES_A_WORD = sql<SqlBool>`exists (select 1 from clocks k where k.case_id = cases.id and k.stopped_at is null and k.asks is not null)`
/** Cases that a rung raised to the school group, while the clock still runs. */
export const IS_RAISED = sql<SqlBool>`cases.id in (select e.case_id from escalations e join clocks k on k.id = e.clock_id
  where k.stopped_at is null and 'raise' = any (e.deeds))`
