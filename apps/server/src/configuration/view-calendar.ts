import { calendarJson, calendarWarnings, dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { latestRecalculations } from '../clocks/recalculation.sql.ts'

const SHOWN = 8

/** The calendar in force, what it is without, and how far the last ones have come through the open clocks. */
export async function viewCalendar(app: App) {
  const { release, calendar } = app.configuration.school()
  const today = dateOf(app.now())
  return {
    today,
    release: release.n,
    calendar: calendarJson(calendar.document),
    warnings: calendarWarnings(calendar, today),
    progress: await latestRecalculations(app.db, SHOWN),
  }
}
