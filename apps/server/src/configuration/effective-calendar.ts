import { type Calendar, parseCalendar } from '@zuoyeben/worktime'
import type { Reader } from '../db/database.ts'
import { activeReleases, itemAt, readItems } from './releases.sql.ts'

/** Who looks after the calendar: the assessor proposes, the lead publishes the system administrator sees its gaps. */
export const CALENDAR_KEEPERS = ['assessor', 'schoolLead', 'systemAdmin'] as const

/**
 * The calendar in force as the database has it: for a job that must not work with what its process still holds in memory while a release is
 * on its way. Null before anything was published.
 */
export async function calendarInForce(db: Reader): Promise<{ n: number; calendar: Calendar } | null> {
  const school = (await activeReleases(db)).find(release => release.scope === 'school')
  const hash = school?.items.calendar
  if (!school || !hash) return null
  return { n: school.n, calendar: parsed((await readItems(db, [hash])).get(hash)) }
}

/** The calendar of a release of the school, as it was then. @throws where there is no such release */
export async function calendarOf(db: Reader, release: number): Promise<Calendar> {
  return parsed((await itemAt(db, 'school', release, 'calendar'))?.body)
}

function parsed(body: unknown): Calendar {
  const calendar = parseCalendar(body)
  if (!calendar.ok) throw new Error(`a published calendar is broken: ${JSON.stringify(calendar.problems)}`)
  return calendar.value
}
