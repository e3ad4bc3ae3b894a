import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'

/** Codes are rows of `auth_verifications` that run out by themselves; of the code only a fingerprint is kept. A person has one at a time. */
const key = (hash: string) => `bind-mini:${hash}`

export async function keepBindingCode(
  db: Database,
  { id, hash, person, now, until }: { id: string; hash: string; person: string; now: Date; until: Date },
): Promise<void> {
  await sql`with old as (delete from auth_verifications where identifier like 'bind-mini:%' and (value = ${person} or expires_at <= ${now}))
    insert into auth_verifications (id, identifier, value, expires_at, created_at, updated_at)
    values (${id}, ${key(hash)}, ${person}, ${until}, ${now}, ${now})`.execute(db)
}

/** Whose code it is; the code is gone with the answer. */
export async function takeBindingCode(db: Database, hash: string, now: Date): Promise<string | null> {
  const row = await db
    .deleteFrom('auth_verifications')
    .where('identifier', '=', key(hash))
    .returning(['value', 'expires_at as until'])
    .executeTakeFirst()
  return row && row.until > now ? row.value : null
}
