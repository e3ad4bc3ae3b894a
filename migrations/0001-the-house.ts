import { type Kysely, sql } from 'kysely'

const unfinished = sql.raw(
  "('held', 'triage', 'awaitingSubmitter', 'review', 'assigned', 'inProgress', 'parked', 'transferPending', 'disputed', 'circulating', 'instructed', 'reportedUp', 'filed')",
)

/**
 * The first house. What a case *is* lies in `cases.file`; the columns beside it are what lists, counts and the access policy ask about.
 * Words and persons lie in `payloads` and `case_submitters`, never in `case_events`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // Directory
    sql`create table units (
      id text primary key, name_zh text not null, name_en text not null,
      kind text not null check (kind in ('college', 'department', 'directBranch', 'school')),
      is_seed boolean not null, duty_categories text[] not null default '{}', co_located_with text references units (id),
      peer_group text not null, position int not null)`,
    sql`create table branches (
      id text primary key, unit_id text not null references units (id), name_zh text not null, name_en text not null,
      areas text[] not null default '{}', skills text[] not null default '{}')`,
    sql`create index branches_of_unit on branches (unit_id)`,
    sql`create table people (
      id uuid primary key, username text not null unique, name text not null, kind text not null,
      unit_id text references units (id), skills text[] not null default '{}', is_active boolean not null default true,
      created_at timestamptz not null)`,
    sql`create table appointments (
      id uuid primary key, person_id uuid not null references people (id), role text not null, unit_id text not null references units (id),
      branch_id text references branches (id), starts_at timestamptz not null, ends_at timestamptz)`,
    sql`create index appointments_of_person on appointments (person_id)`,
    sql`create index appointments_of_unit on appointments (unit_id, role)`,
    sql`create table admin_links (
      token_hash text primary key, role text not null unique, used_by uuid references people (id), used_at timestamptz, expires_at timestamptz not null)`,

    // Sign-in (better-auth's tables under our names)
    sql`create table auth_users (
      id uuid primary key, name text not null, email text not null unique, email_verified boolean not null default false, image text,
      username text unique, display_username text, created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
    sql`create table auth_sessions (
      id text primary key, user_id uuid not null references auth_users (id) on delete cascade, token text not null unique, expires_at timestamptz not null,
      ip_address text, user_agent text, created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
    sql`create index auth_sessions_of_user on auth_sessions (user_id)`,
    sql`create table auth_accounts (
      id text primary key, user_id uuid not null references auth_users (id) on delete cascade, account_id text not null, provider_id text not null,
      access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz, refresh_token_expires_at timestamptz, scope text,
      password text, created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
    sql`create index auth_accounts_of_user on auth_accounts (user_id)`,
    sql`create table auth_verifications (
      id text primary key, identifier text not null, value text not null, expires_at timestamptz not null,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
    sql`create index auth_verifications_by_identifier on auth_verifications (identifier)`,

    // Configuration
    sql`create table config_items (hash text primary key, kind text not null, body jsonb not null, created_at timestamptz not null)`,
    sql`create table releases (
      id uuid primary key, scope text not null, n int not null, base int, mode text not null check (mode in ('draft', 'evaluate', 'active')),
      items jsonb not null, hash text not null, checks jsonb not null default '{}', approved_by uuid[] not null default '{}',
      effective_from timestamptz not null, created_at timestamptz not null, unique (scope, n))`,
    sql`create table settings (key text primary key, value jsonb not null)`,

    // Cases
    sql`create table cases (
      id uuid primary key, case_no text not null unique, version int not null, file jsonb not null,
      status text not null, entry_unit text references units (id), owner_unit text not null references units (id),
      seen_by_units text[] not null default '{}', consulted_units text[] not null default '{}',
      branch_id text references branches (id), handler_id uuid references people (id), triager_id uuid references people (id),
      category text, urgency text not null, path text, is_restricted boolean not null, is_crisis boolean not null,
      is_requested boolean not null, is_contested boolean not null, transfer_to text references units (id),
      asked_units text[] not null default '{}', opinion_units text[] not null default '{}',
      text_payload text not null, place_payload text, place_key text, object_key text, submitted_at timestamptz not null, updated_at timestamptz not null, due_at timestamptz, due_clock text, colour text,
      closed_at timestamptz, releases jsonb not null)`,
    sql`create index cases_owner_due on cases (owner_unit, status, due_at, id)`,
    sql`create index cases_branch_due on cases (branch_id, status, due_at, id) where branch_id is not null`,
    sql`create index cases_handler_due on cases (handler_id, status, due_at, id) where handler_id is not null`,
    sql`create index cases_status_due on cases (status, due_at, id)`,
    // Desks that show whatever is unfinished, read in their own order: earliest due first, without a due last.
    sql`create index cases_unfinished_due on cases ((coalesce(due_at, 'infinity')), id) where status in ${unfinished}`,
    sql`create index cases_owner_unfinished_due on cases (owner_unit, (coalesce(due_at, 'infinity')), id) where status in ${unfinished}`,
    sql`create index cases_crisis on cases ((coalesce(due_at, 'infinity')), id) where is_crisis`,
    sql`create index cases_submitted on cases (submitted_at desc, id desc)`,
    sql`create index cases_owner_submitted on cases (owner_unit, submitted_at desc, id desc)`,
    sql`create index cases_seen_by on cases using gin (seen_by_units)`,
    sql`create index cases_consulted on cases using gin (consulted_units)`,
    sql`create index cases_asked on cases using gin (asked_units) where asked_units <> '{}'`,
    sql`create index cases_opinions on cases using gin (opinion_units) where opinion_units <> '{}'`,
    sql`create index cases_transfer_to on cases (transfer_to, due_at, id) where transfer_to is not null`,
    sql`create index cases_same_matter on cases (category, place_key, submitted_at) where place_key is not null`,

    sql`create table case_events (
      case_id uuid not null references cases (id), n int not null, type text not null, at timestamptz not null, body jsonb not null,
      primary key (case_id, n))`,
    sql`create table case_keys (case_id uuid primary key references cases (id), wrapped bytea not null, key_id text not null)`,
    sql`create table payloads (
      case_id uuid not null references cases (id), hash text not null, kind text not null, body bytea, created_at timestamptz not null,
      primary key (case_id, hash))`,
    sql`create table case_submitters (
      case_id uuid primary key references cases (id), person_id uuid references people (id), submitter_type text not null,
      receipt_hash text not null, contact bytea, created_at timestamptz not null)`,
    sql`create index case_submitters_by_person on case_submitters (person_id, created_at desc) where person_id is not null`,
    sql`create table case_words (case_id uuid primary key references cases (id), tokens tsvector not null)`,
    sql`create index case_words_tokens on case_words using gin (tokens)`,
    sql`create table decisions (
      case_id uuid not null references cases (id), kind text not null, n int not null, body jsonb not null, decided_at timestamptz not null,
      primary key (case_id, kind, n))`,
    sql`create table case_links (
      from_case uuid not null references cases (id), to_case uuid not null references cases (id), kind text not null, created_at timestamptz not null,
      primary key (from_case, to_case, kind))`,
    sql`create index case_links_back on case_links (to_case)`,
    sql`create table ratings (
      case_id uuid primary key references cases (id), satisfaction smallint not null check (satisfaction between 1 and 5),
      timeliness smallint not null check (timeliness between 1 and 5), rated_at timestamptz not null)`,
    sql`create table clocks (
      id uuid primary key, case_id uuid not null references cases (id), kind text not null, key text not null default '',
      unit_id text not null references units (id), started_at timestamptz not null, limit_text text not null, counting text not null,
      pauses jsonb not null default '[]', pause_reason text, pause_until timestamptz, due_at timestamptz, told_due_at timestamptz,
      colour text not null, is_provisional boolean not null default false, stopped_at timestamptz, releases jsonb not null)`,
    sql`create unique index clocks_running on clocks (case_id, kind, key) where stopped_at is null`,
    sql`create index clocks_due on clocks (due_at) where stopped_at is null`,
    sql`create table case_counts (
      scope text not null, status text not null, slot smallint not null, n int not null, primary key (scope, status, slot))`,
    sql`create table done_keys (
      actor text not null, key uuid not null, case_id uuid not null, answer jsonb not null, at timestamptz not null, primary key (actor, key))`,
    sql`create index done_keys_by_age on done_keys (at)`,

    // Files, notices, audit
    sql`create table files (
      id uuid primary key, case_id uuid references cases (id), uploaded_by uuid references people (id), upload_token_hash text, name text not null,
      mime text not null, bytes int not null, sha256 text not null, storage_key text not null, thumbnail_key text, created_at timestamptz not null)`,
    sql`create index files_of_case on files (case_id) where case_id is not null`,
    sql`create index files_loose on files (created_at) where case_id is null`,
    sql`create table notices (
      id uuid primary key, person_id uuid not null references people (id), case_id uuid references cases (id), kind text not null,
      data jsonb not null, created_at timestamptz not null, read_at timestamptz, dedupe_key text not null, unique (person_id, dedupe_key))`,
    sql`create index notices_of_person on notices (person_id, created_at desc, id desc)`,
    sql`create index notices_unread on notices (person_id) where read_at is null`,
    sql`create table audit_log (
      id bigint generated always as identity primary key, at timestamptz not null, person_id uuid, actor text not null, act text not null,
      case_id uuid, detail jsonb not null)`,
    sql`create index audit_of_case on audit_log (case_id, id) where case_id is not null`,
    sql`create index audit_of_person on audit_log (person_id, id) where person_id is not null`,
  ]
  for (const statement of statements) await statement.execute(db)
}
