import type { Rung } from '@zuoyeben/lifecycle'
import type { Calendar, Instant } from '@zuoyeben/worktime'
import type { StoredClock } from '../cases/stored-clock.ts'
import { colourMoments, type RungMoment, rungMoments } from './ladder-moments.ts'

/** The colours of urgency (§3.6), as the ladder in force gives them; and when a clock has to be looked at next. */
export type Colour = StoredClock['colour']

export function colourAt(calendar: Calendar, ladder: readonly Rung[], clock: StoredClock, now: Instant): Colour {
  return colourMoments(calendar, ladder, clock).findLast(moment => now >= moment.at)?.colour ?? 'green'
}

/** The next moment at which the clock changes colour or a rung may fire; null when it has none left. */
export function nextMoment(
  calendar: Calendar,
  ladder: readonly Rung[],
  clock: StoredClock,
  now: Instant,
): Instant | null {
  const all = [...colourMoments(calendar, ladder, clock), ...rungMoments(calendar, ladder, clock)]
  const ahead = all.map(moment => moment.at).filter(at => at > now)
  return ahead.length === 0 ? null : Math.min(...ahead)
}

/** Rungs whose time has come and that have not fired. */
export function rungsDue(
  calendar: Calendar,
  ladder: readonly Rung[],
  clock: StoredClock,
  fired: readonly string[],
  now: Instant,
): RungMoment[] {
  return rungMoments(calendar, ladder, clock).filter(({ rung, at }) => at <= now && !fired.includes(rung.id))
}

const RANK: Readonly<Record<Colour, number>> = { green: 0, yellow: 1, orange: 2, red: 3 }

/** The first moment that the clock has not lived through, whatever the time is: a colour above the one it bears, or a rung not fired. */
export function momentAhead(
  calendar: Calendar,
  ladder: readonly Rung[],
  clock: StoredClock,
  fired: readonly string[],
  now: Instant,
): Instant | null {
  const colours = colourMoments(calendar, ladder, clock).filter(each => RANK[each.colour] > RANK[clock.colour])
  const rungs = rungMoments(calendar, ladder, clock).filter(
    ({ rung, at, unless }) => !fired.includes(rung.id) && (unless === null || at > now),
  )
  const all = [...colours, ...rungs].map(each => each.at)
  return all.length === 0 ? null : Math.min(...all)
}

/** The one of two colours that is less urgent. */
export const lesserColour = (a: Colour, b: Colour): Colour => (RANK[a] < RANK[b] ? a : b)
