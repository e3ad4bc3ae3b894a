import { type Kysely, sql } from 'kysely'

/**
 * Sign-in by the campus and by WeChat: which identities elsewhere a person has, what was used once and may not be used again, and by which
 * way a session was opened (to end it there too).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // provider: kind and whose, e.g. `oidc:https://id.example.edu.cn`; subject: what the person is called there.
    sql`create table person_identities (
      id uuid primary key, person_id uuid not null references people (id), provider text not null, subject text not null,
      linked_at timestamptz not null, unique (provider, subject), unique (person_id, provider))`,
    sql`create table spent_tokens (hash text primary key, expires_at timestamptz not null)`,
    sql`create index spent_tokens_by_age on spent_tokens (expires_at)`,
    sql`create table campus_sessions (
      session_id text primary key references auth_sessions (id) on delete cascade, way text not null, ticket_hash text)`,
    sql`create index campus_sessions_by_ticket on campus_sessions (ticket_hash) where ticket_hash is not null`,
  ]
  for (const statement of statements) await statement.execute(db)
}
