import { ANSWER_WITHIN_DAYS } from '@zuoyeben/lifecycle'
import { addWorkingDays, dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import type { Job } from '../jobs/queue.ts'
import type { FoundClock } from './clocks.sql.ts'
import { closeOfWork } from './due-of.ts'
import { type NewOrder, openOrder } from './open-order.sql.ts'

/** Why an order is issued: a rung of the ladder, or somebody of 督查办 with a reason sealed under the key of the case. */
type Ground =
  | { readonly rung: string; readonly cause: NewOrder['cause'] }
  | { readonly by: string; readonly words: Buffer }

/**
 * Issues a 督办单 on an overdue clock whose case is held in this transaction: reason, measures and a day are wanted within two working days.
 * Returns the job that tells people of it; nothing where the case has one open already, or is restricted.
 */
export async function issueOrder(trx: Trx, app: App, found: FoundClock, ground: Ground): Promise<Job[]> {
  const now = app.now()
  const calendar = app.configuration.calendar()
  const today = dateOf(now)
  const id = app.newId()
  const byHand = 'by' in ground
  const isOpened = await openOrder(trx, found, {
    id,
    year: Number(today.slice(0, 4)),
    at: new Date(now),
    answerDue: new Date(closeOfWork(calendar, addWorkingDays(calendar, today, ANSWER_WITHIN_DAYS, 'allWorkingDays'))),
    rung: byHand ? null : ground.rung,
    cause: byHand ? 'byHand' : ground.cause,
    by: byHand ? ground.by : null,
    words: byHand ? ground.words : null,
  })
  return isOpened ? [{ name: 'order', data: { orderId: id, step: 1 } }] : []
}
