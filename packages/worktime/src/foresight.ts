import type { Calendar, Counting } from './calendar.ts'
import { indexOf, nthWorkingDay } from './day.ts'
import { DAY_MS, dayNumberOf, type Instant } from './instant.ts'

/** The same time of day on the counted day before a due: Wednesday 17:30 → Tuesday 17:30, over holidays too (§3.6 yellow). */
export function oneWorkingDayBefore(calendar: Calendar, due: Instant, counting: Counting): Instant {
  const day = dayNumberOf(due)
  return due - (day - nthWorkingDay(calendar, day, -1, counting)) * DAY_MS
}

/** Whether a stretch touches a day whose year has no list yet: a due computed over it is to be shown as provisional (§3.13). */
export function isProvisional(calendar: Calendar, from: Instant, to: Instant): boolean {
  const sums = calendar.provisionalDays
  return sums[indexOf(calendar, dayNumberOf(to)) + 1]! > sums[indexOf(calendar, dayNumberOf(from))]!
}
