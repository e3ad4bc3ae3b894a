import { sql } from 'kysely'
import type { Database, Reader, Trx } from '../../db/database.ts'
import type { Key } from './way.ts'

/** One identity elsewhere is looked for and linked by one at a time, so that two first sign-ins at once do not make two people. */
export async function lockIdentity(trx: Trx, { provider, subject }: Key): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity:${provider} ${subject}`}, 0))`.execute(trx)
}

export interface Owner {
  person: string
  isActive: boolean
  provider: string
}

/** Who has one of these identities; more than one person only where two of them were linked apart. */
export async function ownersOf(trx: Trx, keys: readonly Key[]): Promise<Owner[]> {
  return trx
    .selectFrom('person_identities as i')
    .innerJoin('people as p', 'p.id', 'i.person_id')
    .select(['p.id as person', 'p.is_active as isActive', 'i.provider'])
    .where(eb =>
      eb.or(keys.map(({ provider, subject }) => eb.and([eb('provider', '=', provider), eb('subject', '=', subject)]))),
    )
    .execute()
}

export async function personByUsername(trx: Trx, username: string) {
  return trx
    .selectFrom('people')
    .select(['id', 'is_active as isActive'])
    .where('username', '=', username)
    .executeTakeFirst()
}

/** Links what is not linked yet. Returns the providers that are the person's now; where the person has another identity at one, that one stays. */
export async function insertIdentities(
  trx: Trx,
  { person, keys, at, newId }: { person: string; keys: readonly Key[]; at: Date; newId: () => string },
): Promise<string[]> {
  const rows = await trx
    .insertInto('person_identities')
    .values(keys.map(key => ({ id: newId(), person_id: person, ...key, linked_at: at })))
    .onConflict(oc => oc.doNothing())
    .returning('provider')
    .execute()
  return rows.map(({ provider }) => provider)
}

export async function identitiesOf(db: Reader, person: string) {
  return db
    .selectFrom('person_identities')
    .select(['provider', 'subject', 'linked_at as linkedAt'])
    .where('person_id', '=', person)
    .orderBy('linked_at')
    .execute()
}

export async function deleteIdentities(trx: Trx, person: string, providers: readonly string[]): Promise<void> {
  await trx.deleteFrom('person_identities').where('person_id', '=', person).where('provider', 'in', providers).execute()
}

/** The hash of the person's password, if there is one. */
export async function passwordHashOf(db: Reader, person: string): Promise<string | null> {
  const row = await db
    .selectFrom('auth_accounts')
    .select('password')
    .where('user_id', '=', person)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

/** Notes that these are used now; false if one of them was before. Those that ran out go. */
export async function spend(db: Database, hashes: readonly string[], now: Date, until: Date): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    with old as (delete from spent_tokens where expires_at <= ${now}),
    new as (insert into spent_tokens (hash, expires_at) select h, ${until} from unnest(${hashes}::text[]) h on conflict do nothing returning 1)
    select count(*) as n from new`.execute(db)
  return rows[0]?.n === hashes.length
}
