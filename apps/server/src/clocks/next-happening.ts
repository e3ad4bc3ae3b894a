import type { Rung } from '@zuoyeben/lifecycle'
import type { Calendar, Instant } from '@zuoyeben/worktime'
import type { StoredClock } from '../cases/stored-clock.ts'
import { nextMoment } from './colour.ts'

/** When something happens to a clock by itself: its next colour or rung, or the end of 挂账; null where nothing will. */
export function nextHappening(
  calendar: Calendar,
  ladder: readonly Rung[],
  clock: StoredClock,
  now: Instant,
): Instant | null {
  if (clock.stoppedAt !== null) return null
  if (clock.pauseReason === null) return nextMoment(calendar, ladder, clock, now)
  return clock.pauseReason === 'parked' ? clock.pauseUntil : null
}
