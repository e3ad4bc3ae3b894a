import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

export interface WeekOfUnit {
  readonly unit: string
  readonly received: number
  readonly closed: number
  readonly open: number
  readonly overdue: number
}

/** How each unit stands, restricted cases left out (invariant 6): what came and was written off in this span, what is open, what is late. */
export async function readWeek(db: Reader, from: Date, to: Date): Promise<WeekOfUnit[]> {
  const { rows } = await sql<WeekOfUnit>`
    select owner_unit as unit,
      count(*) filter (where submitted_at >= ${from} and submitted_at < ${to})::int as received,
      count(*) filter (where closed_at >= ${from} and closed_at < ${to})::int as closed,
      count(*) filter (where closed_at is null and status not in ('closed', 'archived', 'rejected', 'merged', 'withdrawn'))::int as open,
      count(*) filter (where exists (select 1 from clocks k where k.case_id = cases.id and k.stopped_at is null and k.colour = 'red'))::int as overdue
    from cases where is_restricted = false
      and (submitted_at >= ${from} or closed_at >= ${from} or status not in ('closed', 'archived', 'rejected', 'merged', 'withdrawn'))
    group by owner_unit order by 1`.execute(db)
  return rows
}

/** All of one week are told in one transaction: one that is there stands for all. */
export async function wasWeekTold(db: Reader, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('notices')
    .select('id')
    .where('kind', '=', 'weekly')
    .where('created_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
