import type { Calendar, Counting } from './calendar.ts'
import { indexOf, lowestReaching } from './day.ts'
import { dayNumberOf, type Instant, MINUTE_MS, startOfDay } from './instant.ts'

/**
 * Working milliseconds from the start of the tables to an instant: the one measure behind every due, elapsed and
 * remaining time. It never falls, is flat outside working hours, and `instantAt` is its inverse.
 */
export function workingTimeAt(calendar: Calendar, instant: Instant, counting: Counting): number {
  const day = dayNumberOf(instant)
  const i = indexOf(calendar, day)
  const { minutes } = calendar.sums[counting]
  const before = minutes[i]!
  if (minutes[i + 1] === before) return before * MINUTE_MS
  const inDay = instant - startOfDay(day)
  let worked = 0
  for (const span of calendar.schedules[calendar.scheduleOf[i]!]!) {
    worked += Math.max(0, Math.min(inDay, span.end * MINUTE_MS) - span.start * MINUTE_MS)
  }
  return before * MINUTE_MS + worked
}

/** The earliest instant at which that much working time has run: 17:30, not 08:00 of the day after. */
export function instantAt(calendar: Calendar, workingTime: number, counting: Counting): Instant {
  const { minutes } = calendar.sums[counting]
  if (workingTime > minutes.at(-1)! * MINUTE_MS) throw new RangeError('outside the years 2000–2099')
  const i = Math.max(0, lowestReaching(minutes, workingTime / MINUTE_MS) - 1)
  let left = workingTime - minutes[i]! * MINUTE_MS
  const midnight = startOfDay(calendar.firstDay + i)
  for (const span of calendar.schedules[calendar.scheduleOf[i]!]!) {
    const length = (span.end - span.start) * MINUTE_MS
    if (left <= length) return midnight + span.start * MINUTE_MS + left
    left -= length
  }
  return midnight
}

/** Working time from one instant to another in minutes (with fractions); negative when `to` is earlier. */
export function workingMinutesBetween(calendar: Calendar, from: Instant, to: Instant, counting: Counting): number {
  return (workingTimeAt(calendar, to, counting) - workingTimeAt(calendar, from, counting)) / MINUTE_MS
}
