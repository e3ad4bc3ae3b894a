import {
  type Calendar,
  dueAt,
  type Instant,
  instantWhenLeft,
  oneWorkingDayBefore,
  parseLimit,
} from '@zuoyeben/worktime'
import type { StoredClock } from '../cases/stored-clock.ts'

/**
 * Three colours of urgency (§3.6): yellow when 30 % of the time is left, or one working day before due where the limit is three working
 * days or more, whichever is earlier; orange at 15 %; red when overdue.
 */
export type Colour = StoredClock['colour']
export interface Rung {
  colour: Colour
  at: Instant
}

/** When the clock takes each colour, earliest first; empty while it is paused without an end. */
export function rungsOf(calendar: Calendar, clock: StoredClock): Rung[] {
  const due = clock.dueAt
  if (due === null) return []
  const limit = parseLimit(clock.limit)
  if (!limit.ok) return [{ colour: 'red', at: due }]
  const run = { start: clock.startedAt, limit: limit.value, pauses: clock.pauses, counting: clock.counting }
  // A due that was told is never shortened; the rungs before it move with it.
  const shift = due - (dueAt(calendar, run) ?? due)
  const left = (share: number) => Math.min((instantWhenLeft(calendar, run, share) ?? due) + shift, due)
  const isLong = 'workingDays' in limit.value && limit.value.workingDays >= 3
  const yellow = isLong ? Math.min(left(0.3), oneWorkingDayBefore(calendar, due, clock.counting)) : left(0.3)
  return [
    { colour: 'yellow', at: yellow },
    { colour: 'orange', at: Math.max(yellow, left(0.15)) },
    { colour: 'red', at: due },
  ]
}

export function colourAt(calendar: Calendar, clock: StoredClock, now: Instant): Colour {
  let colour: Colour = 'green'
  for (const rung of rungsOf(calendar, clock)) if (now >= rung.at) colour = rung.colour
  return colour
}

/** The next moment at which the clock changes colour; null when it has none left. */
export function nextRung(calendar: Calendar, clock: StoredClock, now: Instant): Rung | null {
  return rungsOf(calendar, clock).find(rung => rung.at > now) ?? null
}

const RANK: Readonly<Record<Colour, number>> = { green: 0, yellow: 1, orange: 2, red: 3 }

/** The next rung above the colour that the clock bears, whatever the time is. */
export function rungAbove(calendar: Calendar, clock: StoredClock): Rung | null {
  return rungsOf(calendar, clock).find(rung => RANK[rung.colour] > RANK[clock.colour]) ?? null
}
