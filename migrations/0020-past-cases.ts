import { type Kysely, sql } from 'kysely'

/**
 * What the rules saw of each case, sealed with its key, so that rules can be tried on the past; what they decided of an ordinary case, for
 * counting; and the decisions that the second engine made otherwise. A case that was held at birth has no `routed_` values, and what was
 * decided before this stands nowhere.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table case_facts (case_id uuid primary key references cases (id), body bytea not null)`,
    sql`alter table cases add column routed_rule text, add column routed_release text, add column routed_unit text`,
    sql`create index cases_routed on cases (entry_unit, submitted_at) where routed_unit is not null and is_restricted = false`,
    sql`create table decision_faults (
      id uuid primary key, case_id uuid not null references cases (id), kind text not null check (kind in ('sensitivity', 'routing')),
      release text not null, at timestamptz not null,
      acknowledged_at timestamptz, acknowledged_by uuid references people (id), reason text)`,
    sql`create index decision_faults_open on decision_faults (at) where acknowledged_at is null`,
  ]
  for (const statement of statements) await statement.execute(db)
}
