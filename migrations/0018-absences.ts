import { type Kysely, sql } from 'kysely'

/** Declared absences (C2-04): who is away from which office, from day to day, and who stands in. Taken back or ended early, the row stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table absences (
    id uuid primary key, person_id uuid not null references people (id), unit_id text not null references units (id),
    deputy_id uuid not null references people (id), from_on text not null, to_on text not null, reason text,
    declared_by uuid not null references people (id), declared_at timestamptz not null, ended_at timestamptz,
    check (to_on >= from_on), check (deputy_id <> person_id))`.execute(db)
  await sql`create index absences_to_come on absences (to_on) where ended_at is null`.execute(db)
}
