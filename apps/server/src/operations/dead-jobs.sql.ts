import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

/** A job that failed to its last try. What it was about is an id; what it failed with is told by kind and code, for a message may quote anything. */
export interface DeadJob {
  readonly id: string
  readonly queue: string
  readonly diedAt: Date
  readonly createdAt: Date | null
  readonly tries: number
  readonly fault: string | null
  readonly code: string | null
}

const WAITS = sql`j.name = 'dead' and j.state < 'active'`

/** Newest first. */
export async function readDeadJobs(db: Reader, most: number): Promise<DeadJob[]> {
  const { rows } =
    await sql<DeadJob>`select j.id, j.source_name as queue, j.created_on as "diedAt", j.source_created_on as "createdAt",
    coalesce(j.source_retry_count, 0) + 1 as tries, j.source_output->>'kind' as fault, j.source_output->>'code' as code
    from jobs.job j where ${WAITS} order by j.created_on desc, j.id limit ${most}`.execute(db)
  return rows
}

/** How many lie there, and how many of them died since a moment. */
export async function readDeadSince(db: Reader, since: Date | null): Promise<{ all: number; fresh: number }> {
  const { rows } = await sql<{ all: number; fresh: number }>`select count(*)::int as "all",
    count(*) filter (where ${since}::timestamptz is null or j.created_on > ${since}::timestamptz)::int as fresh from jobs.job j where ${WAITS}`.execute(
    db,
  )
  return rows[0] ?? { all: 0, fresh: 0 }
}

/** Takes those of these jobs that still wait, so that nobody else sends them back meanwhile, and says where each came from. */
export async function takeDeadJobs(db: Reader, ids: readonly string[]): Promise<{ id: string; queue: string }[]> {
  const { rows } = await sql<{ id: string; queue: string }>`select j.id, j.source_name as queue from jobs.job j
    where ${WAITS} and j.id = any(${ids}::uuid[]) order by j.id for update`.execute(db)
  return rows
}
