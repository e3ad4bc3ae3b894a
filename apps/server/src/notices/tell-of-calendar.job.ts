import { calendarWarnings, DAY_MS, dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { CALENDAR_KEEPERS } from '../configuration/effective-calendar.ts'
import type { Jobs } from '../jobs/queue.ts'
import { readCasesForNotice, readMovedWork } from './beside-a-case.sql.ts'
import { resolvePeople } from './notices.sql.ts'
import type { NoticeKind } from './notices-for.ts'
import { officers, type Recipient } from './recipients.ts'
import { deliver, standingIn } from './send-notices.job.ts'
import { tellPeople } from './tell-people.ts'

/** The submitter of each of these cases is told once for a change of the calendar; the page says from when to when, and why. */
export async function tellOfMovedDates(app: App, { changeId, caseIds }: Jobs['datesMoved']): Promise<void> {
  for (const { id, caseNo, file } of await readCasesForNotice(app.db, caseIds)) {
    const told = [{ kind: 'yourDateMoved', recipient: { to: 'submitter' } }] as const
    await deliver(app, { caseId: id, caseNo, file }, told, `calendar:${changeId}:${id}`)
  }
}

/**
 * Whoever has cases in hand is told once for a change how many of their limits it moved, in the digest of the day; for what nobody has in
 * hand the officers of the unit. It runs when the change has gone through every case, and may run twice.
 */
export async function tellOfMovedWork(app: App, { changeId }: Jobs['movedWork']): Promise<void> {
  const now = new Date(app.now())
  const counts = new Map<string, number>()
  for (const { handler, unit, n } of await readMovedWork(app.db, changeId)) {
    const notice = {
      kind: 'movedWork',
      recipient: handler ? ({ to: 'person', person: handler } as const) : officers(unit),
    } as const
    const people = new Set<string>()
    for (const { recipient } of standingIn(app, notice))
      for (const to of await resolvePeople(app.db, recipient, null, now)) if ('person' in to) people.add(to.person)
    for (const person of people) counts.set(person, (counts.get(person) ?? 0) + n)
  }
  const dedupeKey = `movedWork:${changeId}`
  await tellPeople(
    app,
    [...counts].map(([person, n]) => ({
      id: app.newId(),
      to: { person },
      caseId: null,
      kind: 'movedWork',
      caseNo: null,
      dedupeKey,
      figures: { n },
    })),
  )
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
