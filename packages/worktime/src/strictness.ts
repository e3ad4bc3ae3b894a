import type { Calendar } from './calendar.ts'
import type { Span } from './calendar-document.ts'
import { MINUTE_MS } from './instant.ts'
import { fixedLength, isUsableLimit, type Limit } from './limit.ts'

/**
 * Whether a limit can never fall due later than a bound, whatever the start, both counted alike and without pauses: what
 * "a unit may only be stricter" and "≤ 2 WD" mean (amendments, Limits). Limits of one kind are compared by amount; of two
 * kinds, by the longest the limit and the shortest the bound can be under the hours of this calendar, so `24CH` is within
 * `2WD` and not within `1WD`, and nothing in working time is within clock hours. Errs towards false.
 */
export function isNeverLater(calendar: Calendar, limit: Limit, bound: Limit): boolean {
  if (!isUsableLimit(limit) || !isUsableLimit(bound)) return false
  if ('workingDays' in limit) {
    if ('workingDays' in bound) return limit.workingDays <= bound.workingDays
    return 'workingHours' in bound && longestWorkingTime(calendar, limit.workingDays) <= fixedLength(bound)
  }
  const length = fixedLength(limit)
  if ('workingHours' in limit) {
    if ('workingDays' in bound) return length <= bound.workingDays * dayLengths(calendar).shortest
    return 'workingHours' in bound && length <= fixedLength(bound)
  }
  return length <= ('workingDays' in bound ? shortestClockTime(calendar, bound.workingDays) : fixedLength(bound))
}

/** Started before opening on a working day, n days take that day and n more. */
function longestWorkingTime(calendar: Calendar, n: number): number {
  const { longest } = dayLengths(calendar)
  return n < 1 ? longest * n : longest * (n + 1)
}

/** Started just before midnight, n whole days end at closing of the n-th day after. */
function shortestClockTime(calendar: Calendar, n: number): number {
  const whole = Math.floor(n)
  const { shortest } = dayLengths(calendar)
  const earliestClosing = Math.min(...calendar.schedules.map(spans => spans.at(-1)!.end)) * MINUTE_MS
  const untilClosing = whole === 0 ? 0 : (whole - 1) * 1440 * MINUTE_MS + earliestClosing
  return untilClosing + (n - whole) * shortest
}

function dayLengths(calendar: Calendar): { shortest: number; longest: number } {
  const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0) * MINUTE_MS
  const lengths = calendar.schedules.map(length)
  return { shortest: Math.min(...lengths), longest: Math.max(...lengths) }
}
