import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

/** A process that works on jobs, or did, as the registry of the job queue has it. Ages are in seconds of the database's own clock. */
export interface WorkerSeen {
  readonly id: string
  readonly host: string
  readonly pid: number
  readonly beatSeconds: number
  /** Since it started, since its last sign of life, and since it ended in order (null: it did not). */
  readonly startedAgo: number
  readonly silentFor: number
  readonly stoppedAgo: number | null
  /** Jobs in its hands at the last sign of life. */
  readonly active: number
}
/** One queue: how much waits, how long the oldest has waited past its hour, and what is in hand. */
export interface QueueSeen {
  readonly name: string
  readonly waiting: number
  readonly later: number
  readonly active: number
  readonly retrying: number
  /** Seconds that the oldest due job has waited; 0 without one. */
  readonly lag: number
  /** Jobs in hand of which nothing was heard for longer than a living worker is silent. */
  readonly stuck: number
}
export interface RunningSeen {
  readonly workers: readonly WorkerSeen[]
  readonly queues: readonly QueueSeen[]
  /** Seconds since schedules were last looked at; null: never. */
  readonly schedulesAgo: number | null
  readonly dead: number
  /** Decisions that were made otherwise the second time, and that nobody has acknowledged. */
  readonly faults: number
  /** Clocks of cases whose time is over and that have not struck, and by how many seconds the latest is late. */
  readonly lateClocks: number
  readonly clockLag: number
}

/** A worker that ended in order is told of for an hour, a lost one for a day. */
const TOLD = { stopped: 3600, lost: 86_400 }
/** A job in hand is heard of every few seconds; one of an earlier version is bounded by its own limit alone. */
const STUCK_SECONDS = 60

/** One reading of everything that runs beside requests. `now` is the application's clock, by which clocks of cases are due. */
export async function readRunning(db: Reader, now: Date): Promise<RunningSeen> {
  const { rows } = await sql<RunningSeen>`select
    (select coalesce(jsonb_agg(to_jsonb(w) order by w."startedAgo" desc), '[]') from (
      select id, host, pid, heartbeat_seconds as "beatSeconds", extract(epoch from now() - started_on)::float8 as "startedAgo", extract(epoch from now() - heartbeat_on)::float8 as "silentFor",
        extract(epoch from now() - stopped_on)::float8 as "stoppedAgo", (select coalesce(sum((one->>'active')::int), 0) from jsonb_array_elements(workers) one) as active
      from jobs.instance where (workers <> '[]' or name in ('server', 'worker')) and case when stopped_on is null then heartbeat_on > now() - make_interval(secs => ${TOLD.lost})
        else stopped_on > now() - make_interval(secs => ${TOLD.stopped}) end) w) as workers,
    (select coalesce(jsonb_agg(to_jsonb(q) order by q.name), '[]') from (
      select q.name, count(j.id) filter (where j.state < 'active' and j.start_after <= now())::int as waiting,
        count(j.id) filter (where j.state < 'active' and j.start_after > now())::int as later,
        count(j.id) filter (where j.state = 'active')::int as active,
        count(j.id) filter (where j.state = 'retry')::int as retrying,
        coalesce(max(extract(epoch from now() - j.start_after)::float8) filter (where j.state < 'active' and j.start_after <= now()), 0) as lag,
        count(j.id) filter (where j.state = 'active' and (j.started_on < now() - make_interval(secs => j.expire_seconds + ${STUCK_SECONDS})
          or coalesce(j.heartbeat_on, j.started_on) < now() - make_interval(secs => ${STUCK_SECONDS}) and j.heartbeat_seconds is not null))::int as stuck
      from jobs.queue q left join jobs.job j on j.name = q.name and j.state in ('created', 'retry', 'active', 'failed')
      where q.name <> 'dead' and q.name not like '\\_\\_%' group by q.name) q) as queues,
    (select extract(epoch from now() - cron_on)::float8 from jobs.version limit 1) as "schedulesAgo",
    (select count(*)::int from jobs.job where name = 'dead' and state < 'active') as dead,
    (select count(*)::int from decision_faults where acknowledged_at is null) as faults,
    (select count(*)::int from clocks where ${overdue(now)}) as "lateClocks",
    (select coalesce(extract(epoch from ${now}::timestamptz - min(due_at)), 0)::float8 from clocks where ${overdue(now)}) as "clockLag"`.execute(
    db,
  )
  const seen = rows[0]
  if (!seen) throw new Error('nothing was read')
  return seen
}

const overdue = (now: Date) =>
  sql`stopped_at is null and pause_reason is null and colour <> 'red' and due_at < ${now}::timestamptz`
