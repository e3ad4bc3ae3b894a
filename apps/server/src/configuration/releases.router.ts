import { z } from 'zod'
import { forStaff, router } from '../trpc.ts'
import { ITEM_KINDS, SCHOOL } from './item-rules.ts'
import { rollBack } from './roll-back.ts'
import { seeAtOnce } from './see-at-once.ts'
import { diffReleases, listReleases } from './view-releases.ts'

const unit = z.string().min(1).max(64).nullable()
const n = z.int32().min(0)
const item = z.object({ kind: z.enum(ITEM_KINDS), unit })

const writers = forStaff('assessor', 'schoolLead', 'systemAdmin', 'configurer', 'reviewer')

/** What was in force when, and the way back. */
export const releasesRouter = router({
  list: writers
    .input(z.object({ unit, before: n.nullable().default(null) }))
    .query(({ ctx, input }) =>
      listReleases(ctx.app, { ...ctx.viewer, person: ctx.person }, input.unit ?? SCHOOL, input.before),
    ),
  diff: writers
    .input(item.extend({ from: n, to: n }))
    .query(({ ctx, input: { unit: of, ...rest } }) =>
      diffReleases(ctx.app, { ...ctx.viewer, person: ctx.person }, { ...rest, scope: of ?? SCHOOL }),
    ),
  rollBack: forStaff('schoolLead', 'reviewer')
    .input(item.extend({ base: n, to: n, reason: z.string().trim().min(2).max(200) }))
    .mutation(async ({ ctx: { app, viewer, person }, input: { unit: of, ...rest } }) => {
      const release = await rollBack(app, { ...viewer, person }, { ...rest, scope: of ?? SCHOOL })
      await seeAtOnce(app)
      return { release }
    }),
})
