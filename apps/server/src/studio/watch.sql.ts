import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

/** Ordinary cases by the rule that sent them, where it sent them, and the unit that has them now. */
export interface HandledRow {
  readonly ruleId: string | null
  readonly decided: string
  readonly now: string
  readonly cases: number
}

/**
 * Cases that came in since then and that people have taken further: until somebody has dispatched it, a case is where the rules sent it. None
 * that was ever held at birth or is restricted.
 */
export async function readHandled(db: Reader, unit: string | null, since: Date): Promise<readonly HandledRow[]> {
  const { rows } = await sql<HandledRow>`select c.routed_rule as "ruleId", c.routed_unit as decided,
      case when c.status in ('assigned', 'inProgress', 'parked', 'filed', 'closed', 'archived') then c.owner_unit
        when c.status = 'transferPending' then coalesce(c.transfer_to, c.owner_unit) else c.routed_unit end as now,
      count(*)::int as cases
    from cases c where c.routed_unit is not null and c.is_restricted = false and c.limited_at is null
      and c.submitted_at >= ${since} and ${unit === null ? sql`true` : sql`c.entry_unit = ${unit}`}
    group by 1, 2, 3`.execute(db)
  return rows
}
