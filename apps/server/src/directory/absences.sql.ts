import type { Role } from '@zuoyeben/lifecycle'
import { sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'

/** Somebody is away from the offices held in a unit, the days `from` to `to` with both of them; `deputy` stands in. */
export interface Absence {
  readonly id: string
  readonly person: string
  readonly personName: string
  readonly unit: string
  readonly deputy: string
  readonly deputyName: string
  readonly from: string
  readonly to: string
  readonly reason: string | null
}

/** All that are not over, in force and to come. */
export async function readAbsences(db: Reader, today: string): Promise<Absence[]> {
  const { rows } =
    await sql<Absence>`select a.id, a.person_id as person, p.name as "personName", a.unit_id as unit, a.deputy_id as deputy,
    d.name as "deputyName", a.from_on as "from", a.to_on as "to", a.reason
    from absences a join people p on p.id = a.person_id join people d on d.id = a.deputy_id
    where a.ended_at is null and a.to_on >= ${today} order by a.from_on, a.id`.execute(db)
  return rows
}

export interface StaffSeat {
  readonly unit: string
  readonly person: string
  readonly name: string
  readonly role: Role
  readonly branch: string | null
}

/** Everybody who holds an office that works on cases in these units now. */
export async function readStaffOf(
  db: Reader,
  units: readonly string[],
  roles: readonly Role[],
  now: Date,
): Promise<StaffSeat[]> {
  if (units.length === 0) return []
  const { rows } = await sql<StaffSeat>`select a.unit_id as unit, p.id as person, p.name, a.role, a.branch_id as branch
    from appointments a join people p on p.id = a.person_id
    where a.unit_id = any(${[...units]}::text[]) and a.role = any(${[...roles]}::text[]) and p.is_active
      and a.starts_at <= ${now} and (a.ends_at is null or a.ends_at > ${now}) order by p.name, p.id`.execute(db)
  return rows
}

/** Takes these people, so that two who declare cannot pass each other; and reads what stands of them. */
export async function lockAbsences(trx: Trx, people: readonly string[], today: string): Promise<Absence[]> {
  await trx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', [...people])
    .orderBy('id')
    .forUpdate()
    .execute()
  return readAbsences(trx, today)
}

export async function insertAbsence(
  trx: Trx,
  absence: Pick<Absence, 'id' | 'person' | 'unit' | 'deputy' | 'from' | 'to' | 'reason'> & { by: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('absences')
    .values({
      id: absence.id,
      person_id: absence.person,
      unit_id: absence.unit,
      deputy_id: absence.deputy,
      from_on: absence.from,
      to_on: absence.to,
      reason: absence.reason,
      declared_by: absence.by,
      declared_at: absence.at,
    })
    .execute()
}

export async function putEnd(trx: Trx, id: string, at: Date): Promise<void> {
  await trx.updateTable('absences').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null).execute()
}

/** Every process reads the directory again when this commits. */
export async function announceAbsences(trx: Trx): Promise<void> {
  await sql`select pg_notify('zuoyeben_directory', '{}')`.execute(trx)
}
