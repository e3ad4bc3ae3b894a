import { sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'

export interface NewPerson {
  readonly id: string
  /** Normalised (username.ts). */
  readonly username: string
  readonly name: string
  /** 本科生 专任教师 …: a word of the form, not a code. */
  readonly kind: string
  readonly unit: string | null
  readonly skills: readonly string[]
}
export interface NewAccount extends NewPerson {
  /** better-auth's scrypt; null: signs in elsewhere (campus identity). */
  readonly passwordHash: string | null
  readonly email: string
  /** The password is known to whoever added the person. */
  readonly hasFirstPassword?: boolean
}

export const PLACEHOLDER_DOMAIN = 'people.zuoyeben.invalid'
/** Accounts of the demo campus; only these can be entered without a password, and only on a demo (session.signInDemo). */
export const DEMO_DOMAIN = 'demo.zuoyeben.invalid'

/** Writes people and their accounts, any number in one statement. */
export async function insertPeople(trx: Trx, people: readonly NewAccount[], at: Date): Promise<void> {
  const rows = JSON.stringify(people)
  await sql`
    with new as (
      select * from jsonb_to_recordset(${rows}::jsonb) as p
        (id uuid, username text, name text, kind text, unit text, skills text[], "passwordHash" text, email text, "hasFirstPassword" boolean)),
    w_people as (insert into people (id, username, name, kind, unit_id, skills, has_first_password, password_at, created_at)
      select id, username, name, kind, unit, skills, coalesce("hasFirstPassword", false),
        case when "passwordHash" is not null then ${at}::timestamptz end, ${at} from new),
    w_users as (insert into auth_users (id, name, email, username, display_username, created_at, updated_at)
      select id, name, email, username, username, ${at}, ${at} from new)
    insert into auth_accounts (id, user_id, account_id, provider_id, password, created_at, updated_at)
      select gen_random_uuid()::text, id, id::text, 'credential', "passwordHash", ${at}, ${at} from new where "passwordHash" is not null`.execute(
    trx,
  )
}

export async function isUsernameTaken(db: Reader, username: string): Promise<boolean> {
  const row = await db.selectFrom('people').select('id').where('username', '=', username).executeTakeFirst()
  return row !== undefined
}

export async function usernameOf(db: Reader, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('people').select('username').where('id', '=', id).executeTakeFirst()
  return row?.username
}

export async function isActive(db: Reader, id: string): Promise<boolean> {
  const row = await db.selectFrom('people').select('is_active').where('id', '=', id).executeTakeFirst()
  return row?.is_active ?? false
}

export async function findPerson(db: Reader, id: string) {
  return db
    .selectFrom('people')
    .select(['id', 'name', 'kind', 'unit_id as unit', 'has_first_password as hasFirstPassword'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** When the present password was set; null for somebody who signs in elsewhere. */
export async function findPassword(db: Reader, id: string): Promise<{ passwordAt: Date | null } | undefined> {
  return db.selectFrom('people').select('password_at as passwordAt').where('id', '=', id).executeTakeFirst()
}

/** Whether this is a person of the demo campus who may still be entered as. */
export async function isDemoPerson(db: Reader, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('auth_users')
    .innerJoin('people', 'people.id', 'auth_users.id')
    .select('auth_users.id')
    .where('auth_users.id', '=', id)
    .where('people.is_active', '=', true)
    .where('auth_users.email', 'like', `%@${DEMO_DOMAIN}`)
    .executeTakeFirst()
  return row !== undefined
}
