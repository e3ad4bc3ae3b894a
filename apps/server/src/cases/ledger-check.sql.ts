import type { CaseEvent, CaseFile, ClockKind } from '@zuoyeben/lifecycle'
import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'
import type { Cases } from '../db/tables.ts'
import type { Place } from './counting.ts'

/** What the ledger check reads: every case whole, in pages, and the ledgers beside. No person reads anything through it. */
export interface LedgerCase {
  id: string
  file: CaseFile
  row: Record<keyof Cases, unknown>
  events: { n: number; type: string; body: CaseEvent }[]
  clocks: LedgerClock[]
  answers: { actor: string; answer: { version: number; status: string } }[]
  hasWords: boolean
  hasKey: boolean
  hasFacts: boolean
}
export interface LedgerClock {
  id: string
  kind: ClockKind
  key: string
  unit_id: string
  due_at: string | null
  colour: string
  pause_reason: string | null
  /** A job that has not ended will look at it. */
  has_job: boolean
}

const PAGE = 200

/** Cases by id, the next page after this one. */
export async function readLedgerPage(db: Reader, after: string | null): Promise<LedgerCase[]> {
  const list = (inner: ReturnType<typeof sql>) => sql`(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (${inner}) x)`
  const { rows } = await sql<LedgerCase>`select c.id, c.file, to_jsonb(c) - 'file' as row,
    ${list(sql`select n, type, body from case_events e where e.case_id = c.id order by n`)} as events,
    ${list(sql`select k.id, kind, key, unit_id, due_at, colour, pause_reason, exists (select 1 from jobs.job j
      where j.name = 'clock' and j.state < 'completed' and j.data->>'clockId' = k.id::text) as has_job
      from clocks k where k.case_id = c.id and stopped_at is null`)} as clocks,
    ${list(sql`select actor, answer from done_keys d where d.case_id = c.id`)} as answers,
    exists (select 1 from case_words w where w.case_id = c.id) as "hasWords",
    exists (select 1 from case_keys k where k.case_id = c.id) as "hasKey",
    exists (select 1 from case_facts f where f.case_id = c.id) as "hasFacts"
    from cases c where ${after === null ? sql`true` : sql`c.id > ${after}::uuid`} order by c.id limit ${PAGE}`.execute(
    db,
  )
  return rows
}

/** The maintained counters, summed over their slots; ledgers that came back to nothing are left out. */
export async function readLedgers(db: Reader): Promise<(Place & { n: number })[]> {
  const { rows } = await sql<Place & { n: number }>`select scope, status, sum(n)::int as n from case_counts
    group by scope, status having sum(n) <> 0`.execute(db)
  return rows
}

/** Rows that belong to no case. */
export async function readOrphans(db: Reader): Promise<{ what: string; n: number }[]> {
  const { rows } = await sql<{ what: string; n: number }>`select * from (
    select 'done_keys' as what, count(*)::int as n from done_keys d where not exists (select 1 from cases c where c.id = d.case_id)
    union all select 'audit_log', count(*)::int from audit_log a where a.case_id is not null and not exists (select 1 from cases c where c.id = a.case_id)
  ) x where n > 0`.execute(db)
  return rows
}
