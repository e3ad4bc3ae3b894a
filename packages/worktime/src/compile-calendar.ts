import type { Calendar } from './calendar.ts'
import type { CalendarDocument } from './calendar-document.ts'
import { FIRST_DAY, LAST_DAY, paintDays } from './paint-days.ts'

/** Builds the tables of a document that `parseCalendarDocument` accepted: a few milliseconds, once a calendar. */
export function compileCalendar(document: CalendarDocument): Calendar {
  const days = paintDays(document)
  const { working, vacation, duty, provisional, schedules, scheduleOf } = days
  const minutesOf = schedules.map(spans => spans.reduce((sum, span) => sum + span.end - span.start, 0))
  const sumsOf = (counts: (i: number) => boolean) => ({
    days: runningSum(i => (counts(i) ? 1 : 0)),
    minutes: runningSum(i => (counts(i) ? minutesOf[scheduleOf[i]!]! : 0)),
  })
  return {
    document,
    firstDay: FIRST_DAY,
    lastDay: LAST_DAY,
    ...days,
    sums: {
      allWorkingDays: sumsOf(i => working[i] === 1),
      dutyDays: sumsOf(i => working[i] === 1 && (vacation[i] === 0 || duty[i] === 1)),
    },
    provisionalDays: runningSum(i => provisional[i]!),
  }
}

function runningSum(value: (i: number) => number): Int32Array {
  const sums = new Int32Array(LAST_DAY - FIRST_DAY + 2)
  for (let i = 0; i < sums.length - 1; i++) sums[i + 1] = sums[i]! + value(i)
  return sums
}
