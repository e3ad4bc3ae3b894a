import { type Kysely, sql } from 'kysely'

/**
 * Second factors, what a session has proved, and the age and the past of passwords. Whoever has a password at this moment has had it
 * since this moment, as far as its age goes: nobody is locked out by the update.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table second_factors (
      id uuid primary key, person_id uuid not null references people (id), kind text not null check (kind in ('totp', 'passkey')),
      name text not null default '', secret bytea, last_step bigint not null default 0, credential_id text unique, public_key bytea,
      counter bigint not null default 0, transports text[] not null default '{}', created_at timestamptz not null,
      confirmed_at timestamptz, used_at timestamptz)`,
    sql`create index second_factors_of_person on second_factors (person_id)`,
    sql`create unique index second_factors_one_totp on second_factors (person_id, (confirmed_at is null)) where kind = 'totp'`,
    sql`create table backup_codes (
      person_id uuid not null references people (id), hash text not null, created_at timestamptz not null, used_at timestamptz,
      primary key (person_id, hash))`,
    sql`create table old_passwords (
      id uuid primary key, person_id uuid not null references people (id), hash text not null, replaced_at timestamptz not null)`,
    sql`create index old_passwords_of_person on old_passwords (person_id, replaced_at desc)`,
    sql`alter table auth_sessions add column factor text check (factor in ('totp', 'passkey', 'backupCode', 'demo')),
      add column factor_at timestamptz`,
    sql`alter table people add column password_at timestamptz`,
    sql`update people set password_at = now() where exists (
      select 1 from auth_accounts a where a.user_id = people.id and a.provider_id = 'credential')`,
  ]
  for (const statement of statements) await statement.execute(db)
}
