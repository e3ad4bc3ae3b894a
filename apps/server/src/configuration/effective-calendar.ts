import { type Calendar, parseCalendar } from '@zuoyeben/worktime'
import type { Reader } from '../db/database.ts'
import { activeReleases, readItems } from './releases.sql.ts'

/** Who looks after the calendar: the assessor proposes, the lead publishes the system administrator sees its gaps. */
export const CALENDAR_KEEPERS = ['assessor', 'schoolLead', 'systemAdmin'] as const

/**
 * The calendar in force as the database has it: for a job that must not work with what its process still holds in memory while a release is
 * on its way. Null before anything was published.
 */
export async function calendarInForce(db: Reader, now: Date): Promise<{ n: number; calendar: Calendar } | null> {
  const school = (await activeReleases(db, now)).find(release => release.scope === 'school')
  const hash = school?.items.calendar
  if (!school || !hash) return null
  const parsed = parseCalendar((await readItems(db, [hash])).get(hash))
  if (!parsed.ok) throw new Error(`the calendar in force is broken: ${JSON.stringify(parsed.problems)}`)
  return { n: school.n, calendar: parsed.value }
}
