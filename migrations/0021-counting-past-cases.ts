import { type Kysely, sql } from 'kysely'

/**
 * What is counted and gone through of ordinary cases stands in one index, for their rows are wide; restricted ones, of which there are few, have
 * an index of their own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index cases_routed`.execute(db)
  await sql`create index cases_routed on cases (entry_unit, submitted_at) include (id, routed_rule, routed_unit, status, owner_unit, transfer_to)
    where is_restricted = false and limited_at is null`.execute(db)
  await sql`create index cases_restricted on cases (id) where is_restricted`.execute(db)
}
