import type { App } from '../app-context.ts'
import { pendingClocks } from './clocks.sql.ts'
import { rungAbove } from './colour.ts'
import { fireClock } from './fire-clock.ts'

/**
 * Moves a movable clock to a moment and fires every clock on the way at its own time, in order, by the same function as the worker's:
 * so the demo campus and the tests live through due times instead of pretending to.
 */
export async function advanceTo(app: App, target: number, setNow: (at: number) => void): Promise<void> {
  for (;;) {
    const next = await firstUpTo(app, target)
    if (!next) break
    setNow(Math.max(next.at, app.now()))
    await fireClock(app, { clockId: next.id })
  }
  setNow(Math.max(target, app.now()))
}

async function firstUpTo(app: App, target: number): Promise<{ id: string; at: number } | null> {
  const calendar = app.configuration.calendar()
  let first: { id: string; at: number } | null = null
  for (const { clock } of await pendingClocks(app.db)) {
    const rung = rungAbove(calendar, clock)
    if (rung && rung.at <= target && (first === null || rung.at < first.at)) first = { id: clock.id, at: rung.at }
  }
  return first
}
