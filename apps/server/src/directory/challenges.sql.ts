import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

/** A challenge to a passkey is a row of `auth_verifications` that runs out by itself: whichever process is answered, knows it. */
const key = (session: string) => `passkey-challenge:${session}`

/** One at a time for a session; the last one asked counts. */
export async function keepChallenge(
  db: Reader,
  { id, session, challenge, now, until }: { id: string; session: string; challenge: string; now: Date; until: Date },
): Promise<void> {
  await sql`with gone as (delete from auth_verifications where identifier = ${key(session)}
      or (identifier like 'passkey-challenge:%' and expires_at <= ${now}))
    insert into auth_verifications (id, identifier, value, expires_at, created_at, updated_at)
    values (${id}, ${key(session)}, ${challenge}, ${until}, ${now}, ${now})`.execute(db)
}

/** Takes the challenge away: it is answered once. */
export async function takeChallenge(db: Reader, session: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`
    delete from auth_verifications where identifier = ${key(session)} and expires_at > ${now} returning value`.execute(
    db,
  )
  return rows[0]?.value
}
