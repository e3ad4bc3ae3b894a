import { type Kysely, sql } from 'kysely'

/**
 * A change of any item of configuration is proposed by one person and decided by another, on one table for every kind and scope. Changes of
 * the calendar, so far on a table of their own, move here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // scope: `school` or a unit. base_n: the release of that scope that it was written on; 0 where the unit had none.
    sql`create table item_proposals (
      id uuid primary key, scope text not null, kind text not null, base_n int not null, body jsonb not null, reason jsonb not null,
      proposed_by uuid not null references people (id), proposed_at timestamptz not null,
      status text not null check (status in ('open', 'published', 'declined', 'withdrawn')),
      decided_by uuid references people (id), decided_at timestamptz, decision_reason text, release_n int,
      check ((status = 'open') = (decided_at is null)), check ((status = 'published') = (release_n is not null)))`,
    sql`insert into item_proposals (id, scope, kind, base_n, body, reason, proposed_by, proposed_at, status, decided_by, decided_at, decision_reason, release_n)
      select id, 'school', 'calendar', base_n, body, reason, proposed_by, proposed_at, status, decided_by, decided_at, decision_reason, release_n
      from calendar_proposals`,
    sql`drop table calendar_proposals`,
    sql`create unique index item_proposals_open on item_proposals (scope, kind) where status = 'open'`,
    sql`create index item_proposals_decided on item_proposals (scope, kind, decided_at desc) where status <> 'open'`,
  ]
  for (const statement of statements) await statement.execute(db)
}
