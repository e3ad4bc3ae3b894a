import { recordAudit } from '../audit/record.sql.ts'
import type { Database, Reader } from '../db/database.ts'
import type { Handed } from './first-password.ts'

/** How many passwords of the past are kept, as hashes, so that none of them comes back (law.md §4.2). */
const KEPT = 5

export interface Passwords {
  username: string
  name: string
  hash: string
  handed: Handed
  /** The newest first. */
  old: string[]
}

/** Of somebody who signs in elsewhere there is none. */
export async function readPasswords(db: Reader, person: string): Promise<Passwords | undefined> {
  const row = await db
    .selectFrom('people as p')
    .innerJoin('auth_accounts as a', 'a.user_id', 'p.id')
    .select(['p.username', 'p.name', 'a.password', 'p.has_first_password as isFirst', 'p.password_at as setAt'])
    .where('p.id', '=', person)
    .where('a.provider_id', '=', 'credential')
    .executeTakeFirst()
  if (!row?.password) return undefined
  const old = await db
    .selectFrom('old_passwords')
    .select('hash')
    .where('person_id', '=', person)
    .orderBy('replaced_at', 'desc')
    .limit(KEPT)
    .execute()
  const { username, name, password: present, isFirst, setAt } = row
  return { username, name, hash: present, handed: { isFirst, setAt }, old: old.map(({ hash }) => hash) }
}

/** Keeps the hash of the password that was replaced, and forgets those older than the last five. */
export async function keepOldPassword(
  db: Database,
  { id, person, hash, at }: { id: string; person: string; hash: string; at: Date },
): Promise<void> {
  await db.insertInto('old_passwords').values({ id, person_id: person, hash, replaced_at: at }).execute()
  await db
    .deleteFrom('old_passwords')
    .where('person_id', '=', person)
    .where('id', 'not in', eb =>
      eb
        .selectFrom('old_passwords')
        .select('id')
        .where('person_id', '=', person)
        .orderBy('replaced_at', 'desc')
        .limit(KEPT),
    )
    .execute()
}

/** A password of the person's own counts from now: it is no first one, and its ninety days begin. */
export async function startPassword(
  db: Database,
  { person, address, at }: { person: string; address: string; at: Date },
): Promise<void> {
  await db.transaction().execute(async trx => {
    await trx
      .updateTable('people')
      .set({ has_first_password: false, password_at: at })
      .where('id', '=', person)
      .execute()
    await recordAudit(trx, { at, person, actor: person, act: 'changePassword', detail: { address } })
  })
}
