import { LAYERS, type Layer } from './calendar.ts'
import { type CalendarDocument, FIRST_YEAR, LAST_YEAR, type NamedDays, type Span } from './calendar-document.ts'
import { type DateText, type DayNumber, dayNumber, weekdayOf } from './instant.ts'
import type { Words } from './problem.ts'

export const FIRST_DAY = dayNumber(`${FIRST_YEAR}-01-01`)
export const LAST_DAY = dayNumber(`${LAST_YEAR}-12-31`)
const LENGTH = LAST_DAY - FIRST_DAY + 1

/** The day tables of a calendar, before the running sums: lays the layers over each other from the lowest to the highest, so that the first in precedence is seen. */
export function paintDays({ school, regional, stateCouncil }: CalendarDocument) {
  const days = {
    working: new Uint8Array(LENGTH),
    layers: new Uint8Array(LENGTH).fill(LAYERS.indexOf('weekday')),
    provisional: new Uint8Array(LENGTH).fill(1),
    vacation: new Uint8Array(LENGTH),
    duty: new Uint8Array(LENGTH),
    scheduleOf: new Uint16Array(LENGTH),
    schedules: school.hours.map(entry => entry.spans),
    names: new Map<DayNumber, Words>(),
  }
  const decide = (layer: Layer, stretch: NamedDays, works: boolean, spans: readonly Span[] | null = null) => {
    const schedule = spans && days.schedules.push(spans) - 1
    for (const i of positions(stretch.from, stretch.to)) {
      days.layers[i] = LAYERS.indexOf(layer)
      days.working[i] = works ? 1 : 0
      days.provisional[i] = 0
      if (schedule !== null) days.scheduleOf[i] = schedule
      if (stretch.name) days.names.set(FIRST_DAY + i, stretch.name)
      else days.names.delete(FIRST_DAY + i)
    }
  }

  for (let i = 0; i < LENGTH; i++) {
    const weekday = weekdayOf(FIRST_DAY + i)
    days.working[i] = weekday >= 1 && weekday <= 5 ? 1 : 0
  }
  school.hours.forEach((entry, schedule) => {
    days.scheduleOf.fill(schedule, entry.from === null ? 0 : Math.max(0, dayNumber(entry.from) - FIRST_DAY))
  })
  for (const { year, off, work } of stateCouncil?.years ?? []) {
    if (off.length + work.length === 0) continue
    for (const i of positions(`${year}-01-01`, `${year}-12-31`)) days.provisional[i] = 0
  }
  for (const [layer, lists] of [['stateCouncil', stateCouncil] as const, ['regional', regional] as const]) {
    for (const { off, work } of lists?.years ?? []) {
      for (const stretch of off) decide(layer, stretch, false)
      for (const day of work) decide(layer, { from: day, to: day, name: null }, true)
    }
  }
  for (const stretch of school.days) decide('school', stretch, stretch.work, stretch.spans)
  for (const { from, to, dutyWeekdays } of school.vacations) {
    for (const i of positions(from, to)) {
      days.vacation[i] = 1
      days.duty[i] = dutyWeekdays.includes(weekdayOf(FIRST_DAY + i)) ? 1 : 0
    }
  }
  return days
}

/** Positions in the tables of the days `from` … `to`, those outside the tables left out. */
function* positions(from: DateText, to: DateText): Generator<number> {
  const end = Math.min(dayNumber(to), LAST_DAY) - FIRST_DAY
  for (let i = Math.max(0, dayNumber(from) - FIRST_DAY); i <= end; i++) yield i
}
