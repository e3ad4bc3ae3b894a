import { fromKysely, PgBoss, type QueueOptions } from 'pg-boss'
import type { Trx } from '../db/database.ts'

/**
 * Work that is done after an action, enqueued in the action's own transaction: with it or not at all. A job holds ids only, never a word
 * of a case (invariant 6), and looks at the rows again when it runs.
 */
export interface Jobs {
  /** One event of a case: who is to be told is decided when it runs. */
  notify: { caseId: string; n: number }
  /** A running clock reaches its next colour, or its end. */
  clock: { clockId: string }
  /** A rung of the ladder fired: who is to be told is decided when it runs. */
  rung: { escalationId: string }
  /** A 督办单 was issued, answered, returned, confirmed or closed: who is to be told is decided when it runs. */
  order: { orderId: string; step: number }
  /** A case was handed over: its files go into the box of the proper channels. */
  seal: { caseId: string }
  /** Dangers to life that nobody has answered are called out again. */
  call: Record<string, never>
  /** A request to open an identity was made, decided or used: who is to be told is decided when it runs. */
  unsealing: { unsealingId: string }
  /** Somebody wrote to the other side of a case. */
  message: { caseId: string; n: number }
  /** Units are told of the work that people who left had in hand. */
  leftWork: Record<string, never>
  /** Uploads that no case took. */
  sweep: Record<string, never>
  /** A copy of somebody's own data is to be made. */
  copy: { copyId: string }
  /** One message leaves the platform by one channel. */
  outside: { deliveryId: string }
  /** What is due to leave and has not; and whom nothing reached is told of. */
  outbox: Record<string, never>
  /** Answer groups are told once a week how their unit stands. */
  weekly: Record<string, never>
  /** What has reached its time goes. */
  retention: Record<string, never>
  /** Everything stored is compared with itself. */
  selfCheck: Record<string, never>
  /** Whoever keeps the system is told of jobs that failed to their last try. */
  deadJobs: Record<string, never>
  /** A self-check found something: whoever answers for it is told. */
  tellOfSelfCheck: { checkId: string }
  /** A published calendar goes through the open clocks. */
  recalculate: { changeId: string }
  /** Submitters are told that a date moved, and why. */
  datesMoved: { changeId: string; caseIds: string[] }
  /** A change of configuration waits for the second person. */
  itemProposed: { proposalId: string }
  /** Approved changes whose moment has come are put in force. */
  startItems: Record<string, never>
  /** An approved change could not be put in force and waits again: those who wrote it are told. */
  itemReopened: { proposalId: string; at: string }
  /** A release took up an earlier one's content: those who write the item are told. */
  rolledBack: { releaseId: string }
  /** Whoever has cases in hand is told how many of their limits a calendar moved. */
  movedWork: { changeId: string }
  /** Whoever keeps the calendar is told what it will soon be without. */
  calendarWatch: Record<string, never>
}
export type JobName = keyof Jobs
export const JOB_NAMES: readonly JobName[] = [
  'notify',
  'clock',
  'rung',
  'order',
  'seal',
  'call',
  'unsealing',
  'message',
  'leftWork',
  'sweep',
  'copy',
  'outside',
  'outbox',
  'weekly',
  'retention',
  'selfCheck',
  'tellOfSelfCheck',
  'deadJobs',
  'recalculate',
  'datesMoved',
  'itemProposed',
  'startItems',
  'itemReopened',
  'rolledBack',
  'movedWork',
  'calendarWatch',
]
/** Where a job goes that failed to its last try; nobody works there, it is sent back by hand or dropped with a reason. */
export const DEAD = 'dead'

export interface Job<Name extends JobName = JobName> {
  readonly name: Name
  readonly data: Jobs[Name]
  /** Not before this moment (epoch milliseconds). */
  readonly at?: number
}

export interface Queue {
  /** Enqueues in the given transaction; one statement a queue. */
  send(trx: Trx, jobs: readonly Job[]): Promise<void>
  /** Sends dead jobs back to the queue they came from, in the given transaction. Returns how many there were. */
  redrive(trx: Trx, ids: readonly string[]): Promise<number>
  /** Removes dead jobs for good. */
  drop(trx: Trx, ids: readonly string[]): Promise<void>
}

/** How this process shows in the registry of those that work on jobs. */
export interface Instance {
  /** A `web` serves and does not work; a `tool` is a command that ends by itself. */
  readonly name: 'server' | 'worker' | 'web' | 'tool'
  /** Seconds between two signs of life; three missed ones and it counts as lost. */
  readonly beatSeconds: number
}
const TOOL: Instance = { name: 'tool', beatSeconds: 15 }

const POLLING_SECONDS = 2
const DAYS = 86_400
/** A worker that dies in the middle of a job is found out by the silence of that job, and another takes it: after 10 to 25 seconds. */
const SUPERVISE_SECONDS = 15
const USUAL: QueueOptions = { retryLimit: 10, retryBackoff: true, retryDelay: 1, heartbeatSeconds: 10 }
const EXPIRE: Readonly<Partial<Record<JobName, number>>> = { retention: 6 * 3600, selfCheck: 6 * 3600, copy: 3600 }
/** No job that waits for its hour may be thrown away for having waited: a clock may be parked for a year. */
const KEPT = 3650 * DAYS

