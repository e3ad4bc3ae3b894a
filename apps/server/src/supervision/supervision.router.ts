import { ORDER_STATES } from '@zuoyeben/lifecycle'
import { z } from 'zod'
import { actionProcedure } from '../cases/act.ts'
import { cursorInput } from '../db/keyset.ts'
import { forStaff, router } from '../trpc.ts'
import { actOnOrder, issueByHand } from './act-on-order.ts'
import { ordersOfCase, ordersPage, overduePage } from './read-orders.ts'

const caseNo = z.string().max(40)
const text = z.string().trim().min(5).max(2000)
const order = z.object({ caseNo, steps: z.number().int().min(1) })

export const supervisionRouter = router({
  /** What two people of the school group do together while a leak or retaliation is looked into (T37). */
  freeze: actionProcedure('freeze'),
  unfreeze: actionProcedure('unfreeze'),

  /** 督办单 (§3.6, D-13). */
  orders: forStaff(
    'inspector',
    'dispatcher',
    'schoolLead',
    'confidant',
    'officer',
    'deputy',
    'reviewer',
    'branchSecretary',
  )
    .input(
      z.object({
        state: z.enum([...ORDER_STATES, 'running']).optional(),
        unit: z.string().max(20).optional(),
        cursor: cursorInput,
      }),
    )
    .query(({ ctx, input }) => ordersPage(ctx, input)),
  ordersOfCase: forStaff()
    .input(z.object({ caseNo }))
    .query(({ ctx, input }) => ordersOfCase(ctx, input.caseNo)),
  /** Cases that are over a limit, in bare outline, for an order by hand. */
  overdue: forStaff('inspector')
    .input(z.object({ cursor: cursorInput }))
    .query(({ ctx, input }) => overduePage(ctx, input.cursor)),
  issueOrder: forStaff('inspector')
    .input(z.object({ caseNo, reason: text }))
    .mutation(({ ctx: { app, viewer, person }, input }) => issueByHand(app, { ...viewer, person }, input)),
  answerOrder: forStaff('officer', 'deputy', 'reviewer', 'branchSecretary', 'dispatcher', 'schoolLead')
    .input(order.extend({ reason: text, measures: text, on: z.iso.date() }))
    .mutation(({ ctx: { app, viewer, person }, input: { reason, measures, on, ...of } }) =>
      actOnOrder(app, { ...viewer, person }, 'answer', of, { words: { reason, measures }, rectifyOn: on }),
    ),
  returnOrder: forStaff('inspector')
    .input(order.extend({ reason: text }))
    .mutation(({ ctx: { app, viewer, person }, input: { reason, ...of } }) =>
      actOnOrder(app, { ...viewer, person }, 'return', of, { words: { reason, measures: null } }),
    ),
  confirmOrder: forStaff('inspector')
    .input(order)
    .mutation(({ ctx: { app, viewer, person }, input }) =>
      actOnOrder(app, { ...viewer, person }, 'confirm', input, { words: null }),
    ),
  closeOrder: forStaff('inspector')
    .input(order.extend({ reason: text }))
    .mutation(({ ctx: { app, viewer, person }, input: { reason, ...of } }) =>
      actOnOrder(app, { ...viewer, person }, 'close', of, { words: { reason, measures: null } }),
    ),
})
