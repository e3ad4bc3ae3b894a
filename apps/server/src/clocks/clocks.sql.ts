import type { ClockKind } from '@zuoyeben/lifecycle'
import type { Counting, LimitText, Pause } from '@zuoyeben/worktime'
import { type Selectable, sql } from 'kysely'
import type { StoredClock } from '../cases/stored-clock.ts'
import type { Reader, Trx } from '../db/database.ts'
import type { Clocks } from '../db/tables.ts'

export interface FoundClock {
  caseId: string
  clock: StoredClock
}

export async function findClock(db: Reader, id: string): Promise<FoundClock | null> {
  const row = await db.selectFrom('clocks').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? clockOf(row) : null
}

/** Running clocks that have not taken their last colour yet. */
export async function pendingClocks(db: Reader): Promise<FoundClock[]> {
  const rows = await db
    .selectFrom('clocks')
    .selectAll()
    .where('stopped_at', 'is', null)
    .where('pause_reason', 'is', null)
    .where('due_at', 'is not', null)
    .where('colour', '<>', 'red')
    .orderBy('due_at')
    .execute()
  return rows.map(clockOf)
}

function clockOf(row: Selectable<Clocks>): FoundClock {
  return {
    caseId: row.case_id,
    clock: {
      id: row.id,
      kind: row.kind as ClockKind,
      key: row.key,
      unit: row.unit_id,
      startedAt: row.started_at.getTime(),
      limit: row.limit_text as LimitText,
      counting: row.counting as Counting,
      pauses: row.pauses as Pause[],
      pauseReason: row.pause_reason,
      pauseUntil: row.pause_until?.getTime() ?? null,
      dueAt: row.due_at?.getTime() ?? null,
      toldDueAt: row.told_due_at?.getTime() ?? null,
      colour: row.colour as StoredClock['colour'],
      isProvisional: row.is_provisional,
      stoppedAt: row.stopped_at?.getTime() ?? null,
      releases: row.releases as Record<string, string>,
    },
  }
}

/**
 * Colours the clock and, where it is the one shown on lists, the case; wakes the pages that show it. The case is locked first, as every
 * action does, so that the two wait for each other in one order; a clock that has moved meanwhile keeps its colour.
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
      and stopped_at is null and pause_reason is null and due_at = ${due} returning kind, due_at),
    shown as (update cases set colour = ${colour} from marked where cases.id = ${caseId} and cases.due_clock = marked.kind and cases.due_at = marked.due_at),
    logged as (insert into audit_log (at, person_id, actor, act, case_id, detail)
      select ${at}, null, 'system', 'clock', ${caseId}::uuid, jsonb_build_object('clock', kind, 'colour', ${colour}::text) from marked)
    select pg_notify('zuoyeben', json_build_object('caseNo', case_no, 'version', version, 'units',
      case when is_restricted then '[]'::json else to_json(seen_by_units || consulted_units) end,
      'people', '[]'::json, 'restricted', is_restricted, 'crisis', is_crisis, 'recused', file->'recused')::text) from cases, marked where cases.id = ${caseId}`.execute(
    trx,
  )
}
