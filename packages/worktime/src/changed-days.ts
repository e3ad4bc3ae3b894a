import type { Calendar } from './calendar.ts'
import { type Day, dayOf } from './day.ts'
import { type DateText, dateText, dayNumber } from './instant.ts'

/** A stretch of days that one calendar counts in another way than the other: what it was, what it is. */
export type ChangedDays = { readonly from: DateText; readonly to: DateText; readonly before: Day; readonly after: Day }

/**
 * The days from `from` to `to` on which two calendars differ in what a clock counts: work or off, duty, or the minutes of work. Days that
 * follow each other and change alike are one stretch. What only changes its name, or was assumed and is now known, is no change.
 */
export function changedDays(before: Calendar, after: Calendar, from: DateText, to: DateText): ChangedDays[] {
  const stretches: ChangedDays[] = []
  let last = ''
  for (let day = dayNumber(from); day <= dayNumber(to); day++) {
    const was = dayOf(before, dateText(day))
    const is = dayOf(after, dateText(day))
    const mark = [counted(before, was, day), counted(after, is, day)]
    const kind = mark[0] === mark[1] ? '' : mark.join(' → ')
    const stretch = stretches.at(-1)
    if (kind !== '' && kind === last && stretch) stretches[stretches.length - 1] = { ...stretch, to: is.date }
    else if (kind !== '') stretches.push({ from: is.date, to: is.date, before: was, after: is })
    last = kind
  }
  return stretches
}

function counted(calendar: Calendar, day: Day, n: number): string {
  const { allWorkingDays } = calendar.sums
  const i = n - calendar.firstDay
  const minutes = allWorkingDays.minutes[i + 1]! - allWorkingDays.minutes[i]!
  return day.isWorking ? `${minutes}${day.countsForDuty ? '' : ' duty'}` : 'off'
}
