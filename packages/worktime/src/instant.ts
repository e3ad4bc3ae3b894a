/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number
/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export type DateText = string
/** A date as the number of days since 1970-01-01 in Asia/Shanghai. */
export type DayNumber = number

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000
/** Asia/Shanghai has been UTC+8 without summer time since 1991: arithmetic, no time-zone database. */
const OFFSET_MS = 8 * HOUR_MS

/** The date in Shanghai that an instant falls on, as a day number. */
export function dayNumberOf(instant: Instant): DayNumber {
  return Math.floor((instant + OFFSET_MS) / DAY_MS)
}

/** Midnight in Shanghai at which a day begins. */
export function startOfDay(day: DayNumber): Instant {
  return day * DAY_MS - OFFSET_MS
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7
}

/** The day number of a real date written `YYYY-MM-DD`; undefined for anything else (2026-02-30, 26-2-3). */
export function parseDate(text: string): DayNumber | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const ms = Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10)))
  const day = Math.round(ms / DAY_MS)
  return dateText(day) === text ? day : undefined
}

/** The day number of a date; throws a RangeError when the text is no date. */
export function dayNumber(date: DateText): DayNumber {
  const day = parseDate(date)
  if (day === undefined) throw new RangeError(`not a date: ${JSON.stringify(date)}`)
  return day
}

/** `YYYY-MM-DD` of a day number. */
export function dateText(day: DayNumber): DateText {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The date in Shanghai of an instant. */
export function dateOf(instant: Instant): DateText {
  return dateText(dayNumberOf(instant))
}

/** Minutes after midnight of `HH:MM` (00:00 … 24:00); undefined for anything else. */
export function parseTime(text: string): number | undefined {
  if (!/^\d{2}:\d{2}$/.test(text)) return undefined
  const hours = Number(text.slice(0, 2))
  const minutes = Number(text.slice(3, 5))
  const total = hours * 60 + minutes
  return minutes < 60 && total <= 1440 ? total : undefined
}

/** The instant of a Shanghai date and time of day `HH:MM`; throws a RangeError when either is malformed. */
export function instantOf(date: DateText, time: string): Instant {
  const minutes = parseTime(time)
  if (minutes === undefined) throw new RangeError(`not a time of day: ${JSON.stringify(time)}`)
  return startOfDay(dayNumber(date)) + minutes * MINUTE_MS
}

/** `YYYY-MM-DD HH:MM` in Shanghai, seconds cut off. */
export function instantText(instant: Instant): string {
  return new Date(instant + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}
