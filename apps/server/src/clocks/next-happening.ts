import type { Rung } from '@zuoyeben/lifecycle'
import type { Calendar, Instant } from '@zuoyeben/worktime'
import type { StoredClock } from '../cases/stored-clock.ts'
import { momentAhead, nextMoment } from './colour.ts'
import { rungMoments } from './ladder-moments.ts'

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

/**
 * When a clock has to be looked at anew because a change of the calendar brought one of its rungs nearer while its due stays as it was told (a day
 * that is off no longer): now, where that moment has passed. Null where none came nearer, or the clock stands.
 */
export function nearerHappening(
  { before, after }: { readonly before: Calendar; readonly after: Calendar },
  ladder: readonly Rung[],
  clock: StoredClock,
  now: Instant,
): Instant | null {
  if (clock.stoppedAt !== null || clock.pauseReason !== null) return null
  const was = rungMoments(before, ladder, clock)
  const nearer = rungMoments(after, ladder, clock).filter(({ rung, unless, at }) => {
    const then = was.find(each => each.rung.id === rung.id && each.unless === unless)
    return then === undefined || (at < then.at && then.at > now)
  })
  return nearer.length === 0 ? null : Math.max(now, Math.min(...nearer.map(({ at }) => at)))
}
