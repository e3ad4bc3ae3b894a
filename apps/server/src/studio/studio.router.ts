import { z } from 'zod'
import { forStaff, router } from '../trpc.ts'
import { studioContext } from './studio-context.ts'

const unit = z.string().min(1).max(64).nullable()

/** Where rules are written: what a page must know to read, say and analyse them by itself. */
export const studioRouter = router({
  context: forStaff('assessor', 'schoolLead', 'configurer', 'reviewer')
    .input(z.object({ unit }))
    .query(({ ctx, input }) => studioContext(ctx.app, ctx.viewer, input.unit)),
})
