import type { Calendar, Counting } from './calendar.ts'
import { indexOf, nthWorkingDay } from './day.ts'
import { type DayNumber, dayNumberOf, type Instant, MINUTE_MS } from './instant.ts'
import { fixedLength, isUsableLimit, type Limit } from './limit.ts'
import { workingTimeAt } from './working-time.ts'

/**
 * How long a limit is, from a given start, in milliseconds of its measure: working time for `workingDays` and
 * `workingHours`, clock time for the others. Throws a RangeError for an unusable limit or a start
 * that is no number or, in working time, outside 2000–2099.
 *
 * n whole working days: the working time from the start to the end of working hours of day n, where day 0 is the date of
 * the start, working day or not. Without pauses the due is exactly that end (defaults §3.13).
 * Half a working day: half of the working hours of the first counted day that has any left after the start, and never
 * more than one working day would give (amendments, Limits).
 * n and a half: as n, and half of the working hours of day n + 1.
 */
export function budgetOf(calendar: Calendar, from: { start: Instant; limit: Limit; counting: Counting }): number {
  const { start, limit, counting } = from
  if (!isUsableLimit(limit)) throw new RangeError(`not a usable limit: ${JSON.stringify(limit)}`)
  if (!Number.isFinite(start)) throw new RangeError(`not an instant: ${start}`)
  if (!('workingDays' in limit)) return fixedLength(limit)
  const whole = Math.floor(limit.workingDays)
  const isHalf = limit.workingDays !== whole
  const today = dayNumberOf(start)
  const used = workingTimeAt(calendar, start, counting)
  const leftUntilEndOf = (day: DayNumber) => workingTimeUntilEndOf(calendar, day, counting) - used
  const dayAfter = (n: number) => nthWorkingDay(calendar, today, n, counting)
  if (!isHalf) return leftUntilEndOf(dayAfter(whole))
  if (whole > 0) return leftUntilEndOf(dayAfter(whole)) + hoursIn(calendar, dayAfter(whole + 1), counting) / 2
  const first = leftUntilEndOf(today) > 0 ? today : dayAfter(1)
  return Math.min(hoursIn(calendar, first, counting) / 2, leftUntilEndOf(dayAfter(1)))
}

function workingTimeUntilEndOf(calendar: Calendar, day: DayNumber, counting: Counting): number {
  return calendar.sums[counting].minutes[indexOf(calendar, day) + 1]! * MINUTE_MS
}

function hoursIn(calendar: Calendar, day: DayNumber, counting: Counting): number {
  const { minutes } = calendar.sums[counting]
  const i = indexOf(calendar, day)
  return (minutes[i + 1]! - minutes[i]!) * MINUTE_MS
}
