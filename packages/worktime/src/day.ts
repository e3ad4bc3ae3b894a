import { type Calendar, type Counting, LAYERS, type Layer } from './calendar.ts'
import { type DateText, type DayNumber, dateText, dayNumber, type Instant, MINUTE_MS, startOfDay } from './instant.ts'
import type { Words } from './problem.ts'

/** What a calendar says of one date. `provisional`: no list for its year yet, so Monday to Friday is assumed. */
export type Day = {
  readonly date: DateText
  readonly isWorking: boolean
  readonly decidedBy: Layer
  readonly mode: 'normal' | 'duty'
  /** Whether P2 and P3 clocks count the day: working, and within a vacation also a duty weekday. */
  readonly countsForDuty: boolean
  readonly name: Words | null
  readonly provisional: boolean
}

/** Everything known of a date; throws a RangeError for no date or a year outside 2000–2099. */
export function dayOf(calendar: Calendar, date: DateText): Day {
  const day = dayNumber(date)
  const i = indexOf(calendar, day)
  return {
    date,
    isWorking: calendar.working[i] === 1,
    decidedBy: LAYERS[calendar.layers[i]!]!,
    mode: calendar.vacation[i] === 1 ? 'duty' : 'normal',
    countsForDuty: counts(calendar, i, 'dutyDays'),
    name: calendar.names.get(day) ?? null,
    provisional: calendar.provisional[i] === 1,
  }
}

/** Number of counted days in `from` … `to`, both included; 0 when `to` is earlier. */
export function countWorkingDays(calendar: Calendar, from: DateText, to: DateText, counting: Counting): number {
  const { days } = calendar.sums[counting]
  const first = indexOf(calendar, dayNumber(from))
  return Math.max(0, days[indexOf(calendar, dayNumber(to)) + 1]! - days[first]!)
}

/** The n-th counted day after a date (the date itself is day 0), or before it for n < 0; n = 0 gives the date back. */
export function addWorkingDays(calendar: Calendar, date: DateText, n: number, counting: Counting): DateText {
  return dateText(nthWorkingDay(calendar, dayNumber(date), n, counting))
}

/** Opening and closing instant of a working day; null for a day off. */
export function workingHoursOf(calendar: Calendar, date: DateText): { opens: Instant; closes: Instant } | null {
  const day = dayNumber(date)
  const i = indexOf(calendar, day)
  if (calendar.working[i] !== 1) return null
  const spans = calendar.schedules[calendar.scheduleOf[i]!]!
  const midnight = startOfDay(day)
  return { opens: midnight + spans[0]!.start * MINUTE_MS, closes: midnight + spans.at(-1)!.end * MINUTE_MS }
}

/** As `addWorkingDays`, on day numbers; n must be whole. */
export function nthWorkingDay(calendar: Calendar, day: DayNumber, n: number, counting: Counting): DayNumber {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of days: ${n}`)
  const i = indexOf(calendar, day)
  if (n === 0) return day
  const { days } = calendar.sums[counting]
  const wanted = n > 0 ? days[i + 1]! + n : days[i]! + n + 1
  if (wanted < 1 || wanted > days.at(-1)!) throw new RangeError('outside the years 2000–2099')
  return calendar.firstDay + lowestReaching(days, wanted) - 1
}

/** The smallest i with sums[i] ≥ wanted, in a list that never falls. */
export function lowestReaching(sums: Int32Array, wanted: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! >= wanted) high = middle
    else low = middle + 1
  }
  return low
}

/** Position of a day in the tables; throws a RangeError outside 2000–2099. */
export function indexOf(calendar: Calendar, day: DayNumber): number {
  if (!(day >= calendar.firstDay && day <= calendar.lastDay)) throw new RangeError('outside the years 2000–2099')
  return day - calendar.firstDay
}

function counts(calendar: Calendar, i: number, counting: Counting): boolean {
  const { days } = calendar.sums[counting]
  return days[i + 1]! > days[i]!
}
