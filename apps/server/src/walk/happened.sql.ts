import type { CaseEvent } from '@zuoyeben/lifecycle'
import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

/** One event of any case, with the clock of that case that now falls due first. */
export interface Happened {
  readonly caseNo: string
  readonly n: number
  readonly event: CaseEvent
  readonly who: string | null
  readonly dueAt: Date | null
  readonly dueClock: string | null
}

/**
 * Events that are not told yet, in the order in which they happened. It asks for no reader: it is the walk's own database, and nobody
 * else is there.
 */
export async function happenedSince(db: Reader, told: ReadonlyMap<string, number>): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    select c.case_no as "caseNo", e.n, e.body as event, p.name as who, c.due_at as "dueAt", c.due_clock as "dueClock"
    from case_events e join cases c on c.id = e.case_id
      left join people p on p.id = (e.body->'actor'->>'person')::uuid
      left join jsonb_each_text(${JSON.stringify(Object.fromEntries(told))}::jsonb) t on t.key = c.case_no
    where e.n > coalesce(t.value::int, -1)
    order by e.at, c.submitted_at, e.n`.execute(db)
  return rows
}
