import { dayOf, defaultCalendar } from '@zuoyeben/worktime'
import { isWeekday } from '../ui/time-left.ts'

/** Whether the shipped calendar counts a day (`YYYY-MM-DD`); for wording only, due times themselves come from the server. */
export function isSchoolDay(day: string): boolean {
  try {
    return dayOf(defaultCalendar(), day).isWorking
  } catch {
    return isWeekday(day)
  }
}
