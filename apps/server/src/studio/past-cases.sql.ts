import { sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Reader } from '../db/database.ts'

/**
 * Past cases with what they were decided from, for trying rules on them. For routing: ordinary cases that the rules sent somewhere, never one
 * that was held at birth or is restricted now. For the gate: those too, for it may be that they would not be held any more; what is told of
 * them is a number. A case whose use was limited is never taken.
 */
export interface PastScope {
  readonly kind: 'routing' | 'sensitivity'
  /** Cases that came in here; null: of the whole school. */
  readonly unit: string | null
}

export interface PastId {
  readonly id: string
  readonly isRestricted: boolean
  /** The rules are to be tried on it; otherwise it is only counted. */
  readonly isTaken: boolean
}

/** Every past case of the scope, newest first: ids alone, for the rows of cases are wide and are gone through once. */
export async function readPastIds(db: Reader, { kind, unit }: PastScope): Promise<readonly PastId[]> {
  // What only the index of ordinary cases says is read from it alone.
  const taken =
    kind === 'sensitivity'
      ? sql`c.is_restricted as "isRestricted", true as "isTaken"`
      : sql`false as "isRestricted", c.routed_unit is not null as "isTaken"`
  const { rows } = await sql<PastId>`select c.id, ${taken} from cases c
    where c.limited_at is null and ${kind === 'sensitivity' ? sql`true` : sql`c.is_restricted = false`}
      and ${unit === null ? sql`true` : sql`c.entry_unit = ${unit}`}
    order by c.submitted_at desc`.execute(db)
  return rows
}

export interface PastRow {
  readonly id: string
  readonly body: Buffer
  readonly wrapped: Buffer
}

/** What is kept of these cases; one of which nothing is kept is not among them. */
export async function readPast(db: Reader, ids: readonly string[]): Promise<readonly PastRow[]> {
  if (ids.length === 0) return []
  // Row by row through the two keys: for a thousand of a million the planner would rather read a whole table, a thousand times.
  const { rows } = await sql<PastRow>`select past.id, f.body, k.wrapped from unnest(${[...ids]}::uuid[]) as past (id),
    lateral (select body from case_facts where case_id = past.id offset 0) f,
    lateral (select wrapped from case_keys where case_id = past.id offset 0) k`.execute(db)
  return rows
}

export interface SeenPast extends PastRow {
  readonly isRestricted: boolean
  readonly caseNo: string
  readonly submittedAt: Date
}

/** Of these cases those that this reader may see, newest first. */
export async function readSeen(
  db: Reader,
  ids: readonly string[],
  access: Access,
  most: number,
): Promise<readonly SeenPast[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('cases')
    .innerJoin('case_facts', 'case_facts.case_id', 'cases.id')
    .innerJoin('case_keys', 'case_keys.case_id', 'cases.id')
    .select([
      'cases.id',
      'cases.case_no as caseNo',
      'cases.submitted_at as submittedAt',
      'cases.is_restricted as isRestricted',
      'case_facts.body',
      'case_keys.wrapped',
    ])
    .where(sql<boolean>`cases.id = any(${[...ids]}::uuid[])`)
    .where(eb => access(eb as never))
    .orderBy('cases.submitted_at', 'desc')
    .orderBy('cases.id', 'desc')
    .limit(most)
    .execute()
}
