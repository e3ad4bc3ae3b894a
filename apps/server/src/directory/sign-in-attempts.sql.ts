import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

/** Tries are rows of `auth_verifications` that run out by themselves, so that every process counts the same ones. */
const key = (name: string) => `sign-in-try:${name}`

/** Writes the try down before it is made, so that many at once cannot slip past the count. Returns how many are in force, with this one. */
export async function noteTry(
  db: Database,
  entry: { id: string; name: string; now: Date; until: Date },
): Promise<number> {
  const { id, name, now, until } = entry
  await sql`insert into auth_verifications (id, identifier, value, expires_at, created_at, updated_at)
    values (${id}, ${key(name)}, '', ${until}, ${now}, ${now})`.execute(db)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from auth_verifications where identifier = ${key(name)} and expires_at > ${now}`.execute(db)
  return rows[0]?.n ?? 0
}

export async function forgetTry(db: Database, id: string): Promise<void> {
  await db.deleteFrom('auth_verifications').where('id', '=', id).execute()
}

/** After a success; those of anybody that ran out go with them. */
export async function forgetTries(db: Database, name: string, now: Date): Promise<void> {
  await db
    .deleteFrom('auth_verifications')
    .where(eb =>
      eb.or([
        eb('identifier', '=', key(name)),
        eb.and([eb('identifier', 'like', 'sign-in-try:%'), eb('expires_at', '<=', now)]),
      ]),
    )
    .execute()
}

/** The line of the audit log about a sign-in (GB/T 22239 安全审计). An unknown name is not kept: it may be a password in the wrong field. */
export async function auditSignIn(
  db: Database,
  line: { name: string; act: string; address: string; now: Date },
): Promise<void> {
  await sql`insert into audit_log (at, person_id, actor, act, detail)
    select ${line.now}, p.id, coalesce(p.username, 'unknown'), ${line.act}, ${JSON.stringify({ address: line.address })}::jsonb
    from (select 1) one left join people p on p.username = ${line.name}`.execute(db)
}
