import { sql } from 'kysely'
import type { Database, Reader } from '../db/database.ts'

export interface SeenSession {
  id: string
  person: string
  name: string
  createdAt: Date
  /** The last minute in which it was used. */
  usedAt: Date
  /** The password is still the one an administrator handed out. */
  hasFirstPassword: boolean
  appointments: { role: string; unit: string; branch: string | null }[]
}

/** Session, person and appointments in force, in one statement. Of somebody who left there is none. */
export async function findSession(db: Reader, token: string, now: Date): Promise<SeenSession | undefined> {
  const { rows } = await sql<SeenSession>`
    select s.id, p.id as person, p.name, s.created_at as "createdAt", s.updated_at as "usedAt", p.has_first_password as "hasFirstPassword",
      coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'unit', a.unit_id, 'branch', a.branch_id) order by a.starts_at, a.id)
        from appointments a where a.person_id = p.id and a.starts_at <= ${now} and (a.ends_at is null or a.ends_at > ${now})), '[]') as appointments
    from auth_sessions s join people p on p.id = s.user_id and p.is_active
    where s.token = ${token} and s.expires_at > ${now}`.execute(db)
  return rows[0]
}

export async function touchSession(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('auth_sessions').set({ updated_at: now }).where('id', '=', id).execute()
}

export interface NewSession {
  id: string
  person: string
  token: string
  address: string
  at: Date
  expiresAt: Date
}

export async function insertSession(db: Database, session: NewSession): Promise<void> {
  const { id, person, token, address, at, expiresAt } = session
  await db
    .insertInto('auth_sessions')
    .values({ id, user_id: person, token, ip_address: address, expires_at: expiresAt, created_at: at, updated_at: at })
    .execute()
}

export async function endSession(db: Reader, id: string): Promise<void> {
  await db.deleteFrom('auth_sessions').where('id', '=', id).execute()
}

/** Signs a person out everywhere. */
export async function endSessionsOf(db: Reader, person: string): Promise<void> {
  await db.deleteFrom('auth_sessions').where('user_id', '=', person).execute()
}
