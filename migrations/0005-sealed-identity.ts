import { type Kysely, sql } from 'kysely'

/**
 * Who wrote which case is not readable from the database alone: a keyed mark of the person stands where the person stood, and the person
 * itself is sealed under the key of the case. Rows of before are turned over by the server when it starts (cases/seal-identities.ts): the
 * keys are not here. `person_id` stays, empty, until a later migration takes it away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table case_submitters add column person_mark text, add column sealed_person bytea`,
    sql`create index case_submitters_by_mark on case_submitters (person_mark, created_at desc) where person_mark is not null`,
    // A notice to a submitter would tell whose case it is: it is addressed to the mark.
    sql`alter table notices alter column person_id drop not null, add column person_mark text`,
    sql`alter table notices add constraint notices_have_one_recipient check ((person_id is null) <> (person_mark is null))`,
    sql`create unique index notices_once_a_mark on notices (person_mark, dedupe_key) where person_mark is not null`,
    sql`create index notices_of_mark on notices (person_mark, created_at desc, id desc) where person_mark is not null`,

    // Reasons are words about a case: sealed under its key. Two people, always.
    sql`create table unsealings (
      id uuid primary key, case_id uuid not null references cases (id),
      requested_by uuid not null references people (id), requested_at timestamptz not null, reason bytea not null, withheld_ground bytea,
      decision text check (decision in ('approved', 'refused')), decided_by uuid references people (id), decided_at timestamptz,
      decision_reason bytea, expires_at timestamptz, shown_times int not null default 0, last_shown_at timestamptz, told_at timestamptz,
      constraint unsealings_need_two_people check (decided_by <> requested_by),
      constraint unsealings_are_decided_whole check (
        (decision is null and decided_by is null and decided_at is null and decision_reason is null)
        or (decision is not null and decided_by is not null and decided_at is not null and decision_reason is not null)),
      constraint unsealings_run_out check ((decision is not distinct from 'approved') = (expires_at is not null)))`,
    sql`create unique index unsealings_one_open on unsealings (case_id) where decision is null`,
    sql`create index unsealings_of_case on unsealings (case_id, requested_at)`,
    sql`create index unsealings_by_age on unsealings (requested_at desc, id desc)`,
    sql`create index unsealings_untold on unsealings (case_id) where decision = 'approved' and told_at is null`,

    // What a submitter and the handlers write to each other, in the order of n; an author of the staff is named, a submitter never.
    sql`create table messages (
      case_id uuid not null references cases (id), n int not null, at timestamptz not null, key uuid not null,
      is_from_submitter boolean not null, person_id uuid references people (id), body bytea,
      primary key (case_id, n), unique (case_id, key), check (is_from_submitter = (person_id is null)))`,

    // Tries of a kind in a span of time; who tried stands there as a keyed fingerprint.
    sql`create table attempts (bucket text not null, span_start timestamptz not null, n int not null, primary key (bucket, span_start))`,
    sql`create index attempts_by_age on attempts (span_start)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