const settingOf = (name: JobName): QueueOptions & { deadLetter: string } => ({
  ...USUAL,
  expireInSeconds: EXPIRE[name] ?? 60,
  retentionSeconds: KEPT,
  deadLetter: DEAD,
})

/** Connects pg-boss; it makes and migrates its own tables in the schema `jobs`. Several processes may start at once. */
export async function openQueue(
  databaseUrl: string,
  onFault: (error: unknown) => void,
  { name, beatSeconds }: Instance = TOOL,
): Promise<{ boss: PgBoss; queue: Queue }> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'jobs',
    // Made with the tables (db/prepare.ts): the server's role may make no schema.
    createSchema: false,
    max: 4,
    application_name: 'zuoyeben jobs',
    instanceName: name,
    instanceHeartbeatSeconds: beatSeconds,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  })
  boss.on('error', onFault)
  await boss.start()
  await settleQueues(boss)
  const queue: Queue = {
    send: (trx, jobs) => send(boss, trx, jobs),
    redrive: (trx, ids) => boss.redrive(DEAD, { ids: [...ids], db: fromKysely(trx) }),
    drop: async (trx, ids) => void (await boss.deleteJob(DEAD, [...ids], { db: fromKysely(trx) })),
  }
  return { boss, queue }
}

/** Makes the queues that are missing, and brings those of an earlier version up to date. */
async function settleQueues(boss: PgBoss): Promise<void> {
  const found = new Map((await boss.getQueues()).map(queue => [queue.name, queue]))
  if (!found.has(DEAD)) await boss.createQueue(DEAD, { retentionSeconds: KEPT })
  for (const name of JOB_NAMES) {
    const [is, should] = [found.get(name), settingOf(name)]
    if (!is) await boss.createQueue(name, should)
    else if (Object.entries(should).some(([key, value]) => Reflect.get(is, key) !== value))
      await boss.updateQueue(name, should)
  }
}

async function send(boss: PgBoss, trx: Trx, jobs: readonly Job[]): Promise<void> {
  for (const name of JOB_NAMES) {
    const own = jobs.filter(job => job.name === name)
    if (own.length === 0) continue
    const rows = own.map(job => ({ data: job.data, ...(job.at === undefined ? {} : { startAfter: new Date(job.at) }) }))
    await boss.insert(name, rows, { db: fromKysely(trx) })
  }
}

interface Working {
  /** One after another in this process: whoever kills it can then repeat one of them at most. */
  readonly oneByOne?: boolean
}

/**
 * Runs jobs of one name until the boss stops; as long as there are many, one batch follows the other without a pause. A job that throws is
 * retried with growing delay and in the end kept as failed.
 */
export async function workOn<Name extends JobName>(
  boss: PgBoss,
  name: Name,
  run: (data: Jobs[Name]) => Promise<void>,
  { oneByOne = false }: Working = {},
): Promise<void> {
  const one = async ({ id, data }: { id: string; data: Jobs[Name] }) => {
    try {
      await run(data)
      return { id, status: 'completed' as const }
    } catch (error) {
      return { id, status: 'failed' as const, output: faultOf(error) }
    }
  }
  await boss.work<Jobs[Name]>(
    name,
    {
      // A batch that is done one by one has to end before its jobs expire.
      batchSize: oneByOne ? 2 : 20,
      pollingIntervalSeconds: POLLING_SECONDS,
      burstWhenBatchFull: true,
      perJobResults: true,
    },
    async jobs => {
      if (!oneByOne) return Promise.all(jobs.map(one))
      const results = []
      for (const job of jobs) results.push(await one(job))
      return results
    },
  )
}

/** So many jobs are worked on as one, at most: enough that a statement for all of them costs little for each, few enough to be soon done. */
const TOGETHER = 250

/** As {@link workOn}, for work that is done for many jobs at once. `run` says of each what it came to: null, or its fault. */
export async function workTogether<Name extends JobName>(
  boss: PgBoss,
  name: Name,
  run: (jobs: readonly Jobs[Name][]) => Promise<unknown[]>,
): Promise<void> {
  await boss.work<Jobs[Name]>(
    name,
    { batchSize: TOGETHER, pollingIntervalSeconds: POLLING_SECONDS, burstWhenBatchFull: true, perJobResults: true },
    async jobs => {
      const faults = await run(jobs.map(({ data }) => data))
      return jobs.map(({ id }, i) =>
        faults[i] === null
          ? { id, status: 'completed' as const }
          : { id, status: 'failed' as const, output: faultOf(faults[i]) },
      )
    },
  )
}

/** What is kept of a fault: its kind for the page, its message for whoever may read the database. */
function faultOf(error: unknown): { kind: string; code: string | null; message: string } {
  const {
    name = 'Error',
    code,
    message,
  } = error instanceof Error ? (error as Error & { code?: unknown }) : { message: String(error) }
  return { kind: name, code: typeof code === 'string' ? code : null, message }
}
