import { sql } from 'kysely'
import type { Database, Reader } from '../db/database.ts'

/** One breach as it is kept: the case by its id, null where it is of none. */
export interface KeptBreach {
  readonly case: string | null
  readonly invariant: number
  readonly zh: string
  readonly en: string
}
export interface SelfCheckReport {
  /** How many of each invariant, by its number. */
  readonly byInvariant: Readonly<Record<string, number>>
  /** The first of them. */
  readonly kept: readonly KeptBreach[]
  /** Findings in the audit log's chain; null: another verification was running. */
  readonly audit: number | null
}
export interface SelfCheck {
  readonly id: string
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly cases: number | null
  readonly events: number | null
  readonly breaches: number | null
  readonly report: SelfCheckReport | null
}

/** A check that has been running for so long was ended with its process. */
const LOST_HOURS = 6

/** Notes that a check begins; false: one is running. */
export async function beginSelfCheck(db: Database, id: string, by: string | null, at: Date): Promise<boolean> {
  return db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(hashtextextended('zuoyeben self-check', 0))`.execute(trx)
    const { numAffectedRows } = await sql`insert into self_checks (id, asked_by, started_at)
      select ${id}::uuid, ${by}::uuid, ${at}::timestamptz where not exists (select 1 from self_checks
        where ended_at is null and started_at > ${at}::timestamptz - make_interval(hours => ${LOST_HOURS}))`.execute(
      trx,
    )
    return numAffectedRows === 1n
  })
}

/** Without a result: it could not be done. */
export async function endSelfCheck(
  db: Reader,
  id: string,
  at: Date,
  result: { cases: number; events: number; breaches: number; report: SelfCheckReport } | null,
): Promise<void> {
  await db
    .updateTable('self_checks')
    .set({ ended_at: at, ...(result && { ...result, report: JSON.stringify(result.report) }) })
    .where('id', '=', id)
    .execute()
}

/** Newest first. */
export async function lastSelfChecks(db: Reader, most: number): Promise<SelfCheck[]> {
  const { rows } =
    await sql<SelfCheck>`select id, started_at as "startedAt", ended_at as "endedAt", cases, events, breaches, report
    from self_checks order by started_at desc limit ${most}`.execute(db)
  return rows
}

/** How many breaches the newest finished check found, and how many seconds ago that was; null before the first. */
export async function newestResult(db: Reader, now: Date): Promise<{ breaches: number; ago: number } | null> {
  const { rows } = await sql<{ breaches: number; ago: number }>`select breaches,
    extract(epoch from ${now}::timestamptz - ended_at)::float8 as ago from self_checks where breaches is not null
    order by started_at desc limit 1`.execute(db)
  return rows[0] ?? null
}
