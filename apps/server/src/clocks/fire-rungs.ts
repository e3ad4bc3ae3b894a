import { type Rung, rungCovers } from '@zuoyeben/lifecycle'
import { addWorkingDays, dateOf, instantOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import type { Job } from '../jobs/queue.ts'
import type { FoundClock } from './clocks.sql.ts'
import { issueOrder } from './issue-order.ts'
import { type Cause, countReds, insertEscalation, isUnanswered } from './ladder.sql.ts'
import type { RungMoment } from './ladder-moments.ts'

/**
 * Fires the rungs whose time has come on a clock that is held, and those that an overdue clock brings about on others (two reds on one
 * case, many red cases in one unit). Each fires once; that people are told is a job in the same transaction.
 */
export async function fireRungs(trx: Trx, app: App, found: FoundClock, moments: readonly RungMoment[]): Promise<void> {
  const fired: Rung[] = []
  const fire = async (rung: Rung, cause: Cause) => {
    if (fired.includes(rung)) return
    const id = app.newId()
    const at = new Date(app.now())
    if (!(await insertEscalation(trx, found, { id, rung, cause }, at))) return
    fired.push(rung)
    const jobs: Job[] = [{ name: 'rung', data: { escalationId: id } }]
    if (rung.does.includes('order')) jobs.push(...(await issueOrder(trx, app, found, { rung: rung.id, cause })))
    await app.queue.send(trx, jobs)
  }
  for (const { rung, unless } of moments) {
    if (unless === null) await fire(rung, 'time')
    else if (await isUnanswered(trx, found, unless)) await fire(rung, 'unanswered')
  }
  if (!fired.some(rung => rung.counts === 'overdue')) return
  for (const rung of app.configuration.school().escalation.ladder.filter(each => rungCovers(each, found.clock.kind))) {
    const cause = await causeBeyond(trx, app, found, rung)
    if (cause) await fire(rung, cause)
  }
}

/** Whether what is overdue besides this clock brings the rung about. */
async function causeBeyond(trx: Trx, app: App, found: FoundClock, { when }: Rung): Promise<Cause | null> {
  if (when.redsOnCase === undefined && when.redCasesInUnit === undefined) return null
  const days = Math.ceil(Number.parseFloat(when.within ?? '20WD'))
  const first = addWorkingDays(app.configuration.calendar(), dateOf(app.now()), -days, 'allWorkingDays')
  const { onCase, inUnit } = await countReds(trx, found, new Date(instantOf(first, '00:00')))
  if (when.redsOnCase !== undefined && onCase >= when.redsOnCase) return 'redsOnCase'
  return when.redCasesInUnit !== undefined && inUnit >= when.redCasesInUnit ? 'redCasesInUnit' : null
}
