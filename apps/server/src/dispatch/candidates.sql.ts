import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

/** Handlers of a unit with their skills and what they have open. */
export interface Candidate {
  person: string
  name: string
  branch: string | null
  skills: string[]
  openLoad: number
}

export async function readCandidates(db: Reader, unit: string, now: Date): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('appointments as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select(['p.id as person', 'p.name', 'a.branch_id as branch', 'p.skills'])
    .select(
      sql<number>`(select coalesce(sum(n), 0)::int from case_counts c where c.scope = 'person:' || p.id and c.status in ('assigned', 'inProgress'))`.as(
        'openLoad',
      ),
    )
    .where('a.unit_id', '=', unit)
    .where('a.role', 'in', ['member', 'branchSecretary'])
    .where('p.is_active', '=', true)
    .where('a.starts_at', '<=', now)
    .where(eb => eb.or([eb('a.ends_at', 'is', null), eb('a.ends_at', '>', now)]))
    .orderBy('p.name')
    .execute()
  return rows
}

export async function readBranchLoads(db: Reader, branches: readonly string[]): Promise<Map<string, number>> {
  if (branches.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_counts')
    .select(['scope', eb => eb.fn.sum<number>('n').as('n')])
    .where(
      'scope',
      'in',
      branches.map(branch => `branch:${branch}`),
    )
    .where('status', 'in', ['assigned', 'inProgress'])
    .groupBy('scope')
    .execute()
  return new Map(rows.map(row => [row.scope.slice('branch:'.length), Number(row.n)]))
}
