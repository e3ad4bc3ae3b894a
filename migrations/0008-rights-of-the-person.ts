import { type Kysely, sql } from 'kysely'

/**
 * Rights of the person (PIPL 13–17, 44–50): what was agreed to under which notice, what was asked for and decided, copies made, and the
 * nightly runs that let go of what need not be kept. A row about a case names the case and never the person beside it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table cases add column identity_gone_at timestamptz, add column words_gone_at timestamptz, add column limited_at timestamptz`,
    sql`create index cases_identity_to_go on cases ((coalesce(closed_at, updated_at))) where identity_gone_at is null
      and status in ('archived', 'rejected', 'merged', 'withdrawn')`,
    sql`create index cases_words_to_go on cases ((coalesce(closed_at, updated_at))) where words_gone_at is null
      and status in ('archived', 'rejected', 'merged', 'withdrawn')`,
    sql`create table consents (
      id uuid primary key, person_id uuid references people (id), case_id uuid references cases (id), purpose text not null,
      version text not null, notice_hash text not null, given_at timestamptz not null, withdrawn_at timestamptz,
      check (num_nonnulls(person_id, case_id) = 1))`,
    sql`create unique index consents_in_force_of_person on consents (person_id, purpose) where person_id is not null and withdrawn_at is null`,
    sql`create index consents_of_person on consents (person_id, given_at) where person_id is not null`,
    sql`create index consents_of_case on consents (case_id, purpose) where case_id is not null`,
    sql`create table own_records (
      id uuid primary key, person_id uuid references people (id), case_id uuid references cases (id), at timestamptz not null, act text not null,
      detail jsonb not null, check (num_nonnulls(person_id, case_id) = 1))`,
    sql`create index own_records_of_person on own_records (person_id, at desc, id desc) where person_id is not null`,
    sql`create index own_records_of_case on own_records (case_id, at desc, id desc) where case_id is not null`,
    sql`create table own_copies (
      id uuid primary key, person_id uuid references people (id), case_id uuid references cases (id), status text not null
        check (status in ('waiting', 'ready', 'gone')),
      storage_key text, bytes int, sha256 text, asked_at timestamptz not null, ready_at timestamptz, expires_at timestamptz,
      check (num_nonnulls(person_id, case_id) = 1))`,
    sql`create index own_copies_of_person on own_copies (person_id, asked_at desc) where person_id is not null`,
    sql`create index own_copies_of_case on own_copies (case_id, asked_at desc) where case_id is not null`,
    sql`create table rights_requests (
      id uuid primary key, person_id uuid references people (id), case_id uuid references cases (id), kind text not null
        check (kind in ('correctProfile', 'deleteCase', 'limitCase', 'deleteAccount')),
      status text not null check (status in ('open', 'granted', 'limited', 'refused', 'takenBack')),
      body bytea, asked_at timestamptz not null, due_on date not null, decided_at timestamptz, decided_by uuid references people (id), reason text,
      check (num_nonnulls(person_id, case_id) = 1))`,
    sql`create unique index rights_requests_open_of_case on rights_requests (case_id) where case_id is not null and status = 'open'`,
    sql`create index rights_requests_of_person on rights_requests (person_id, asked_at desc) where person_id is not null`,
    sql`create index rights_requests_open on rights_requests (due_on, id) where status = 'open'`,
    sql`create table retention_runs (
      id uuid primary key, started_at timestamptz not null, ended_at timestamptz, counts jsonb not null)`,
    sql`create index retention_runs_latest on retention_runs (started_at desc)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
