import { calendarWarnings, DAY_MS, dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { CALENDAR_KEEPERS } from '../configuration/effective-calendar.ts'
import type { Jobs } from '../jobs/queue.ts'
import { readCasesForNotice } from './beside-a-case.sql.ts'
import { resolvePeople } from './notices.sql.ts'
import type { NoticeKind } from './notices-for.ts'
import type { Recipient } from './recipients.ts'
import { deliver } from './send-notices.job.ts'
import { tellPeople } from './tell-people.ts'

/** The submitter of each of these cases is told once for a change of the calendar; the page says from when to when, and why. */
export async function tellOfMovedDates(app: App, { changeId, caseIds }: Jobs['datesMoved']): Promise<void> {
  for (const { id, caseNo, file } of await readCasesForNotice(app.db, caseIds)) {
    const told = [{ kind: 'yourDateMoved', recipient: { to: 'submitter' } }] as const
    await deliver(app, { caseId: id, caseNo, file }, told, `calendar:${changeId}:${id}`)
  }
}

/** Every day: whoever keeps the calendar is told of each urgent gap, once a week until it is mended. */
export async function watchCalendar(app: App): Promise<void> {
  const week = Math.floor(app.now() / (7 * DAY_MS))
  const gaps = calendarWarnings(app.configuration.calendar(), dateOf(app.now())).filter(warning => warning.isUrgent)
  for (const { code, layer, year } of gaps)
    await tell(app, 'calendarRunsOut', { to: 'holders', roles: CALENDAR_KEEPERS }, `${code}:${layer}:${year}:${week}`)
}

async function tell(app: App, kind: NoticeKind, recipient: Recipient, reason: string): Promise<void> {
  const people = await resolvePeople(app.db, recipient, null, new Date(app.now()))
  const dedupeKey = `${kind}:${reason}`
  await tellPeople(
    app,
    people.map(to => ({ id: app.newId(), to, caseId: null, kind, caseNo: null, dedupeKey })),
  )
}
