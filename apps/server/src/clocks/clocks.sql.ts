import type { ClockKind, PauseReason } from '@zuoyeben/lifecycle'
import type { Counting, LimitText } from '@zuoyeben/worktime'
import { type Selectable, sql } from 'kysely'
import type { StoredClock, StoredPause } from '../cases/stored-clock.ts'
import type { Reader, Trx } from '../db/database.ts'
import type { Clocks } from '../db/tables.ts'

export interface FoundClock {
  caseId: string
  clock: StoredClock
  /** Rungs of the ladder that have fired on it. */
  fired: string[]
}

const firedOn = sql<string[]>`array(select e.rung from escalations e where e.clock_id = clocks.id)`.as('fired')

export async function findClock(db: Reader, id: string): Promise<FoundClock | null> {
  const row = await db.selectFrom('clocks').selectAll().select(firedOn).where('id', '=', id).executeTakeFirst()
  return row ? clockOf(row) : null
}

/** Clocks to which something happens by itself: those that run, with rungs that may still fire when they are over, and those that wait for the end of 挂账. */
export async function pendingClocks(db: Reader): Promise<FoundClock[]> {
  const rows = await db
    .selectFrom('clocks')
    .selectAll()
    .select(firedOn)
    .where('stopped_at', 'is', null)
    .where(eb =>
      eb.or([
        eb.and([eb('pause_reason', 'is', null), eb('due_at', 'is not', null)]),
        eb.and([eb('pause_reason', '=', 'parked'), eb('pause_until', 'is not', null)]),
      ]),
    )
    .orderBy('due_at')
    .execute()
  return rows.map(clockOf)
}

export function clockOf(row: Selectable<Clocks> & { fired: string[] }): FoundClock {
  return {
    caseId: row.case_id,
    fired: row.fired,
    clock: {
      id: row.id,
      kind: row.kind as ClockKind,
      key: row.key,
      unit: row.unit_id,
      startedAt: row.started_at.getTime(),
      limit: row.limit_text as LimitText,
      counting: row.counting as Counting,
      dueOn: row.due_on,
      pauses: row.pauses as StoredPause[],
      pauseReason: row.pause_reason as PauseReason | null,
      pauseUntil: row.pause_until?.getTime() ?? null,
      dueAt: row.due_at?.getTime() ?? null,
      toldDueAt: row.told_due_at?.getTime() ?? null,
      colour: row.colour as StoredClock['colour'],
      isProvisional: row.is_provisional,
      asks: row.asks as StoredClock['asks'],
      stoppedAt: row.stopped_at?.getTime() ?? null,
      usedShare: row.used_share,
      releases: row.releases as Record<string, string>,
    },
  }
}

/**
 * Colours the clock and, where it is the one shown on lists, the case; wakes the pages that show it. The case is locked first, as every
 * action does, so that the two wait for each other in one order; a clock that has moved meanwhile keeps its colour, and one
 * that bears it already is not told of again.
 */
export async function markColour(
  trx: Trx,
  { caseId, clock }: FoundClock,
  colour: StoredClock['colour'],
  at: Date,
): Promise<void> {
  const due = clock.dueAt === null ? null : new Date(clock.dueAt)
  await sql`with held as (select id from cases where id = ${caseId} for update),
    marked as (update clocks set colour = ${colour} from held where clocks.id = ${clock.id} and clocks.case_id = held.id
      and stopped_at is null and pause_reason is null and due_at = ${due} and colour <> ${colour} returning kind, due_at),
    shown as (update cases set colour = ${colour} from marked where cases.id = ${caseId} and cases.due_clock = marked.kind and cases.due_at = marked.due_at),
    logged as (insert into audit_log (at, person_id, actor, act, case_id, detail)
      select ${at}, null, 'system', 'clock', ${caseId}::uuid, jsonb_build_object('clock', kind, 'colour', ${colour}::text) from marked)
    select pg_notify('zuoyeben', json_build_object('caseNo', case_no, 'version', version, 'units',
      case when is_restricted then '[]'::json else to_json(seen_by_units || consulted_units) end,
      'people', '[]'::json, 'restricted', is_restricted, 'crisis', is_crisis, 'recused', file->'recused')::text) from cases, marked where cases.id = ${caseId}`.execute(
    trx,
  )
}
