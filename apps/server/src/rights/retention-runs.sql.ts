import type { Database, Reader } from '../db/database.ts'

export async function beginRun(db: Database, id: string, at: Date): Promise<void> {
  await db.insertInto('retention_runs').values({ id, started_at: at, counts: '{}' }).execute()
}

export async function endRun(db: Reader, id: string, at: Date, counts: Record<string, number>): Promise<void> {
  await db
    .updateTable('retention_runs')
    .set({ ended_at: at, counts: JSON.stringify(counts) })
    .where('id', '=', id)
    .execute()
}

export async function lastRuns(db: Reader, most: number) {
  return db
    .selectFrom('retention_runs')
    .select(['started_at as startedAt', 'ended_at as endedAt', 'counts'])
    .orderBy('started_at', 'desc')
    .limit(most)
    .execute()
}
