import { sql } from 'kysely'
import type { Database, Reader } from '../db/database.ts'

/** How a session came by its second factor; `demo`: the one click, which counts as one on that machine alone. */
export type Factor = 'totp' | 'passkey' | 'backupCode' | 'demo'

export interface SeenSession {
  id: string
  person: string
  name: string
  createdAt: Date
  /** The last minute in which it was used. */
  usedAt: Date
  factor: Factor | null
  /** Whether the person has a second factor; asked only of a session that has proved none. */
  hasFactor: boolean
  /** The password is still the one an administrator handed out. */
  hasFirstPassword: boolean
  /** null: no password here. */
  passwordAt: Date | null
  appointments: { role: string; unit: string; branch: string | null }[]
}

/** Session, person and appointments in force, in one statement. Of somebody who left there is none. */
export async function findSession(db: Reader, token: string, now: Date): Promise<SeenSession | undefined> {
  const { rows } = await sql<SeenSession>`
    select s.id, p.id as person, p.name, s.created_at as "createdAt", s.updated_at as "usedAt", p.has_first_password as "hasFirstPassword",
      s.factor, p.password_at as "passwordAt",
      s.factor is null and exists (select 1 from second_factors f where f.person_id = p.id and f.confirmed_at is not null) as "hasFactor",
      coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'unit', a.unit_id, 'branch', a.branch_id) order by a.starts_at, a.id)
        from appointments a where a.person_id = p.id and a.starts_at <= ${now} and (a.ends_at is null or a.ends_at > ${now})), '[]') as appointments
    from auth_sessions s join people p on p.id = s.user_id and p.is_active
    where s.token = ${token} and s.expires_at > ${now}`.execute(db)
  return rows[0]
}

export async function touchSession(db: Database, id: string, at: Date): Promise<void> {
  await db.updateTable('auth_sessions').set({ updated_at: at }).where('id', '=', id).execute()
}

export interface NewSession {
  id: string
  person: string
  token: string
  address: string
  userAgent: string | null
  factor: Factor | null
  at: Date
  expiresAt: Date
}

export async function insertSession(db: Database, session: NewSession): Promise<void> {
  const { id, person, token, address, userAgent, factor, at, expiresAt } = session
  await db
    .insertInto('auth_sessions')
    .values({
      id,
      user_id: person,
      token,
      ip_address: address,
      user_agent: userAgent,
      factor,
      factor_at: factor === null ? null : at,
      expires_at: expiresAt,
      created_at: at,
      updated_at: at,
    })
    .execute()
}

/** The second factor was shown: the session goes on under another token, so one that was seen before it is worth nothing. */
export async function raiseSession(
  trx: Reader,
  { session, token, factor, at }: { session: string; token: string; factor: Factor; at: Date },
): Promise<void> {
  await trx
    .updateTable('auth_sessions')
    .set({ token, factor, factor_at: at, updated_at: at })
    .where('id', '=', session)
    .execute()
}

/** What a session had proved goes over to the one that took its place when the password was changed. */
export async function inheritFactor(
  db: Reader,
  from: { factor: Factor | null; at: Date },
  token: string,
): Promise<void> {
  if (from.factor === null) return
  await db
    .updateTable('auth_sessions')
    .set({ factor: from.factor, factor_at: from.at })
    .where('token', '=', token)
    .execute()
}

export async function factorOf(db: Reader, token: string): Promise<{ factor: Factor | null; at: Date } | undefined> {
  const row = await db
    .selectFrom('auth_sessions')
    .select(['factor', 'factor_at', 'created_at'])
    .where('token', '=', token)
    .executeTakeFirst()
  return row && { factor: row.factor as Factor | null, at: row.factor_at ?? row.created_at }
}

export async function findFactorOf(db: Reader, session: string): Promise<{ factor: Factor | null } | undefined> {
  const row = await db.selectFrom('auth_sessions').select('factor').where('id', '=', session).executeTakeFirst()
  return row && { factor: row.factor as Factor | null }
}

export interface Proof {
  hasFactor: boolean
  factor: Factor | null
  at: Date | null
}

/** Whether the person has a second factor, and when this session of theirs last showed one. */
export async function proofOf(db: Reader, person: string, session: string): Promise<Proof> {
  const { rows } = await sql<Proof>`
    select exists (select 1 from second_factors f where f.person_id = ${person}::uuid and f.confirmed_at is not null) as "hasFactor", s.factor, s.factor_at as at
    from (select 1) x left join auth_sessions s on s.id = ${session} and s.user_id = ${person}::uuid`.execute(db)
  return rows[0] ?? { hasFactor: true, factor: null, at: null }
}

/** A session of somebody of the demo campus who has no factor of their own counts as having one: the one click asks for less. */
export async function waiveForDemo(db: Reader, token: string, domain: string, at: Date): Promise<void> {
  await sql`update auth_sessions s set factor = 'demo', factor_at = ${at} from auth_users u
    where s.token = ${token} and u.id = s.user_id and u.email like ${`%@${domain}`}
      and not exists (select 1 from second_factors f where f.person_id = u.id and f.confirmed_at is not null)`.execute(
    db,
  )
}

export interface OwnSession {
  id: string
  address: string | null
  userAgent: string | null
  createdAt: Date
  usedAt: Date
  factor: Factor | null
}

/** Those of a person that have not run out, last used first. */
export async function readSessionsOf(db: Reader, person: string, now: Date): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select id, ip_address as address, user_agent as "userAgent", created_at as "createdAt", updated_at as "usedAt", factor
    from auth_sessions where user_id = ${person} and expires_at > ${now} order by updated_at desc, id limit 50`.execute(
    db,
  )
  return rows
}

export async function endSession(db: Reader, id: string): Promise<void> {
  await end(db, sql`id = ${id}`)
}

/** One that was opened a moment ago and must not be. */
export async function endSessionUnder(db: Reader, token: string): Promise<void> {
  await end(db, sql`token = ${token}`)
}

/** One of a person's own. Returns whether there was one. */
export async function endSessionOf(db: Reader, person: string, id: string): Promise<boolean> {
  return (await end(db, sql`user_id = ${person} and id = ${id}`)) > 0
}

/** Signs a person out everywhere, but for the one session where that is given. Returns how many ended. */
export async function endSessionsOf(db: Reader, person: string, except: string | null = null): Promise<number> {
  return end(db, sql`user_id = ${person} and id is distinct from ${except}`)
}

/** Deletes sessions and says so: every process closes the streams that were opened under them (live/hub.ts). */
async function end(db: Reader, which: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (delete from auth_sessions where ${which} returning id),
      told as (select count(*)::int as n, pg_notify('zuoyeben_sessions', jsonb_build_object('ended', jsonb_agg(id))::text) from gone having count(*) > 0)
    select coalesce((select n from told), 0) as n`.execute(db)
  return rows[0]?.n ?? 0
}
