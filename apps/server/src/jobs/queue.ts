import { fromKysely, PgBoss } from 'pg-boss'
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
  /** What has reached its time goes. */
  retention: Record<string, never>
}
export type JobName = keyof Jobs
export const JOB_NAMES: readonly JobName[] = [
  'notify',
  'clock',
  'seal',
  'call',
  'unsealing',
  'message',
  'leftWork',
  'sweep',
  'copy',
  'retention',
]

export interface Job<Name extends JobName = JobName> {
  readonly name: Name
  readonly data: Jobs[Name]
  /** Not before this moment (epoch milliseconds). */
  readonly at?: number
}

export interface Queue {
  /** Enqueues in the given transaction; one statement a queue. */
  send(trx: Trx, jobs: readonly Job[]): Promise<void>
}

const POLLING_SECONDS = 2

/** Connects pg-boss; it makes and migrates its own tables in the schema `jobs`. Several processes may start at once. */
export async function openQueue(
  databaseUrl: string,
  onFault: (error: unknown) => void,
): Promise<{ boss: PgBoss; queue: Queue }> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'jobs',
    // Made with the tables (db/prepare.ts): the server's role may make no schema.
    createSchema: false,
    max: 4,
    application_name: 'zuoyeben jobs',
  })
  boss.on('error', onFault)
  await boss.start()
  for (const name of JOB_NAMES)
    await boss.createQueue(name, { retryLimit: 10, retryBackoff: true, retryDelay: 1, expireInSeconds: 60 })
  return { boss, queue: { send: (trx, jobs) => send(boss, trx, jobs) } }
}

async function send(boss: PgBoss, trx: Trx, jobs: readonly Job[]): Promise<void> {
  for (const name of JOB_NAMES) {
    const own = jobs.filter(job => job.name === name)
    if (own.length === 0) continue
    const rows = own.map(job => ({ data: job.data, ...(job.at === undefined ? {} : { startAfter: new Date(job.at) }) }))
    await boss.insert(name, rows, { db: fromKysely(trx) })
  }
}

/** Runs jobs of one name until the boss stops. A job that throws is retried with growing delay and in the end kept as failed. */
export async function workOn<Name extends JobName>(
  boss: PgBoss,
  name: Name,
  run: (data: Jobs[Name]) => Promise<void>,
): Promise<void> {
  await boss.work<Jobs[Name]>(
    name,
    { batchSize: 20, pollingIntervalSeconds: POLLING_SECONDS, perJobResults: true },
    async jobs => {
      return Promise.all(
        jobs.map(async job => {
          try {
            await run(job.data)
            return { id: job.id, status: 'completed' as const }
          } catch (error) {
            return {
              id: job.id,
              status: 'failed' as const,
              output: { message: error instanceof Error ? error.message : String(error) },
            }
          }
        }),
      )
    },
  )
}
