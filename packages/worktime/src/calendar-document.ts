import type { DateText, Instant } from './instant.ts'
import type { Words } from './problem.ts'

/**
 * A calendar as JSON (configuration kind `calendar`; defaults §3.13). For each date the first layer that names it
 * decides: school → regional (广西三月三) → State Council list (off days and 补班 work days) → weekday Monday to Friday.
 * Every field may be left out: no list means provisional days, no school section means the default hours.
 */
export type CalendarDocument = {
  readonly school: SchoolLayer
  readonly regional: YearLayer | null
  readonly stateCouncil: YearLayer | null
}

/** A list published year by year. */
export type YearLayer = { readonly name: Words | null; readonly years: readonly YearList[] }

/** One year's notice. An entry without any day is a year without data; `confirmed: false` asks for a check by a person. */
export type YearList = {
  readonly year: number
  readonly confirmed: boolean
  readonly note: Words | null
  readonly sources: readonly string[]
  readonly off: readonly NamedDays[]
  readonly work: readonly DateText[]
}

/** Days `from` … `to`, both included. */
export type NamedDays = { readonly from: DateText; readonly to: DateText; readonly name: Words | null }

/** What the school itself decides: hours, single days, vacations. */
export type SchoolLayer = {
  readonly name: Words | null
  readonly sources: readonly string[]
  readonly hours: readonly HoursFrom[]
  readonly days: readonly SchoolDays[]
  readonly vacations: readonly Vacation[]
  readonly stoppages: readonly Stoppage[]
}

/** Declared force majeure (a typhoon, a flood, a cut of power): clocks stand still from minute to minute, and always with an end (§3.5). */
export type Stoppage = { readonly from: Instant; readonly to: Instant; readonly name: Words | null }

/** Working hours from a date on (夏季作息, a new timetable); the first entry has `from: null` and holds before the second. */
export type HoursFrom = { readonly from: DateText | null; readonly spans: readonly Span[] }

/** Minutes after midnight, `start` included, `end` excluded. */
export type Span = { readonly start: number; readonly end: number }

/** School override: an emergency stop or sports day (`work: false`), a make-up day, or a day with hours of its own. */
export type SchoolDays = NamedDays & { readonly work: boolean; readonly spans: readonly Span[] | null }

/** Days in mode `duty`: for P2 and P3 only the duty weekdays (0 = Sunday … 6 = Saturday) count. */
export type Vacation = NamedDays & { readonly dutyWeekdays: readonly number[] }

/** 08:00–12:00 and 14:30–17:30 (defaults §3.5). */
export const DEFAULT_SPANS: readonly Span[] = [
  { start: 480, end: 720 },
  { start: 870, end: 1050 },
]

/** Tuesday and Thursday (defaults §3.13). */
export const DEFAULT_DUTY_WEEKDAYS: readonly number[] = [2, 4]

export const FIRST_YEAR = 2000
export const LAST_YEAR = 2099
