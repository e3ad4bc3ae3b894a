import { z } from 'zod'
import { hasRole } from '../access/viewer.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { forStaff, router } from '../trpc.ts'
import { acknowledgeFaults } from './acknowledge-faults.ts'
import { SETTLINGS, settleDeadJobs } from './settle-dead-jobs.ts'
import { viewRunning, viewSelfChecks } from './view-operations.ts'

/** Whoever keeps the machines, and whoever answers for the school, sees what runs and what was found; neither reads a case by it. */
export const operationsRouter = router({
  running: forStaff('systemAdmin', 'schoolLead').query(({ ctx }) => viewRunning(ctx.app)),

  settleDeadJobs: forStaff('systemAdmin')
    .input(
      z.object({
        jobs: z.array(z.uuid()).min(1).max(200),
        how: z.enum(SETTLINGS),
        reason: z.string().trim().min(2).max(500),
      }),
    )
    .mutation(async ({ ctx, input }) => ({ settled: await settleDeadJobs(ctx.app, ctx.person, input) })),

  /** A decision that came out otherwise stays red until somebody has looked at it and says what it was. */
  acknowledgeFaults: forStaff('systemAdmin', 'schoolLead')
    .input(z.object({ faults: z.array(z.uuid()).min(1).max(200), reason: z.string().trim().min(2).max(500) }))
    .mutation(async ({ ctx, input }) => ({ acknowledged: await acknowledgeFaults(ctx.app, ctx.person, input) })),

  selfChecks: forStaff('systemAdmin', 'schoolLead').query(({ ctx }) =>
    viewSelfChecks(ctx.app, hasRole(ctx.viewer, 'schoolLead')),
  ),

  /** Enqueues one now; while one runs, another does nothing. */
  askSelfCheck: forStaff('systemAdmin', 'schoolLead').mutation(async ({ ctx: { app, person } }) => {
    await app.db.transaction().execute(async trx => {
      await recordAudit(trx, { at: new Date(app.now()), person, actor: person, act: 'askSelfCheck' })
      await app.queue.send(trx, [{ name: 'selfCheck', data: {} }])
    })
    return { ok: true as const }
  }),
})
