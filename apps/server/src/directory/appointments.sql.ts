import { sql } from 'kysely'
import type { Trx } from '../db/database.ts'

export interface NewAppointment {
  readonly id: string
  readonly person: string
  readonly role: string
  readonly unit: string
  readonly branch: string | null
  readonly startsAt: Date
  readonly endsAt: Date | null
}

export interface Seat {
  person: string
  role: string
}

/** Every appointment of these people that is in force or to come; their rows are locked, so that two appointers cannot pass each other. */
export async function lockSeats(trx: Trx, people: readonly string[], from: Date): Promise<Seat[]> {
  await trx.selectFrom('people').select('id').where('id', 'in', people).orderBy('id').forUpdate().execute()
  const rows = await trx
    .selectFrom('appointments')
    .select(['person_id as person', 'role'])
    .where('person_id', 'in', people)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', from)]))
    .execute()
  return rows
}

export interface Place {
  unit: string
  kind: string
  branches: string[]
}

export async function readPlaces(trx: Trx, units: readonly string[]): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select u.id as unit, u.kind, coalesce(array_agg(b.id) filter (where b.id is not null), '{}') as branches
    from units u left join branches b on b.unit_id = u.id where u.id = any(${units}) group by u.id`.execute(trx)
  return rows
}

export async function insertAppointments(trx: Trx, appointments: readonly NewAppointment[]): Promise<void> {
  await sql`insert into appointments (id, person_id, role, unit_id, branch_id, starts_at, ends_at)
    select * from jsonb_to_recordset(${JSON.stringify(appointments)}::jsonb) as a
      (id uuid, person uuid, role text, unit text, branch text, "startsAt" timestamptz, "endsAt" timestamptz)`.execute(
    trx,
  )
}

export async function endAppointment(trx: Trx, id: string, at: Date): Promise<string | undefined> {
  const row = await trx
    .updateTable('appointments')
    .set({ ends_at: at })
    .where('id', '=', id)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', at)]))
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id
}

/** Every process reads the directory again when this commits. */
export async function announceDirectory(trx: Trx): Promise<void> {
  await sql`select pg_notify('zuoyeben_directory', '{}')`.execute(trx)
}
