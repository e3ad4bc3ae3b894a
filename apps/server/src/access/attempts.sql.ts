import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

export async function readTries(
  db: Database,
  buckets: readonly string[],
  span: Date,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ bucket: string; n: number }>`
    select bucket, n from attempts where bucket = any(${buckets}::text[]) and span_start = ${span}`.execute(db)
  return new Map(rows.map(({ bucket, n }) => [bucket, n]))
}

/** In the order of their names, so that two who write the same ones never wait for each other in a circle. */
export async function writeTries(db: Database, buckets: readonly string[], span: Date): Promise<void> {
  await sql`insert into attempts (bucket, span_start, n)
    select b, ${span}, 1 from unnest(${[...buckets].sort()}::text[]) b order by b
    on conflict (bucket, span_start) do update set n = attempts.n + 1`.execute(db)
}

/** Spans that began before this moment. */
export async function forgetTries(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('attempts').where('span_start', '<', before).execute()
}
