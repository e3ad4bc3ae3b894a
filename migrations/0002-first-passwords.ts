import { type Kysely, sql } from 'kysely'

/** A password that an administrator handed out: until its owner has put another in its place, the person holds no office. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people add column has_first_password boolean not null default false`.execute(db)
}
