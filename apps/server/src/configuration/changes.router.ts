import { z } from 'zod'
import { forStaff, router } from '../trpc.ts'
import { declineItem, proposeItem, withdrawItem } from './change-item.ts'
import { ITEM_KINDS, SCHOOL } from './item-rules.ts'
import { publishProposal, scheduleProposal } from './publish-item.ts'
import { seeAtOnce } from './see-at-once.ts'
import { beginItemTrial, endItemTrial } from './try-item.ts'
import { viewChange, viewChanges } from './view-changes.ts'
import { viewTrial } from './view-trial.ts'

const words = z.string().trim().min(2).max(200)
const id = z.object({ id: z.uuid() })
/** Of the school, or of a unit. */
const item = z.object({ kind: z.enum(ITEM_KINDS), unit: z.string().min(1).max(64).nullable() })
const DATE = z.iso.datetime().transform(text => new Date(text))
const ok = { ok: true as const }

const writers = forStaff('assessor', 'schoolLead', 'systemAdmin', 'configurer', 'reviewer')
const deciders = forStaff('schoolLead', 'reviewer')

/** Configuration is written by one person and put in force by another; which of these may for an item, its kind says (item-kinds.ts). */
export const changesRouter = router({
  of: writers
    .input(item)
    .query(({ ctx, input: { kind, unit } }) =>
      viewChanges(ctx.app, { ...ctx.viewer, person: ctx.person }, kind, unit ?? SCHOOL),
    ),
  one: writers
    .input(id)
    .query(({ ctx, input }) => viewChange(ctx.app, { ...ctx.viewer, person: ctx.person }, input.id)),
  propose: writers
    .input(item.extend({ base: z.int32().min(0), body: z.unknown(), reason: z.object({ zh: words, en: words }) }))
    .mutation(async ({ ctx, input: { kind, unit, base, body, reason } }) => ({
      id: await proposeItem(
        ctx.app,
        { ...ctx.viewer, person: ctx.person },
        { kind, scope: unit ?? SCHOOL, base, body, reason },
      ),
    })),
  withdraw: writers.input(id).mutation(async ({ ctx, input }) => {
    await withdrawItem(ctx.app, { ...ctx.viewer, person: ctx.person }, input.id)
    return ok
  }),
  decline: deciders.input(id.extend({ reason: words })).mutation(async ({ ctx, input }) => {
    await declineItem(ctx.app, { ...ctx.viewer, person: ctx.person }, input.id, input.reason)
    return ok
  }),
  publish: deciders.input(id).mutation(async ({ ctx: { app, viewer, person }, input }) => {
    const release = await publishProposal(app, { ...viewer, person }, input.id)
    await seeAtOnce(app)
    return { release }
  }),
  /** In force from a moment to come. */
  schedule: deciders.input(id.extend({ at: DATE })).mutation(async ({ ctx, input }) => {
    await scheduleProposal(ctx.app, { ...ctx.viewer, person: ctx.person }, input.id, input.at)
    return ok
  }),
  /** Tried beside what is in force. */
  trial: deciders.input(id).mutation(async ({ ctx: { app, viewer, person }, input }) => {
    const release = await beginItemTrial(app, { ...viewer, person }, input.id)
    await seeAtOnce(app)
    return { release }
  }),
  trialReport: writers
    .input(item)
    .query(({ ctx, input: { kind, unit } }) =>
      viewTrial(ctx.app, { ...ctx.viewer, person: ctx.person }, kind, unit ?? SCHOOL),
    ),
  endTrial: writers
    .input(id.extend({ to: z.enum(['publish', 'stop']) }))
    .mutation(async ({ ctx: { app, viewer, person }, input }) => {
      const release = await endItemTrial(app, { ...viewer, person }, input.id, input.to)
      await seeAtOnce(app)
      return { release }
    }),
})
