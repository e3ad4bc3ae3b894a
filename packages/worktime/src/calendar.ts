import { type CalendarDocument, FIRST_YEAR, LAST_YEAR, type NamedDays, type Span } from './calendar-document.ts'
import { type DayNumber, dayNumber, parseDate, weekdayOf } from './instant.ts'
import type { Words } from './problem.ts'

/**
 * Which days a clock counts. `allWorkingDays`: P0 and P1, on whom vacations have no effect. `dutyDays`: P2 and P3, for
 * whom only duty days count within a vacation (defaults §3.13).
 */
export type Counting = 'allWorkingDays' | 'dutyDays'

/** The layer that decided a day, by precedence. */
export type Layer = 'school' | 'regional' | 'stateCouncil' | 'weekday'

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

export const LAYERS: readonly Layer[] = ['school', 'regional', 'stateCouncil', 'weekday']
const [SCHOOL, REGIONAL, STATE_COUNCIL, WEEKDAY] = [0, 1, 2, 3]

/** Builds the tables of a document that `parseCalendarDocument` accepted. */
export function compileCalendar(document: CalendarDocument): Calendar {
  const firstDay = dayNumber(`${FIRST_YEAR}-01-01`)
  const lastDay = dayNumber(`${LAST_YEAR}-12-31`)
  const length = lastDay - firstDay + 1
  const working = new Uint8Array(length)
  const layers = new Uint8Array(length).fill(WEEKDAY!)
  const provisional = new Uint8Array(length).fill(1)
  const vacation = new Uint8Array(length)
  const duty = new Uint8Array(length)
  const scheduleOf = new Uint16Array(length)
  const schedules = document.school.hours.map(entry => entry.spans)
  const names = new Map<DayNumber, Words>()
  const eachDay = ({ from, to }: Pick<NamedDays, 'from' | 'to'>, act: (i: number) => void) => {
    const end = Math.min(dayNumber(to), lastDay) - firstDay
    for (let i = Math.max(dayNumber(from) - firstDay, 0); i <= end; i++) act(i)
  }
  const decide = (layer: number, days: NamedDays, works: boolean, schedule?: number) =>
    eachDay(days, i => {
      layers[i] = layer
      working[i] = works ? 1 : 0
      provisional[i] = 0
      if (schedule !== undefined) scheduleOf[i] = schedule
      if (days.name) names.set(firstDay + i, days.name)
      else names.delete(firstDay + i)
    })

  for (let i = 0; i < length; i++) {
    const weekday = weekdayOf(firstDay + i)
    working[i] = weekday >= 1 && weekday <= 5 ? 1 : 0
  }
  document.school.hours.forEach((entry, schedule) => {
    const start = entry.from === null ? 0 : Math.max((parseDate(entry.from) ?? firstDay) - firstDay, 0)
    scheduleOf.fill(schedule, start)
  })
  for (const list of document.stateCouncil?.years ?? []) {
    if (list.off.length + list.work.length > 0) {
      eachDay({ from: `${list.year}-01-01`, to: `${list.year}-12-31` }, i => {
        provisional[i] = 0
      })
    }
  }
  for (const [layer, years] of [
    [STATE_COUNCIL!, document.stateCouncil],
    [REGIONAL!, document.regional],
  ] as const) {
    for (const list of years?.years ?? []) {
      for (const days of list.off) decide(layer, days, false)
      for (const day of list.work) decide(layer, { from: day, to: day, name: null }, true)
    }
  }
  for (const days of document.school.days) {
    const schedule = days.spans ? schedules.push(days.spans) - 1 : undefined
    decide(SCHOOL!, days, days.work, schedule)
  }
  for (const stretch of document.school.vacations) {
    eachDay(stretch, i => {
      vacation[i] = 1
      duty[i] = stretch.dutyWeekdays.includes(weekdayOf(firstDay + i)) ? 1 : 0
    })
  }

  const minutesOf = schedules.map(spans => spans.reduce((sum, span) => sum + span.end - span.start, 0))
  const sumOver = (value: (i: number) => number) => {
    const sums = new Int32Array(length + 1)
    for (let i = 0; i < length; i++) sums[i + 1] = sums[i]! + value(i)
    return sums
  }
  const sumsOf = (counts: (i: number) => boolean) => ({
    days: sumOver(i => (counts(i) ? 1 : 0)),
    minutes: sumOver(i => (counts(i) ? minutesOf[scheduleOf[i]!]! : 0)),
  })
  return {
    document,
    firstDay,
    lastDay,
    layers,
    working,
    vacation,
    duty,
    provisional,
    schedules,
    scheduleOf,
    names,
    sums: {
      allWorkingDays: sumsOf(i => working[i] === 1),
      dutyDays: sumsOf(i => working[i] === 1 && (vacation[i] === 0 || duty[i] === 1)),
    },
    provisionalDays: sumOver(i => provisional[i]!),
  }
}
