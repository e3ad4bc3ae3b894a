import type { Appointment } from '@zuoyeben/lifecycle'
import type { Reader as Db } from '../db/database.ts'

export interface HeldOffice extends Appointment {
  readonly person: string
  readonly name: string
}

/** Offices in force at this moment that may concern a case: of these roles wherever they are, in these units, or of these people. */
export async function readOffices(
  db: Db,
  { roles, units, people }: { roles: readonly string[]; units: readonly string[]; people: readonly string[] },
  now: Date,
): Promise<HeldOffice[]> {
  const rows = await db
    .selectFrom('appointments as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select(['p.id', 'p.name', 'a.role', 'a.unit_id', 'a.branch_id'])
    .distinct()
    .where('p.is_active', '=', true)
    .where('a.starts_at', '<=', now)
    .where(eb => eb.or([eb('a.ends_at', 'is', null), eb('a.ends_at', '>', now)]))
    .where(eb =>
      eb.or([
        ...(roles.length > 0 ? [eb('a.role', 'in', roles)] : []),
        ...(units.length > 0 ? [eb('a.unit_id', 'in', units)] : []),
        ...(people.length > 0 ? [eb('a.person_id', 'in', people)] : []),
      ]),
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
  return rows.map(
    row => ({ person: row.id, name: row.name, role: row.role, unit: row.unit_id, branch: row.branch_id }) as HeldOffice,
  )
}
