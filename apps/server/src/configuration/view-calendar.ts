import { type CalendarJson, calendarJson, calendarWarnings, dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { latestDecided, openProposal } from './calendar-proposals.sql.ts'

const HISTORY = 8

/** The calendar in force, what it is without, the change that waits, and the last ones with how far they have come through the clocks. */
export async function viewCalendar(app: App, person: string) {
  const { release, calendar } = app.configuration.school()
  const [waiting, decided] = await Promise.all([openProposal(app.db), latestDecided(app.db, HISTORY)])
  return {
    today: dateOf(app.now()),
    release: release.n,
    calendar: calendarJson(calendar.document),
    warnings: calendarWarnings(calendar, dateOf(app.now())),
    proposal: waiting && {
      id: waiting.id,
      calendar: waiting.body as CalendarJson,
      reason: waiting.reason,
      by: waiting.by.name,
      isOwn: waiting.by.id === person,
      at: waiting.at.toISOString(),
      isOvertaken: waiting.baseN !== release.n,
    },
    history: decided.map(row => ({
      status: row.status,
      reason: row.reason,
      by: row.proposer,
      decidedBy: row.decider,
      at: row.decided_at.toISOString(),
      why: row.decision_reason,
      release: row.release_n,
      progress:
        row.phase === null
          ? null
          : {
              cases: row.cases ?? 0,
              done: row.cases_done ?? 0,
              moved: row.clocks_moved ?? 0,
              isOver: row.phase !== 'all',
            },
    })),
  }
}
