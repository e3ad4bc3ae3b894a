import { type Kysely, sql } from 'kysely'

/**
 * Clocks keep the day an instruction named and how much of the limit was used when they stopped. A change of the calendar is proposed by one
 * person and published by another; what it does to the open clocks is recorded with its progress, and every date that moved with its reason.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // due_on: a date, YYYY-MM-DD in Shanghai. used_share: 1 is the whole limit; more where it was overdue. What a unit used before a transfer stays with it.
    sql`alter table clocks add due_on text, add used_share double precision`,
    // base: the release that was in force when it was written; one that has been overtaken is not published.
    sql`create table calendar_proposals (
      id uuid primary key, base_n int not null, body jsonb not null, reason jsonb not null, proposed_by uuid not null references people (id),
      proposed_at timestamptz not null, status text not null check (status in ('open', 'published', 'declined', 'withdrawn')),
      decided_by uuid references people (id), decided_at timestamptz, decision_reason text, release_n int)`,
    sql`create unique index calendar_proposals_open on calendar_proposals (status) where status = 'open'`,
    sql`create index calendar_proposals_latest on calendar_proposals (proposed_at desc)`,
    // phase: all open clocks, then those of cases that changed while the release was on its way to every process. upto: the last case done.
    sql`create table calendar_changes (
      id uuid primary key, release_n int not null unique, reason jsonb not null, published_by uuid not null references people (id),
      published_at timestamptz not null, phase text not null check (phase in ('all', 'late', 'done')), upto uuid, cases int not null,
      cases_done int not null default 0, clocks_done int not null default 0, clocks_moved int not null default 0, ended_at timestamptz)`,
    // is_promise: the date that the submitter was shown.
    sql`create table clock_moves (
      change_id uuid not null references calendar_changes (id), clock_id uuid not null references clocks (id),
      case_id uuid not null references cases (id), due_before timestamptz not null, due_after timestamptz not null, is_promise boolean not null,
      at timestamptz not null,
      primary key (change_id, clock_id))`,
    sql`create index clock_moves_of_case on clock_moves (case_id, at) where is_promise`,
  ]
  for (const statement of statements) await statement.execute(db)
}
