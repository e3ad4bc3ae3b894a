import { type Kysely, sql } from 'kysely'

/**
 * Consent and calls become part of what a case is; both follow from its events, so what is stored is brought to the same. Beside it: who
 * was called about a danger to life, and what is left of the words of a case that was handed over, under a key that is not the server's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`update cases set file = file || jsonb_build_object('consent', null, 'call', case
      when is_crisis then jsonb_build_object('acknowledged', null, 'since', (
        select e.body->'at' from case_events e
        where e.case_id = cases.id and (e.n = 1 or (e.type in ('flagged', 'reportedUp') and e.body->>'class' = 'crisis'))
        order by e.n desc limit 1))
      end) where not file ? 'call'`,
    sql`create index cases_called on cases (submitted_at) where is_crisis and status in ('held', 'reportedUp')`,
    sql`create table crisis_calls (
      case_id uuid not null references cases (id), since timestamptz not null, round int not null,
      person_id uuid not null references people (id), channel text not null, at timestamptz not null,
      primary key (case_id, since, round, person_id, channel))`,
    sql`create table sealed_cases (
      case_id uuid primary key references cases (id), wrapped bytea not null, key_id text not null, sealed_at timestamptz not null)`,
    sql`create table sealed_payloads (
      case_id uuid not null references cases (id), hash text not null, kind text not null, body bytea not null,
      primary key (case_id, hash))`,
  ]
  for (const statement of statements) await statement.execute(db)
}
