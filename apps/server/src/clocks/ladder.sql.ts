import type { Rung } from '@zuoyeben/lifecycle'
import { type SqlBool, sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'
import type { FoundClock } from './clocks.sql.ts'

/** Rungs as they fire, in the transaction of their clocks: each once for a clock, with all that it does besides telling people. */

/** What brought a rung about. */
export type Cause = 'time' | 'unanswered' | 'redsOnCase' | 'redCasesInUnit'
export interface Firing {
  readonly id: string
  readonly found: FoundClock
  readonly rung: Rung
  readonly cause: Cause
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/** Writes the rungs down, and returns those that had not fired before. What one asks of the case stands on the clock until it is answered. */
export async function insertEscalations(trx: Trx, firings: readonly Firing[], at: Date): Promise<Firing[]> {
  if (firings.length === 0) return []
  const rows = firings.map(({ id, found: { caseId, clock }, rung, cause }, n) => ({
    n,
    id,
    clock: clock.id,
    of: caseId,
    unit: clock.unit,
    kind: clock.kind,
    rung: rung.id,
    asks: rung.asks,
    counts: rung.counts,
    deeds: rung.does,
    cause,
    due: clock.dueAt === null ? null : new Date(clock.dueAt),
    promised: ANSWERED_BY_PROMISE.has(rung.asks),
    flags: rung.does.includes('flag'),
  }))
  const { rows: fresh } = await sql<{
    id: string
  }>`with u as materialized (select * from jsonb_to_recordset(${json(rows)}) as u (n int, id uuid, clock uuid,
      "of" uuid, unit text, kind text, rung text, asks text, counts text, deeds jsonb, cause text, due timestamptz, promised boolean, flags boolean)),
    inserted as (insert into escalations (id, clock_id, case_id, unit_id, clock_kind, rung, asks, counts, deeds, cause, due_at, at)
      select id, clock, "of", unit, kind, rung, asks, counts, array(select jsonb_array_elements_text(deeds)), cause, due, ${at} from u order by n
      on conflict (clock_id, rung) do nothing returning id),
    fired as (select u.* from u join inserted using (id)),
    asked as (update clocks set asks = f.asks from (select distinct on (clock) clock, asks from fired where promised order by clock, n desc) f
      where clocks.id = f.clock),
    marked as (update cases set inspected_at = coalesce(inspected_at, ${at}) where not is_restricted
      and id in (select "of" from fired where flags)),
    logged as (insert into audit_log (at, person_id, actor, act, case_id, detail)
      select ${at}, null, 'system', 'rung', "of", jsonb_build_object('clock', kind, 'rung', rung) from fired order by n)
    select id from fired`.execute(trx)
  const ids = new Set(fresh.map(({ id }) => id))
  return firings.filter(({ id }) => ids.has(id))
}

/** Asked by the ladder, answered by the action `promise`. */
const ANSWERED_BY_PROMISE: ReadonlySet<string> = new Set(['planWithDate', 'reasonAndNewDate'])

/** Those of which the rung `unless` has fired on the clock, and nobody has noted, promised or filed anything since. */
export async function unansweredAmong<Asking extends { readonly found: FoundClock; readonly unless: string }>(
  trx: Trx,
  asking: readonly Asking[],
): Promise<Asking[]> {
  if (asking.length === 0) return []
  const rows = asking.map(({ found: { clock }, unless }, n) => ({ n, clock: clock.id, rung: unless }))
  const { rows: silent } = await sql<{
    n: number
  }>`select u.n from jsonb_to_recordset(${json(rows)}) as u (n int, clock uuid, rung text)
    join escalations e on e.clock_id = u.clock and e.rung = u.rung
    where not exists (select 1 from case_events v where v.case_id = e.case_id and v.type in ('noted', 'promised', 'filed') and v.at >= e.at)
    order by u.n`.execute(trx)
  return silent.flatMap(({ n }) => asking[n] ?? [])
}

/** For each clock: clocks of its case that were overdue, and ordinary cases of its unit that were since a moment. */
export async function countReds(
  trx: Trx,
  clocks: readonly FoundClock[],
  since: Date,
): Promise<{ onCase: number; inUnit: number }[]> {
  if (clocks.length === 0) return []
  const cases = clocks.map(({ caseId }) => caseId)
  const units = [...new Set(clocks.map(({ clock }) => clock.unit))]
  const { rows: onCase } = await sql<{
    of: string
    n: number
  }>`select case_id as of, count(distinct clock_id)::int as n from escalations
    where case_id = any(${cases}) and counts = 'overdue' group by 1`.execute(trx)
  const { rows: inUnit } = await sql<{
    of: string
    n: number
  }>`select e.unit_id as of, count(distinct e.case_id)::int as n from escalations e
    join cases c on c.id = e.case_id and not c.is_restricted
    where e.unit_id = any(${units}) and e.counts = 'overdue' and e.at >= ${since} group by 1`.execute(trx)
  const [ofCase, ofUnit] = [new Map(onCase.map(row => [row.of, row.n])), new Map(inUnit.map(row => [row.of, row.n]))]
  return clocks.map(({ caseId, clock }) => ({ onCase: ofCase.get(caseId) ?? 0, inUnit: ofUnit.get(clock.unit) ?? 0 }))
}

/** Rungs that fired, for those who tell people of them, with those that fired on the same clock in the same moment. */
export async function readEscalations(db: Reader, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('escalations as e')
    .innerJoin('cases', 'cases.id', 'e.case_id')
    .select(['e.id', 'e.case_id', 'e.rung', 'e.unit_id', 'e.clock_kind', 'cases.case_no', 'cases.file'])
    .select(
      sql<
        string[]
      >`array(select o.rung from escalations o where o.clock_id = e.clock_id and o.at = e.at and o.id <> e.id)`.as(
        'besides',
      ),
    )
    .where('e.id', 'in', ids)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
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
