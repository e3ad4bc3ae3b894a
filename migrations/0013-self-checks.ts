import { type Kysely, sql } from 'kysely'

/** What the nightly self-check of the stored data found. `report` names cases by id, never by number, and holds no word of one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table self_checks (
      id uuid primary key, asked_by uuid references people (id), started_at timestamptz not null, ended_at timestamptz,
      cases int, events int, breaches int, report jsonb)`,
    sql`create index self_checks_latest on self_checks (started_at desc)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
