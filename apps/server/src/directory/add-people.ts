import type { Trx } from '../db/database.ts'
import { DEMO_DOMAIN, insertPeople, type NewAccount, PLACEHOLDER_DOMAIN } from './people.sql.ts'
import { normaliseUsername } from './username.ts'

/** Writes people with an account each. The sign-in library wants an e-mail address of everybody: it is made up, and nothing is sent to it. */
export async function addPeople(
  trx: Trx,
  people: readonly Omit<NewAccount, 'email'>[],
  at: number,
  isDemo = false,
): Promise<void> {
  const domain = isDemo ? DEMO_DOMAIN : PLACEHOLDER_DOMAIN
  const rows = people.map(person => ({
    ...person,
    username: normaliseUsername(person.username),
    email: `${person.id}@${domain}`,
  }))
  await insertPeople(trx, rows, new Date(at))
}
