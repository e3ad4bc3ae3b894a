import type { CalendarDocument, Span } from './calendar-document.ts'
import type { DayNumber } from './instant.ts'
import type { Words } from './problem.ts'

/**
 * Which days a clock counts. `allWorkingDays`: P0 and P1, on whom vacations have no effect. `dutyDays`: P2 and P3, for
 * whom only duty days count within a vacation (defaults §3.13).
 */
export type Counting = 'allWorkingDays' | 'dutyDays'

/** The layers by precedence; the first that names a date decides it. */
export const LAYERS = ['school', 'regional', 'stateCouncil', 'weekday'] as const
export type Layer = (typeof LAYERS)[number]

/**
 * A calendar compiled over 2000-01-01 … 2099-12-31. Index i of a table is day `firstDay + i`; the running sums have one
 * entry more, and entry i is the sum over the days before i. They turn every question into a subtraction or one binary
 * search. Plain data: it may be cloned to a worker.
 */
export type Calendar = {
  readonly document: CalendarDocument
  readonly firstDay: DayNumber
  readonly lastDay: DayNumber
  readonly layers: Uint8Array
  readonly working: Uint8Array
  readonly vacation: Uint8Array
  readonly duty: Uint8Array
  readonly provisional: Uint8Array
  readonly schedules: readonly (readonly Span[])[]
  readonly scheduleOf: Uint16Array
  readonly names: ReadonlyMap<DayNumber, Words>
  readonly sums: Readonly<Record<Counting, { readonly days: Int32Array; readonly minutes: Int32Array }>>
  readonly provisionalDays: Int32Array
}
