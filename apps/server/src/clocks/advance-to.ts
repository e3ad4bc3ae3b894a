import type { App } from '../app-context.ts'
import { pendingClocks } from './clocks.sql.ts'
import { momentAhead } from './colour.ts'
import { fireClock } from './fire-clock.ts'

/**
 * Moves a movable clock to a moment and fires every clock on the way at its own time, in order, by the same function as the worker's:
 * so the demo campus and the tests live through due times instead of pretending to.
 */
export async function advanceTo(app: App, target: number, setNow: (at: number) => void): Promise<void> {
  const known: Known = new Map()
  for (;;) {
    const next = await firstUpTo(app, target, known)
    if (!next) break
    setNow(Math.max(next.at, app.now()))
    await fireClock(app, { clockId: next.id })
  }
  setNow(Math.max(target, app.now()))
}

/** The moment ahead of each clock as long as nothing about it has changed. */
type Known = Map<string, { readonly stamp: string; readonly at: number | null }>

async function firstUpTo(app: App, target: number, known: Known): Promise<{ id: string; at: number } | null> {
  const { calendar, escalation } = app.configuration.school()
  const now = app.now()
  let first: { id: string; at: number } | null = null
  for (const { clock, fired } of await pendingClocks(app.db)) {
    const stamp = `${clock.dueAt} ${clock.colour} ${clock.pauses.length} ${fired.length} ${clock.pauseUntil}`
    const before = known.get(clock.id)
    // An end of 挂账 that has been tried and could not be resumed waits for a person.
    const isKnown = before?.stamp === stamp && (before.at === null || before.at > now || clock.pauseReason !== null)
    const isTried = isKnown && clock.pauseReason !== null && before.at !== null && before.at <= now
    const at = isKnown
      ? before.at
      : clock.pauseReason === null
        ? momentAhead(calendar, escalation.ladder, clock, fired, now)
        : clock.pauseUntil
    known.set(clock.id, { stamp, at })
    if (isTried) continue
    if (at !== null && at <= target && (first === null || at < first.at)) first = { id: clock.id, at }
  }
  return first
}
