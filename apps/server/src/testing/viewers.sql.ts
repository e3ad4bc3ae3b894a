import type { Appointment } from '@zuoyeben/lifecycle'
import type { Viewer } from '../access/viewer.ts'
import type { Reader } from '../db/database.ts'

/** Everybody with their appointments, as viewers; by name, as tests and stories speak of them. */
export async function viewersByName(db: Reader): Promise<Map<string, Viewer & { person: string }>> {
  const people = await db.selectFrom('people').select(['id', 'name']).execute()
  const appointments = await db
    .selectFrom('appointments')
    .select(['person_id', 'role', 'unit_id', 'branch_id'])
    .execute()
  return new Map(
    people.map(person => [
      person.name,
      {
        person: person.id,
        name: person.name,
        appointments: appointments
          .filter(a => a.person_id === person.id)
          .map(a => ({ role: a.role, unit: a.unit_id, branch: a.branch_id }) as Appointment),
      },
    ]),
  )
}
