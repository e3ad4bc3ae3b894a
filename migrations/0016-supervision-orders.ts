import { type Kysely, sql } from 'kysely'

/**
 * 督办单: numbered year by year without a gap, at most one open for a case, each standing on the clock that it was issued for. What is
 * written in one is sealed under the key of its case. A step is added and never changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table supervision_numbers (year int primary key, last int not null)`,
    sql`create table supervision_orders (
      id uuid primary key, year int not null, n int not null, case_id uuid not null references cases (id),
      unit_id text not null references units (id), clock_id uuid not null references clocks (id), clock_kind text not null,
      overdue_since timestamptz not null, rung text, cause text not null
        check (cause in ('time', 'unanswered', 'redsOnCase', 'redCasesInUnit', 'byHand')),
      opened_at timestamptz not null, answer_due timestamptz not null,
      status text not null check (status in ('open', 'answered', 'returned', 'confirmed', 'closed')), rectify_on text,
      steps int not null, closed_at timestamptz, unique (year, n), check ((status = 'closed') = (closed_at is not null)))`,
    sql`create unique index supervision_orders_one_open on supervision_orders (case_id) where closed_at is null`,
    sql`create index supervision_orders_open_of_clock on supervision_orders (clock_id) where closed_at is null`,
    sql`create index supervision_orders_of_case on supervision_orders (case_id, opened_at)`,
    sql`create index supervision_orders_newest on supervision_orders (opened_at desc, id desc)`,
    sql`create index supervision_orders_of_unit on supervision_orders (unit_id, opened_at desc, id desc)`,
    sql`create table supervision_order_steps (
      order_id uuid not null references supervision_orders (id), n int not null,
      type text not null check (type in ('opened', 'answered', 'returned', 'confirmed', 'closed', 'lapsed')),
      person_id uuid references people (id), at timestamptz not null, words bytea, primary key (order_id, n))`,
  ]
  for (const statement of statements) await statement.execute(db)
}
