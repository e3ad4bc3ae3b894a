import type { Urgency } from '@zuoyeben/lifecycle'
import { sql } from 'kysely'
import type { StoredClock } from '../cases/stored-clock.ts'
import type { Reader, Trx } from '../db/database.ts'
import { clockOf } from './clocks.sql.ts'

/** A published calendar on its way through the open clocks: where it is, and what it has done. */
export interface Recalculation {
  id: string
  /** The school's release that brought the calendar; the one before it had the calendar before. */
  release: number
  publishedAt: Date
  phase: 'all' | 'late' | 'done'
  /** The last case done in this phase. */
  upto: string | null
}

export async function beginRecalculation(
  trx: Trx,
  begun: { id: string; release: number; reason: unknown; by: string; at: Date },
): Promise<void> {
  await sql`insert into calendar_changes (id, release_n, reason, published_by, published_at, phase, cases)
    select ${begun.id}, ${begun.release}, ${JSON.stringify(begun.reason)}::jsonb, ${begun.by}, ${begun.at}, 'all',
      count(distinct case_id)::int from clocks where stopped_at is null`.execute(trx)
}

/** The latest, each with the release that it takes through the clocks. */
export async function latestRecalculations(db: Reader, most: number) {
  const rows = await db
    .selectFrom('calendar_changes')
    .select(['release_n', 'cases', 'cases_done', 'clocks_moved', 'phase'])
    .orderBy('release_n', 'desc')
    .limit(most)
    .execute()
  return rows.map(row => ({
    release: row.release_n,
    cases: row.cases,
    done: row.cases_done,
    moved: row.clocks_moved,
    isOver: row.phase !== 'all',
  }))
}

/** Held until the transaction ends: two workers never go through the same clocks side by side. */
export async function holdRecalculation(trx: Trx, id: string): Promise<Recalculation | null> {
  const row = await trx
    .selectFrom('calendar_changes')
    .select(['id', 'release_n', 'published_at', 'phase', 'upto'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row
    ? {
        id: row.id,
        release: row.release_n,
        publishedAt: row.published_at,
        phase: row.phase as Recalculation['phase'],
        upto: row.upto,
      }
    : null
}

/** Cases with open clocks after this one, by id; with `since`, those that have changed from that moment on. */
export async function nextCases(
  db: Reader,
  { after, since, most }: { after: string | null; since: Date | null; most: number },
): Promise<string[]> {
  const from = after ?? '00000000-0000-0000-0000-000000000000'
  const { rows } = await (since === null
    ? sql<{ id: string }>`select distinct case_id as id from clocks where stopped_at is null and case_id > ${from}::uuid
        order by case_id limit ${most}`
    : sql<{ id: string }>`select id from cases where updated_at >= ${since} and id > ${from}::uuid
        and exists (select 1 from clocks k where k.case_id = cases.id and stopped_at is null) order by id limit ${most}`
  ).execute(db)
  return rows.map(row => row.id)
}

export interface CaseClocks {
  caseId: string
  urgency: Urgency
  isRestricted: boolean
  clocks: StoredClock[]
}

/** The cases with their open clocks; `hold` locks the cases first, in one order, as every action locks its own. */
export async function readCaseClocks(db: Reader, ids: readonly string[], hold: boolean): Promise<CaseClocks[]> {
  if (ids.length === 0) return []
  let query = db.selectFrom('cases').select(['id', 'urgency', 'is_restricted']).where('id', 'in', ids).orderBy('id')
  if (hold) query = query.forUpdate()
  const cases = await query.execute()
  const rows = await db
    .selectFrom('clocks')
    .selectAll()
    .where('case_id', 'in', ids)
    .where('stopped_at', 'is', null)
    .orderBy('id')
    .execute()
  const byCase = Map.groupBy(rows, row => row.case_id)
  return cases.map(({ id, urgency, is_restricted }) => ({
    caseId: id,
    urgency: urgency as Urgency,
    isRestricted: is_restricted,
    clocks: (byCase.get(id) ?? []).map(row => clockOf({ ...row, fired: [] }).clock),
  }))
}

export interface Move {
  clockId: string
  caseId: string
  before: Date
  after: Date
  /** The submitter was shown this date. */
  isPromise: boolean
}
export interface ShownClock {
  caseId: string
  dueAt: Date | null
  kind: string | null
  colour: string | null
}

/** Writes what a batch found: the clocks in their new form, what lists show of their cases, and each date that moved. */
export async function saveRecalculated(
  trx: Trx,
  change: string,
  at: Date,
  found: { clocks: readonly StoredClock[]; shown: readonly ShownClock[]; moves: readonly Move[] },
): Promise<void> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
  const time = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())
  const clocks = found.clocks.map(clock => ({
    id: clock.id,
    pauses: clock.pauses,
    due_at: time(clock.dueAt),
    told: time(clock.toldDueAt),
    colour: clock.colour,
    provisional: clock.isProvisional,
  }))
  const shown = found.shown.map(one => ({ id: one.caseId, due_at: one.dueAt, kind: one.kind, colour: one.colour }))
  const moves = found.moves.map(one => ({
    clock: one.clockId,
    of: one.caseId,
    before: one.before,
    after: one.after,
    promise: one.isPromise,
  }))
  await sql`with w_clocks as (update clocks k set pauses = u.pauses, due_at = u.due_at, told_due_at = u.told, colour = u.colour,
      is_provisional = u.provisional from jsonb_to_recordset(${json(clocks)})
      as u (id uuid, pauses jsonb, due_at timestamptz, told timestamptz, colour text, provisional boolean) where k.id = u.id),
    w_cases as (update cases c set due_at = u.due_at, due_clock = u.kind, colour = u.colour from jsonb_to_recordset(${json(shown)})
      as u (id uuid, due_at timestamptz, kind text, colour text) where c.id = u.id)
    insert into clock_moves (change_id, clock_id, case_id, due_before, due_after, is_promise, at)
      select ${change}::uuid, u.clock, u.of, u.before, u.after, u.promise, ${at} from jsonb_to_recordset(${json(moves)})
      as u (clock uuid, "of" uuid, before timestamptz, after timestamptz, promise boolean)
    on conflict (change_id, clock_id) do update set due_after = excluded.due_after`.execute(trx)
}

/** How far the change has come, in the transaction that brought it there. */
export async function recordProgress(
  trx: Trx,
  id: string,
  done: {
    phase: Recalculation['phase']
    upto: string | null
    cases: number
    clocks: number
    moved: number
    endedAt: Date | null
  },
): Promise<void> {
  await sql`update calendar_changes set phase = ${done.phase}, upto = ${done.upto}, cases_done = cases_done + ${done.cases},
    clocks_done = clocks_done + ${done.clocks}, clocks_moved = clocks_moved + ${done.moved}, ended_at = ${done.endedAt}
    where id = ${id}`.execute(trx)
}
