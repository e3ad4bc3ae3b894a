import type { Rung } from '@zuoyeben/lifecycle'
import { canonicalJson } from '@zuoyeben/rules'
import type { Calendar } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { mainClock } from '../cases/case-row.ts'
import type { StoredClock } from '../cases/stored-clock.ts'
import { calendarInForce, calendarOf } from '../configuration/effective-calendar.ts'
import { inTransaction, type Trx } from '../db/database.ts'
import type { Job, Jobs } from '../jobs/queue.ts'
import { colourAt, lesserColour } from './colour.ts'
import { dueUnder } from './due-of.ts'
import { nearerHappening, nextHappening } from './next-happening.ts'
import {
  type CaseClocks,
  holdRecalculation,
  type Move,
  nextCases,
  type Recalculation,
  readCaseClocks,
  recordProgress,
  type ShownClock,
  saveRecalculated,
} from './recalculation.sql.ts'

const CASES_AT_ONCE = 200
/** A run goes on as a new job after this time: no job is ever so long that it counts as dead. */
const RUN_MS = 20_000
/** By then every process has heard of the release; what began under the old calendar in between is gone through once more. */
const SETTLED_MS = 30_000

/**
 * Takes a published calendar through every open clock, a few cases at a time, each batch one transaction: due times from start, limit and
 * pauses, colours, what lists show, the clocks' own jobs, what is to be told, and the place it has come to. So it may be killed anywhere and
 * goes on there; run again it finds nothing to do. A date that somebody was told never comes nearer (defaults §3.13): that is `dueUnder`'s.
 */
export async function recalculate(app: App, { changeId }: Jobs['recalculate']): Promise<void> {
  const until = performance.now() + RUN_MS
  while (await inTransaction(app.db, trx => takeBatch(trx, app, changeId, performance.now() < until))) {
    // The next batch.
  }
}

/** False where the run is over, for this job at least. */
async function takeBatch(trx: Trx, app: App, id: string, mayGoOn: boolean): Promise<boolean> {
  const change = await holdRecalculation(trx, id)
  if (!change || change.phase === 'done') return false
  const again = (at?: number) =>
    app.queue.send(trx, [{ name: 'recalculate', data: { changeId: id }, ...(at === undefined ? {} : { at }) }])
  if (!mayGoOn) {
    await again()
    return false
  }
  const settled = change.publishedAt.getTime() + SETTLED_MS
  if (change.phase === 'late' && app.now() < settled) {
    await again(settled)
    return false
  }
  // Cases may have been written by a clock that goes a little before ours.
  const since = change.phase === 'late' ? new Date(change.publishedAt.getTime() - 60_000) : null
  const ids = await nextCases(trx, { after: change.upto, since, most: CASES_AT_ONCE })
  const found = await calendarInForce(trx)
  if (!found) return false
  const done =
    ids.length === 0
      ? null
      : await recalculateCases(trx, app, change, ids, {
          before: await calendarOf(trx, change.release - 1),
          after: found.calendar,
        })
  if (done) {
    const { phase } = change
    await recordProgress(trx, id, { phase, upto: ids.at(-1) ?? null, ...done, endedAt: null })
    return true
  }
  const phase = change.phase === 'all' ? 'late' : 'done'
  const endedAt = phase === 'done' ? new Date(app.now()) : null
  await recordProgress(trx, id, { phase, upto: null, cases: 0, clocks: 0, moved: 0, endedAt })
  if (phase === 'done') await app.queue.send(trx, [{ name: 'movedWork', data: { changeId: id } }])
  return phase === 'late'
}

async function recalculateCases(
  trx: Trx,
  app: App,
  change: Recalculation,
  ids: readonly string[],
  calendars: { readonly before: Calendar; readonly after: Calendar },
) {
  const calendar = calendars.after
  const now = app.now()
  const { ladder } = app.configuration.school().escalation
  const cases = await readCaseClocks(trx, ids, true)
  const clocks: StoredClock[] = []
  const shown: ShownClock[] = []
  const moves: Move[] = []
  const jobs: Job[] = []
  for (const one of cases) {
    const fresh = changedIn(one, calendar, ladder, now)
    for (const clock of one.clocks.filter(({ id }) => !fresh.has(id))) {
      const at = nearerHappening(calendars, ladder, clock, now)
      if (at !== null) jobs.push({ name: 'clock', data: { clockId: clock.id }, at })
    }
    if (fresh.size === 0) continue
    clocks.push(...fresh.values())
    const after = one.clocks.map(clock => fresh.get(clock.id) ?? clock)
    const main = mainClock(after)
    shown.push({
      caseId: one.caseId,
      dueAt: main?.dueAt == null ? null : new Date(main.dueAt),
      kind: main?.kind ?? null,
      colour: main?.colour ?? null,
    })
    moves.push(...movesIn(one, fresh))
    for (const clock of fresh.values()) {
      const at = nextHappening(calendar, ladder, clock, now)
      if (at !== null) jobs.push({ name: 'clock', data: { clockId: clock.id }, at })
    }
  }
  if (clocks.length > 0) await saveRecalculated(trx, change.id, new Date(now), { clocks, shown, moves })
  const told = moves.filter(move => move.isPromise).map(move => move.caseId)
  if (told.length > 0) jobs.push({ name: 'datesMoved', data: { changeId: change.id, caseIds: told } })
  if (jobs.length > 0) await app.queue.send(trx, jobs)
  return {
    cases: change.phase === 'all' ? cases.length : 0,
    clocks: cases.flatMap(one => one.clocks).length,
    moved: moves.length,
  }
}

/** The clocks of a case that are not as they were. */
function changedIn(
  { clocks, urgency }: CaseClocks,
  calendar: Calendar,
  ladder: readonly Rung[],
  now: number,
): Map<string, StoredClock> {
  const fresh = new Map<string, StoredClock>()
  for (const clock of clocks) {
    const dated = dueUnder(calendar, clock, urgency)
    // A colour is taken back where there is more time now, and taken only by the clock's own job, with all that it does.
    const next = { ...dated, colour: lesserColour(colourAt(calendar, ladder, dated, now), clock.colour) }
    if (canonicalJson(next as never) !== canonicalJson(clock as never)) fresh.set(clock.id, next)
  }
  return fresh
}

function movesIn({ caseId, clocks }: CaseClocks, fresh: ReadonlyMap<string, StoredClock>): Move[] {
  const promised = mainClock(clocks)?.id
  return clocks.flatMap(clock => {
    const after = fresh.get(clock.id)?.dueAt ?? clock.dueAt
    if (clock.dueAt === null || after === null || after === clock.dueAt) return []
    return [
      {
        clockId: clock.id,
        caseId,
        before: new Date(clock.dueAt),
        after: new Date(after),
        isPromise: clock.id === promised,
      },
    ]
  })
}
