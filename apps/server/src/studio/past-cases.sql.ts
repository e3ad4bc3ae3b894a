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

const taken = ({ kind, unit }: PastScope) => sql`c.limited_at is null
  and ${kind === 'sensitivity' ? sql`true` : sql`c.is_restricted = false and c.routed_unit is not null`}
  and ${unit === null ? sql`true` : sql`c.entry_unit = ${unit}`}`

/** How many there are, and how many ordinary ones that came before facts were kept, or whose words are gone. */
export async function countPast(db: Reader, scope: PastScope): Promise<{ total: number; withoutFacts: number }> {
  const { rows } = await sql<{ total: number; withoutFacts: number }>`select
    (select count(*)::int from cases c join case_facts f on f.case_id = c.id where ${taken(scope)}) as total,
    (select count(*)::int from cases c where c.is_restricted = false and c.limited_at is null
      and ${scope.unit === null ? sql`true` : sql`c.entry_unit = ${scope.unit}`}
      and not exists (select 1 from case_facts f where f.case_id = c.id)) as "withoutFacts"`.execute(db)
  return rows[0] ?? { total: 0, withoutFacts: 0 }
}

export interface PastRow {
  readonly id: string
  readonly body: Buffer
  readonly wrapped: Buffer
  readonly isRestricted: boolean
}

/** The next ones by id. */
export async function readPast(
  db: Reader,
  scope: PastScope,
  after: string | null,
  most: number,
): Promise<readonly PastRow[]> {
  const { rows } = await sql<PastRow>`select f.case_id as id, f.body, k.wrapped, c.is_restricted as "isRestricted"
    from case_facts f join cases c on c.id = f.case_id join case_keys k on k.case_id = f.case_id
    where ${after === null ? sql`true` : sql`f.case_id > ${after}::uuid`} and ${taken(scope)}
    order by f.case_id limit ${most}`.execute(db)
  return rows
}

export interface SeenPast extends PastRow {
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
