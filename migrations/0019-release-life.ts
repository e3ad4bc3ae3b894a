import { type Kysely, sql } from 'kysely'

/**
 * Changes of configuration are drafted before they are proposed, by several people on several drafts; an approved one may wait for its
 * day, or be tried beside what is in force; what a trial would have decided is kept beside the case.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // base_n: the release of the scope that it was begun on; 0 where the unit had none. proposal: as long as it is proposed, it is nobody's to edit.
    sql`create table item_drafts (
      id uuid primary key, scope text not null, kind text not null, name text not null, base_n int not null, body jsonb not null,
      version int not null default 1, proposal uuid references item_proposals (id),
      created_by uuid not null references people (id), edited_by uuid[] not null default '{}',
      created_at timestamptz not null, updated_at timestamptz not null)`,
    sql`create index item_drafts_of on item_drafts (scope, kind) where proposal is null`,
    sql`create index item_drafts_proposed on item_drafts (proposal) where proposal is not null`,

    // Everybody who wrote on it: none of them decides. trial_n: the release of mode evaluate under which it is tried.
    sql`alter table item_proposals add column edited_by uuid[] not null default '{}', add column starts_at timestamptz, add column trial_n int`,
    sql`alter table item_proposals drop constraint item_proposals_status_check`,
    sql`alter table item_proposals add constraint item_proposals_status_check
      check (status in ('open', 'approved', 'trial', 'published', 'declined', 'withdrawn'))`,
    sql`alter table item_proposals add constraint item_proposals_approved_starts check (status <> 'approved' or starts_at is not null)`,
    sql`alter table item_proposals add constraint item_proposals_trial_runs check (status <> 'trial' or trial_n is not null)`,
    sql`drop index item_proposals_open`,
    sql`create unique index item_proposals_open on item_proposals (scope, kind) where status in ('open', 'approved')`,
    sql`create unique index item_proposals_trial on item_proposals (scope, kind) where status = 'trial'`,

    // reason: of a release that no proposal tells of. rolled_back_to: the release whose content it took up again.
    sql`alter table releases add column ended_at timestamptz, add column reason jsonb, add column rolled_back_to int`,
    sql`create index releases_trials on releases (scope) where mode = 'evaluate' and ended_at is null`,

    // What a trial would have made of a case: of ordinary cases only, and no word of them.
    sql`create table trial_decisions (
      release_id uuid not null references releases (id), kind text not null, case_id uuid not null references cases (id),
      made text not null, would_make text not null, at timestamptz not null, primary key (release_id, kind, case_id))`,
  ]
  for (const statement of statements) await statement.execute(db)
}
