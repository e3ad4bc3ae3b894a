import { ANSWER_WITHIN_DAYS } from '@zuoyeben/lifecycle'
import { addWorkingDays, dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import type { Job } from '../jobs/queue.ts'
import type { FoundClock } from './clocks.sql.ts'
import { closeOfWork } from './due-of.ts'
import { type NewOrder, openOrders } from './open-order.sql.ts'

/** On which clock an order is issued, and why: a rung of the ladder, or somebody of 督查办 with a reason sealed under the key of the case. */
export type Ground = { readonly found: FoundClock } & (
  | { readonly rung: string; readonly cause: NewOrder['cause'] }
  | { readonly by: string; readonly words: Buffer }
)

/**
 * Issues a 督办单 on overdue clocks whose cases are held in this transaction: reason, measures and a day are wanted within two working days.
 * Returns the jobs that tell people of them; none for a case that has one open already, or is restricted.
 */
export async function issueOrders(trx: Trx, app: App, grounds: readonly Ground[]): Promise<Job[]> {
  if (grounds.length === 0) return []
  const now = app.now()
  const calendar = app.configuration.calendar()
  const today = dateOf(now)
  const answerDue = new Date(
    closeOfWork(calendar, addWorkingDays(calendar, today, ANSWER_WITHIN_DAYS, 'allWorkingDays')),
  )
  const opened = await openOrders(
    trx,
    { year: Number(today.slice(0, 4)), at: new Date(now), answerDue },
    grounds.map(ground => {
      const own = { id: app.newId(), found: ground.found }
      if ('by' in ground) return { ...own, rung: null, cause: 'byHand', by: ground.by, words: ground.words }
      return { ...own, rung: ground.rung, cause: ground.cause, by: null, words: null }
    }),
  )
  return opened.map(orderId => ({ name: 'order', data: { orderId, step: 1 } }))
}
