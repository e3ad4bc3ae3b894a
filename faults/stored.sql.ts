import { sql } from 'kysely'
import type { Reader } from '../apps/server/src/db/database.ts'

/** What the database has of everything that was sent, and what stands beside each event: read at the end, when nothing moves. */
export interface Stored {
  /** Answers by the key of the order they were given to. */
  readonly done: ReadonlyMap<string, StoredAnswer>
  /** Version of each case by its number. */
  readonly versions: ReadonlyMap<string, number>
  /** Cases of which lines of the log, events and versions are not the same number, or rungs that fired and their lines. */
  readonly unequal: readonly string[]
  /** Events that nobody was enqueued to be told of. */
  readonly untold: readonly string[]
  /** Jobs that were given up and not sent back; what was sent back is awaited like any other job (`countDueJobs`), but for what begins anew each minute. */
  readonly failed: readonly string[]
  /** What is there twice though it may be there once: notices, colours of a clock, running clocks of one kind, numbers of orders. */
  readonly doubled: readonly string[]
}
export interface StoredAnswer {
  readonly caseNo: string
  readonly answer: { readonly version: number; readonly status: string }
  /** Where the event of that version leads; null where there is none. */
  readonly after: string | null
}

export async function readStored(db: Reader): Promise<Stored> {
  const { rows: done } = await sql<StoredAnswer & { key: string }>`select d.key, c.case_no as "caseNo", d.answer,
    (select e.body->>'after' from case_events e where e.case_id = d.case_id and e.n = (d.answer->>'version')::int) as after
    from done_keys d join cases c on c.id = d.case_id`.execute(db)
  const { rows: cases } = await sql<{ no: string; version: number }>`select case_no as no, version from cases`.execute(
    db,
  )
  return {
    done: new Map(done.map(row => [row.key, row])),
    versions: new Map(cases.map(({ no, version }) => [no, version])),
    unequal: await lines(
      db,
      sql`select c.case_no || ': version ' || c.version || ', ' || n.events || ' events, ' || n.lines || ' lines, ' || n.fired || ' rungs, ' || n.rungs || ' lines of them' as line
        from cases c, lateral (select (select count(*) from case_events e where e.case_id = c.id) as events,
          (select count(*) from audit_log a where a.case_id = c.id and a.detail ? 'version') as lines,
          (select count(*) from audit_log a where a.case_id = c.id and a.act = 'rung') as rungs, (select count(*) from escalations e where e.case_id = c.id) as fired) n
        where n.events <> c.version or n.lines <> c.version or n.rungs <> n.fired`,
    ),
    untold: await lines(
      db,
      sql`select c.case_no || ' event ' || e.n as line from case_events e join cases c on c.id = e.case_id
        where not exists (select 1 from jobs.job j where j.name = 'notify' and j.data->>'caseId' = e.case_id::text and (j.data->>'n')::int = e.n)`,
    ),
    failed: await lines(
      db,
      sql`select f.name || ' ' || f.id || ' ' || coalesce(f.output::text, '') as line from jobs.job f where f.name = 'dead' or f.state = 'failed'
        and not exists (select 1 from jobs.job j where j.name = f.name and j.state <> 'failed' and j.source_root_id = coalesce(f.source_root_id, f.id))`,
    ),
    doubled: [
      ...(await lines(
        db,
        sql`select 'notice ' || dedupe_key || ' ' || count(*) as line from notices group by coalesce(person_id::text, person_mark), dedupe_key having count(*) > 1`,
      )),
      ...(await lines(
        db,
        sql`select 'order ' || year || ' ' || max(n) || ' of ' || count(*) as line from supervision_orders group by year having max(n) <> count(*)`,
      )),
      ...(await lines(
        db,
        sql`select 'clock ' || case_id || ' ' || kind || ' ' || key as line from clocks where stopped_at is null group by case_id, kind, key having count(*) > 1`,
      )),
      ...(await lines(
        db,
        sql`select 'colour ' || case_id || ' ' || detail::text as line from (select case_id, act, detail,
            lag(act) over w as act_before, lag(detail) over w as detail_before from audit_log where act <> 'read' and case_id is not null
            window w as (partition by case_id order by id)) a
          where act = 'clock' and act_before = 'clock' and detail = detail_before
            and 1 = (select count(*) from clocks k where k.case_id = a.case_id and k.kind = a.detail->>'clock')`,
      )),
    ],
  }
}

async function lines(db: Reader, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await query.execute(db)
  return (rows as { line: string }[]).map(({ line }) => line)
}

/** Jobs, messages and calendars that are due and have not come to their end; a clock of months is none of them, nor is what the minute begins. */
export async function countDueJobs(db: Reader): Promise<number> {
  const { rows } = await sql<{ n: number }>`select (select count(*) from jobs.job where name = any(${AWAITED})
      and state < 'completed' and (start_after <= now() or state in ('retry', 'active')))::int
    + (select count(*) from calendar_changes where phase <> 'done')::int
    + (select count(*) from deliveries where status = 'waiting' and due_at <= now())::int as n`.execute(db)
  return rows[0]?.n ?? 0
}
const AWAITED = [
  ...['notify', 'clock', 'rung', 'seal', 'unsealing', 'message', 'outside', 'copy', 'order'],
  ...['recalculate', 'datesMoved', 'itemProposed', 'dead'],
]

/** What the run has set going by itself, for its last lines. */
export async function countDeeds(db: Reader) {
  const { rows } = await sql<{
    colours: number
    rungs: number
    notices: number
    releases: number
    moved: number
    dead: number
  }>`select (select count(*)::int from audit_log where act = 'clock') as colours, (select count(*)::int from escalations) as rungs,
      (select count(*)::int from notices) as notices, (select count(*)::int from calendar_changes) as releases,
      (select coalesce(sum(clocks_moved), 0)::int from calendar_changes) as moved,
      (select count(*)::int from jobs.job where state = 'failed' and name <> 'dead') as dead`.execute(db)
  const [deeds] = rows
  if (!deeds) throw new Error('nothing was counted')
  return deeds
}

/** Calendars whose publishing was acknowledged and that did not come through the clocks once, whole, with what belongs to it. */
export async function calendarsAstray(db: Reader, published: readonly number[]): Promise<string[]> {
  return [
    ...(await lines(
      db,
      sql`select 'release ' || n || ' of the calendar was acknowledged and ' || coalesce('went ' || x.times || ' times through the clocks', 'is not there') as line
        from unnest(${[...published]}::int[]) n left join (select release_n, count(*) as times from calendar_changes group by 1) x on x.release_n = n where x.times is distinct from 1`,
    )),
    ...(await lines(
      db,
      sql`select 'the calendar of release ' || release_n || ' went through ' || cases_done || ' of ' || cases || ' cases, ' || phase as line
        from calendar_changes where phase <> 'done'`,
    )),
    ...(await lines(
      db,
      sql`select 'proposal ' || p.id || ' is ' || p.status || ', and its release is not one' as line from item_proposals p
        where p.kind = 'calendar' and p.status = 'published' and 1 <> (select count(*) from audit_log a where a.act = 'publishItem' and a.detail->>'proposal' = p.id::text)`,
    )),
    ...(await lines(
      db,
      sql`select 'the submitter of ' || c.case_no || ' was not told that its date moved' as line from clock_moves m join cases c on c.id = m.case_id
        join calendar_changes x on x.id = m.change_id where m.is_promise and not exists (select 1 from jobs.job j where j.name = 'datesMoved'
          and j.data->>'changeId' = m.change_id::text and j.data->'caseIds' ? m.case_id::text)`,
    )),
  ]
}
