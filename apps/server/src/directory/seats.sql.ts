import type { Reader, Trx } from '../db/database.ts'

/** An appointment in force, with who holds it. */
export interface HeldSeat {
  id: string
  person: string
  name: string
  username: string
  role: string
  branch: string | null
  since: Date
}

export async function readSeatsOf(db: Reader, unit: string, now: Date): Promise<HeldSeat[]> {
  return db
    .selectFrom('appointments as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select([
      'a.id',
      'p.id as person',
      'p.name',
      'p.username',
      'a.role',
      'a.branch_id as branch',
      'a.starts_at as since',
    ])
    .where('a.unit_id', '=', unit)
    .where('p.is_active', '=', true)
    .where('a.starts_at', '<=', now)
    .where(eb => eb.or([eb('a.ends_at', 'is', null), eb('a.ends_at', '>', now)]))
    .orderBy('a.branch_id', fold => fold.asc().nullsFirst())
    .orderBy('a.starts_at')
    .orderBy('a.id')
    .execute()
}

interface Seat {
  readonly person: string
  readonly role: string
  readonly unit: string
  readonly branch: string | null
}

/** Whether the person holds just this seat already. */
export async function holdsSeat(trx: Trx, { person, role, unit, branch }: Seat, now: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('appointments')
    .select('id')
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where('unit_id', '=', unit)
    .where('branch_id', 'is not distinct from', branch)
    .where('starts_at', '<=', now)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .executeTakeFirst()
  return row !== undefined
}

/** The appointment whether it is over or not, locked. */
export async function lockSeat(trx: Trx, id: string, now: Date): Promise<(Seat & { isOver: boolean }) | undefined> {
  const row = await trx
    .selectFrom('appointments')
    .select(['person_id as person', 'role', 'unit_id as unit', 'branch_id as branch', 'ends_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, isOver: row.ends_at !== null && row.ends_at <= now }
}

/** Ends every appointment of a person that is in force or to come. */
export async function endSeatsOf(trx: Trx, person: string, at: Date): Promise<void> {
  await trx
    .updateTable('appointments')
    .set({ ends_at: at })
    .where('person_id', '=', person)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', at)]))
    .execute()
}
