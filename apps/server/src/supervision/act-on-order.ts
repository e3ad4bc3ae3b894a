import {
  CLOCK_KINDS,
  type OrderAct,
  type OrderSide,
  orderAfter,
  RECTIFY_WITHIN_DAYS,
  SEALED_CLOCKS,
  SUBMITTERS_TIME,
} from '@zuoyeben/lifecycle'
import { addWorkingDays, dateOf } from '@zuoyeben/worktime'
import { overdueOutline, visibleInPart, visibleTo } from '../access/policy.ts'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { readCaseNumber } from '../cases/case-number.ts'
import { findClock } from '../clocks/clocks.sql.ts'
import { issueOrders } from '../clocks/issue-order.ts'
import { inTransaction, type Trx } from '../db/database.ts'
import { RefusalError } from '../errors.ts'
import { type OrderWords, sidesOf } from './order-view.ts'
import { holdOrder, type OrderRow, putStep, seesCase } from './orders.sql.ts'
import { holdOverdue, readWrappedKey } from './overdue.sql.ts'

/**
 * 督办单 by hand (§3.6, D-13): 督查办 issues one on an overdue case with its reason; the unit answers with reason, measures and a day; 督查办
 * returns or confirms the answer, and closes the order. What is written is sealed under the key of the case; every step is one
 * transaction with its audit line and the job that tells people.
 */
type Me = Viewer & { readonly person: string }

/** Clocks that a unit is held to account for: the submitter's own time is nobody's, and of restricted cases there is no order. */
export const UNITS_CLOCKS = CLOCK_KINDS.filter(kind => ![...SUBMITTERS_TIME, ...SEALED_CLOCKS].includes(kind))

/** @throws RefusalError `orderIsOpen`, `notOverdue` for a case one sees that is in time, `notFound` for any other */
export async function issueByHand(app: App, me: Me, asked: { caseNo: string; reason: string }): Promise<void> {
  const no = readCaseNumber(asked.caseNo) ?? ''
  const now = app.now()
  await inTransaction(app.db, async trx => {
    const found = await holdOverdue(trx, overdueOutline(me, now), UNITS_CLOCKS, new Date(now), no)
    const clock = found && (await findClock(trx, found.clockId))
    if (!found || !clock) throw await whyNot(trx, app, me, no)
    const words: OrderWords = { reason: asked.reason, measures: null }
    const key = app.vault.unwrap(await readWrappedKey(trx, found.caseId))
    const jobs = await issueOrders(trx, app, [{ found: clock, by: me.person, words: app.vault.seal(key, words).body }])
    if (jobs.length === 0) throw new RefusalError({ reason: 'orderIsOpen' })
    await app.queue.send(trx, jobs)
  })
}

/** Of a case that one may not know of nothing is said, not even that it is in time. */
async function whyNot(trx: Trx, app: App, me: Me, no: string): Promise<RefusalError> {
  return new RefusalError({ reason: (await seesCase(trx, visibleTo(me, app.now()), no)) ? 'notOverdue' : 'notFound' })
}

export interface OnOrder {
  readonly caseNo: string
  /** As many steps as the order had when it was read. */
  readonly steps: number
}

const ACT_LINES = {
  answer: 'answerOrder',
  return: 'returnOrder',
  confirm: 'confirmOrder',
  close: 'closeOrder',
} as const
const STEP_TYPES = { answer: 'answered', return: 'returned', confirm: 'confirmed', close: 'closed' } as const
type ByHand = Exclude<OrderAct, 'lapse'>

/**
 * One step of the open order of a case.
 * @throws RefusalError `notFound`, `notAllowed` for whom this side is not, `stale` where somebody was faster, `orderMoved` where it stands
 * otherwise, `inThePast` and `dayTooLate` for the day of an answer
 */
export async function actOnOrder(
  app: App,
  me: Me,
  act: ByHand,
  on: OnOrder,
  said: { words: OrderWords | null; rectifyOn?: string },
): Promise<{ steps: number }> {
  const at = new Date(app.now())
  return inTransaction(app.db, async trx => {
    const access = visibleInPart(me, app.now(), 'all')
    const order = await holdOrder(trx, access, readCaseNumber(on.caseNo) ?? '')
    if (!order) throw new RefusalError({ reason: 'notFound' })
    const side: OrderSide = act === 'answer' ? 'unit' : 'inspection'
    if (!sidesOf(app, me, order.unit).includes(side)) throw new RefusalError({ reason: 'notAllowed' })
    if (on.steps !== order.steps) throw new RefusalError({ reason: 'stale', version: order.steps })
    const status = orderAfter(order.status, act, side)
    if (status === null) throw new RefusalError({ reason: 'orderMoved', state: order.status })
    if (said.rectifyOn !== undefined) checkDay(app, order, said.rectifyOn)
    const key = app.vault.unwrap(order.wrapped)
    await putStep(trx, order, {
      type: STEP_TYPES[act],
      status,
      person: me.person,
      at,
      words: said.words === null ? null : app.vault.seal(key, said.words).body,
      ...(said.rectifyOn === undefined ? {} : { rectifyOn: said.rectifyOn }),
    })
    await recordAudit(trx, {
      at,
      person: me.person,
      actor: me.person,
      act: ACT_LINES[act],
      caseId: order.caseId,
      detail: { order: `${order.year}-${order.n}` },
    })
    const steps = order.steps + 1
    await app.queue.send(trx, [{ name: 'order', data: { orderId: order.id, step: steps } }])
    return { steps }
  })
}

/** The day by which it will be put right: from today on, within ten working days of the issue; where those are over, of today. */
function checkDay(app: App, order: OrderRow, on: string): void {
  const latest = latestDay(app, order.openedAt)
  if (on < dateOf(app.now())) throw new RefusalError({ reason: 'inThePast', field: 'on' })
  if (on > latest) throw new RefusalError({ reason: 'dayTooLate', latest })
}

export function latestDay(app: App, openedAt: Date): string {
  const calendar = app.configuration.calendar()
  const within = (from: number) => addWorkingDays(calendar, dateOf(from), RECTIFY_WITHIN_DAYS, 'allWorkingDays')
  const latest = within(openedAt.getTime())
  return latest < dateOf(app.now()) ? within(app.now()) : latest
}
