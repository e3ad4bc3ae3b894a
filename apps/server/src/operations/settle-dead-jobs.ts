import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { takeDeadJobs } from './dead-jobs.sql.ts'

/** How dead jobs are settled: sent back to be tried again, or dropped for good. */
export const SETTLINGS = ['redrive', 'drop'] as const
export type Settling = (typeof SETTLINGS)[number]

/**
 * Settles dead jobs with a line in the audit log, in one transaction. Those that somebody else settled meanwhile are left out; what a job
 * does is idempotent, so one that is tried again after it was half done does nothing twice. Returns how many there were.
 */
export async function settleDeadJobs(
  app: App,
  by: string,
  { jobs, how, reason }: { readonly jobs: readonly string[]; readonly how: Settling; readonly reason: string },
): Promise<number> {
  return app.db.transaction().execute(async trx => {
    const taken = await takeDeadJobs(trx, jobs)
    if (taken.length === 0) return 0
    const queues: Record<string, number> = {}
    for (const { queue } of taken) queues[queue] = (queues[queue] ?? 0) + 1
    const act = how === 'redrive' ? 'redriveJobs' : 'dropJobs'
    await recordAudit(trx, { at: new Date(app.now()), person: by, actor: by, act, detail: { queues, reason } })
    const own = taken.map(({ id }) => id)
    if (how === 'redrive') await app.queue.redrive(trx, own)
    else await app.queue.drop(trx, own)
    return taken.length
  })
}
