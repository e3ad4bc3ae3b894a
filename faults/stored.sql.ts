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
  /** Jobs that were given up. */
  readonly failed: readonly string[]
  /** What is there twice though it may be there once: notices, colours of a clock, running clocks of one kind. */
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
          (select count(*) from audit_log a where a.case_id = c.id and a.act not in ('read', 'clock', 'rung')) as lines,
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
      sql`select name || ' ' || id || ' ' || coalesce(output::text, '') as line from jobs.job where state = 'failed' or name = 'dead'`,
    ),
    doubled: [
      ...(await lines(
        db,
        sql`select 'notice ' || dedupe_key || ' ' || count(*) as line from notices group by coalesce(person_id::text, person_mark), dedupe_key having count(*) > 1`,
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

/** Jobs and messages that are due and have not ended yet; a clock of months is none of them, nor is what the minute begins. */
export async function countDueJobs(db: Reader): Promise<number> {
  const names = ['notify', 'clock', 'rung', 'seal', 'unsealing', 'message', 'outside', 'copy']
  const { rows } = await sql<{ n: number }>`select (select count(*) from jobs.job
      where state < 'completed' and start_after <= now() and name = any(${names}))::int
    + (select count(*) from deliveries where status = 'waiting' and due_at <= now())::int as n`.execute(db)
  return rows[0]?.n ?? 0
}
