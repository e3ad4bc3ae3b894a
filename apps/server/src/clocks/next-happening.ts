import type { Rung } from '@zuoyeben/lifecycle'
import type { Calendar, Instant } from '@zuoyeben/worktime'
import type { StoredClock } from '../cases/stored-clock.ts'
import { momentAhead, nextMoment } from './colour.ts'

/**
 * When a clock that has just been changed has to be looked at: at its next colour or rung, or the end of 挂账; null where nothing will happen.
 * Now, where one of its moments has passed already: a limit made shorter may be over in the step that makes it so, and nobody has looked.
 */
export function nextHappening(
  calendar: Calendar,
  ladder: readonly Rung[],
  clock: StoredClock,
  now: Instant,
): Instant | null {
  if (clock.stoppedAt !== null) return null
  if (clock.pauseReason === null) {
    const first = momentAhead(calendar, ladder, { ...clock, colour: 'green' }, [], now)
    return first !== null && first <= now ? now : nextMoment(calendar, ladder, clock, now)
  }
  return clock.pauseReason === 'parked' ? clock.pauseUntil : null
}
