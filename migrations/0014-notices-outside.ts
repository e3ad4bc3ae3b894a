import { type Kysely, sql } from 'kysely'

/**
 * Notices that leave the platform. A contact is sealed and stands under a mark made twice from its owner, so that a copy of the database
 * names neither the owner nor the cases the owner submitted; no time stands beside it. A delivery is one message by one channel: it names
 * the notice and holds no word and no address. Where the last channel failed it stays `unreached` until a person has settled it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table notices add column urgency text check (urgency in ('P0', 'P1')), add column outside_at timestamptz`,
    sql`create table contact_points (
      owner text not null, channel text not null check (channel in ('email', 'sms', 'wechat', 'wecom', 'dingtalk')), address bytea not null,
      is_confirmed boolean not null default false, code_hash text, code_until timestamptz, code_tries int not null default 0,
      allowance int check (allowance >= 0), primary key (owner, channel))`,
    sql`create table notice_preferences (owner text primary key, body jsonb not null)`,
    sql`create table deliveries (
      id uuid primary key, person_id uuid references people (id), person_mark text, occasion text not null
        check (occasion in ('urgent', 'digest', 'call')),
      notice_id uuid references notices (id) on delete cascade, channel text not null, rest text[] not null default '{}',
      status text not null check (status in ('waiting', 'sent', 'failed', 'needless', 'unreached')), due_at timestamptz not null,
      tries int not null default 0, lease_until timestamptz, problem text, created_at timestamptz not null, ended_at timestamptz,
      settled_at timestamptz, settled_by uuid references people (id), settled_how text, message_key text not null,
      check (num_nonnulls(person_id, person_mark) = 1), unique (message_key, channel))`,
    sql`create index deliveries_due on deliveries (due_at) where status = 'waiting'`,
    sql`create index deliveries_unreached on deliveries (ended_at desc) where status = 'unreached' and settled_at is null`,
    sql`create index deliveries_of_notice on deliveries (notice_id) where notice_id is not null`,
    sql`create index deliveries_of_person on deliveries (person_id, created_at desc) where person_id is not null`,
    sql`create index deliveries_of_mark on deliveries (person_mark, created_at desc) where person_mark is not null`,
    sql`create index notices_weekly on notices (created_at) where kind = 'weekly'`,
    sql`create index notices_to_gather on notices (person_id, created_at) where outside_at is null and read_at is null and person_id is not null`,
    sql`create index notices_to_gather_by_mark on notices (person_mark, created_at)
      where outside_at is null and read_at is null and person_mark is not null`,
  ]
  for (const statement of statements) await statement.execute(db)
}
