import type { Appointment } from '@zuoyeben/lifecycle'
import type { Viewer } from '../access/viewer.ts'
import type { Reader } from '../db/database.ts'

export type Person = Viewer & { readonly person: string }

/** Everybody with their appointments, as viewers; by name, as stories speak of them. */
export async function peopleByName(db: Reader): Promise<Map<string, Person>> {
  const people = await db.selectFrom('people').select(['id', 'name']).execute()
  const appointments = await db
    .selectFrom('appointments')
    .select(['person_id', 'role', 'unit_id', 'branch_id'])
    .execute()
  const held = Map.groupBy(appointments, appointment => appointment.person_id)
  return new Map(
    people.map(({ id, name }) => [
      name,
      {
        person: id,
        name,
        appointments: (held.get(id) ?? []).map(
          a => ({ role: a.role, unit: a.unit_id, branch: a.branch_id }) as Appointment,
        ),
      },
    ]),
  )
}
