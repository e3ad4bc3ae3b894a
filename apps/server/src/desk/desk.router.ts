import { CATEGORIES, URGENCIES } from '@zuoyeben/lifecycle'
import { z } from 'zod'
import { DESKS } from '../cases/desks.ts'
import { cursorInput } from '../db/keyset.ts'
import { forStaff, router } from '../trpc.ts'
import { counters } from './counters.ts'
import { leftWork } from './left-work.ts'
import { liveDesk } from './live-desk.ts'
import { deskPage, search } from './pages.ts'

const cursor = cursorInput
const filter = z.object({
  category: z.enum(CATEGORIES).optional(),
  urgency: z.enum(URGENCIES).optional(),
  colour: z.enum(['red']).optional(),
  unit: z.string().max(20).optional(),
  text: z.string().max(100).optional(),
})

/** Worklists: what lies on each desk of a person, by due time. */
export const deskRouter = router({
  counters: forStaff().query(({ ctx }) => counters(ctx)),
  page: forStaff()
    .input(z.object({ desk: z.enum(DESKS), filter: filter.optional(), cursor }))
    .query(({ ctx, input }) => deskPage(ctx, input.desk, input.filter ?? {}, input.cursor)),
  /** What people who left had in hand, and who may take it: for those at whose desk it lies. */
  leftWork: forStaff('officer', 'deputy', 'reviewer', 'branchSecretary', 'dispatcher', 'schoolLead', 'confidant').query(
    ({ ctx }) => leftWork(ctx),
  ),
  search: forStaff()
    .input(z.object({ q: z.string().trim().min(1).max(100), cursor }))
    .query(({ ctx, input }) => search(ctx, input.q, input.cursor)),
  live: forStaff()
    .input(z.object({}))
    .subscription(({ ctx, signal }) => liveDesk(ctx, signal)),
})
