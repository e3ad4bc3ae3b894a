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

export async function findClocks(db: Reader, ids: readonly string[]): Promise<FoundClock[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('clocks').selectAll().select(firedOn).where('id', 'in', ids).execute()
  return rows.map(clockOf)
}

export async function findClock(db: Reader, id: string): Promise<FoundClock | null> {
  return (await findClocks(db, [id]))[0] ?? null
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
 * Takes the cases of the clocks, as every action takes its own, in the order of a calendar that goes through them, and returns the clocks
 * that still stand as they were found. A case that somebody else has in hand is waited for, or left out: whoever holds many shall wait for nobody.
 */
export async function holdClocks(
  trx: Trx,
  clocks: readonly FoundClock[],
  mayWait: boolean,
): Promise<{ readonly held: FoundClock[]; readonly taken: FoundClock[] }> {
  const cases = [...new Set(clocks.map(({ caseId }) => caseId))]
  const { rows: locked } = await sql<{ id: string }>`select id from cases where id = any(${cases}) order by id
    for no key update ${mayWait ? sql`` : sql`skip locked`}`.execute(trx)
  const held = new Set(locked.map(({ id }) => id))
  const rows = clocks.map(({ clock }) => ({ id: clock.id, due: dueOf(clock) }))
  const { rows: same } = await sql<{ id: string }>`select k.id from clocks k
    join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (id uuid, due timestamptz) on u.id = k.id
    where k.stopped_at is null and k.pause_reason is null and k.due_at is not distinct from u.due`.execute(trx)
  const standing = new Set(same.map(({ id }) => id))
  return {
    held: clocks.filter(({ caseId, clock }) => held.has(caseId) && standing.has(clock.id)),
    taken: clocks.filter(({ caseId }) => !held.has(caseId)),
  }
}

const dueOf = (clock: StoredClock) => (clock.dueAt === null ? null : new Date(clock.dueAt))

/**
 * Colours clocks that are held and, where one is the one shown on lists, its case; wakes the pages that show it. A clock that bears its
 * colour already is not told of again.
 */
export async function markColours(
  trx: Trx,
  marks: readonly { readonly found: FoundClock; readonly colour: StoredClock['colour'] }[],
  at: Date,
): Promise<void> {
  if (marks.length === 0) return
  const rows = marks.map(({ found: { clock }, colour }, n) => ({ n, id: clock.id, due: dueOf(clock), colour }))
  await sql`with u as materialized (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (n int, id uuid, due timestamptz, colour text)),
    marked as (update clocks k set colour = u.colour from u where k.id = u.id
      and k.stopped_at is null and k.pause_reason is null and k.due_at = u.due and k.colour <> u.colour
      returning u.n, k.case_id, k.kind, k.due_at, k.colour),
    shown as (update cases c set colour = m.colour from marked m where c.id = m.case_id and c.due_clock = m.kind and c.due_at = m.due_at),
    logged as (insert into audit_log (at, person_id, actor, act, case_id, detail)
      select ${at}, null, 'system', 'clock', case_id, jsonb_build_object('clock', kind, 'colour', colour) from marked order by n)
    select pg_notify('zuoyeben', json_build_object('caseNo', case_no, 'version', version, 'units',
      case when is_restricted then '[]'::json else to_json(seen_by_units || consulted_units) end,
      'people', '[]'::json, 'restricted', is_restricted, 'crisis', is_crisis, 'recused', file->'recused')::text)
    from cases where id in (select case_id from marked)`.execute(trx)
}
