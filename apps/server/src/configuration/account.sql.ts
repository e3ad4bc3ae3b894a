import type { Appointment } from '@zuoyeben/lifecycle'
import type { Reader } from '../db/database.ts'

/** Somebody by the account's name, with the offices they hold now; null where there is none, or none any more. For commands of the operator. */
export async function personByAccount(db: Reader, username: string, now: Date) {
  const person = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('username', '=', username)
    .where('is_active', '=', true)
    .executeTakeFirst()
  if (!person) return null
  const held = await db
    .selectFrom('appointments')
    .select(['role', 'unit_id', 'branch_id'])
    .where('person_id', '=', person.id)
    .where('starts_at', '<=', now)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .execute()
  const appointments = held.map(a => ({ role: a.role, unit: a.unit_id, branch: a.branch_id }) as Appointment)
  return { person: person.id, name: person.name, appointments }
}
