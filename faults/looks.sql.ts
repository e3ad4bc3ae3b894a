import type { Urgency } from '@zuoyeben/lifecycle'
import { sql } from 'kysely'
import type { Reader } from '../apps/server/src/db/database.ts'

/** When a job looks at each open clock for the next time (null: never), and how urgent its case is. */
export async function readLooks(db: Reader): Promise<Map<string, { urgency: Urgency; at: number | null }>> {
  const { rows } = await sql<{ id: string; urgency: Urgency; at: Date | null }>`select k.id, c.urgency, j.at
    from clocks k join cases c on c.id = k.case_id left join
      (select data->>'clockId' as clock, min(start_after) as at from jobs.job where name = 'clock' and state < 'completed' group by 1) j on j.clock = k.id::text
    where k.stopped_at is null`.execute(db)
  return new Map(rows.map(({ id, urgency, at }) => [id, { urgency, at: at?.getTime() ?? null }]))
}
