import { type Rung, rungCovers } from '@zuoyeben/lifecycle'
import { addWorkingDays, dateOf, instantOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import type { FoundClock } from './clocks.sql.ts'
import { issueOrders } from './issue-order.ts'
import { type Cause, countReds, type Firing, insertEscalations, unansweredAmong } from './ladder.sql.ts'
import type { RungMoment } from './ladder-moments.ts'

/** A clock that is held, and the rungs whose time has come on it, earliest first. */
export interface Reached {
  readonly found: FoundClock
  readonly due: readonly RungMoment[]
}

/**
 * Fires the rungs whose time has come on clocks that are held, and those that an overdue clock brings about on others (two reds on one
 * case, many red cases in one unit). Each fires once; that people are told is a job in the same transaction. A few statements, however many
 * clocks there are: at the close of work thousands reach their end in one moment.
 */
export async function fireRungs(trx: Trx, app: App, reached: readonly Reached[]): Promise<void> {
  const fired = new Map<string, Rung[]>(reached.map(({ found }) => [found.clock.id, []]))
  const hasFired = (found: FoundClock, rung: string) =>
    found.fired.includes(rung) || fired.get(found.clock.id)?.some(each => each.id === rung)
  const fire = async (firings: readonly Firing[]) => {
    const fresh = await insertEscalations(trx, firings, new Date(app.now()))
    for (const { found, rung } of fresh) fired.get(found.clock.id)?.push(rung)
    const ordered = fresh.filter(({ rung }) => rung.does.includes('order'))
    const orders = await issueOrders(
      trx,
      app,
      ordered.map(({ found, rung, cause }) => ({ found, rung: rung.id, cause })),
    )
    await app.queue.send(trx, [
      ...fresh.map(({ id }) => ({ name: 'rung' as const, data: { escalationId: id } })),
      ...orders,
    ])
    return fresh.length
  }
  const firing = (found: FoundClock, rung: Rung, cause: Cause): Firing => ({ id: app.newId(), found, rung, cause })

  const moments = reached.flatMap(({ found, due }) => due.map(moment => ({ found, ...moment })))
  await fire(moments.filter(({ unless }) => unless === null).map(({ found, rung }) => firing(found, rung, 'time')))
  // What asks for silence stands upon a rung that may have fired just now, or one of these.
  for (let fresh = 1; fresh > 0; ) {
    const asking = moments.flatMap(({ found, rung, unless }) =>
      unless !== null && !hasFired(found, rung.id) ? [{ found, rung, unless }] : [],
    )
    const silent = await unansweredAmong(trx, asking)
    fresh = await fire(silent.map(({ found, rung }) => firing(found, rung, 'unanswered')))
  }

  const overdue = reached.filter(({ found }) => fired.get(found.clock.id)?.some(rung => rung.counts === 'overdue'))
  if (overdue.length === 0) return
  for (const rung of app.configuration.school().escalation.ladder.filter(isBroughtAbout)) {
    const may = overdue
      .map(({ found }) => found)
      .filter(found => rungCovers(rung, found.clock.kind) && !hasFired(found, rung.id))
    const causes = await causesBeyond(trx, app, may, rung)
    await fire(may.flatMap((found, i) => (causes[i] ? [firing(found, rung, causes[i])] : [])))
  }
}

const isBroughtAbout = ({ when }: Rung) => when.redsOnCase !== undefined || when.redCasesInUnit !== undefined

/** For each clock, whether what is overdue besides it brings the rung about. */
async function causesBeyond(
  trx: Trx,
  app: App,
  clocks: readonly FoundClock[],
  { when }: Rung,
): Promise<(Cause | null)[]> {
  const days = Math.ceil(Number.parseFloat(when.within ?? '20WD'))
  const first = addWorkingDays(app.configuration.calendar(), dateOf(app.now()), -days, 'allWorkingDays')
  const reds = await countReds(trx, clocks, new Date(instantOf(first, '00:00')))
  return reds.map(({ onCase, inUnit }) => {
    if (when.redsOnCase !== undefined && onCase >= when.redsOnCase) return 'redsOnCase'
    return when.redCasesInUnit !== undefined && inUnit >= when.redCasesInUnit ? 'redCasesInUnit' : null
  })
}
