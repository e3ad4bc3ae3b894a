import { type Kysely, sql } from 'kysely'

/**
 * The escalation ladder (§3.6): every rung that fired, once for each clock; what it asks and has not got yet; and cases that a rung put
 * before 督查办.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table cases add column inspected_at timestamptz`,
    sql`create index cases_inspected on cases (inspected_at) where inspected_at is not null`,
    sql`alter table clocks add column asks text`,
    sql`create table escalations (
      id uuid primary key, clock_id uuid not null references clocks (id), case_id uuid not null references cases (id),
      unit_id text not null references units (id), clock_kind text not null, rung text not null, asks text not null, counts text,
      deeds text[] not null, cause text not null, due_at timestamptz, at timestamptz not null, answered_at timestamptz,
      unique (clock_id, rung))`,
    sql`create index escalations_of_case on escalations (case_id, at)`,
    sql`create index escalations_overdue_of_unit on escalations (unit_id, at) where counts = 'overdue'`,
  ]
  for (const statement of statements) await statement.execute(db)
}
