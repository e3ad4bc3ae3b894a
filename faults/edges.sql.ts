import type { ActionName } from '@zuoyeben/lifecycle'
import { sql } from 'kysely'
import type { Reader } from '../apps/server/src/db/database.ts'

/** How often an action led from one status to another; a submission comes from nowhere. */
export interface Edge {
  readonly action: ActionName
  readonly from: string | null
  readonly to: string
  readonly n: number
}

/** Everything that was done to cases, by people and by the system: each line of the log beside its event. */
export async function readEdges(db: Reader): Promise<Edge[]> {
  const { rows } =
    await sql<Edge>`select a.act as action, e.body->>'before' as "from", e.body->>'after' as "to", count(*)::int as n
    from audit_log a join case_events e on e.case_id = a.case_id and e.n = (a.detail->>'version')::int
    where a.detail ? 'version' group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return rows
}
