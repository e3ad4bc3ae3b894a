import { DAY_MS, dateOf, dayOf, instantOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { type NewNotice, resolvePeople } from './notices.sql.ts'
import { rolesOf } from './recipients.ts'
import { standingIn } from './send-notices.job.ts'
import { tellPeople } from './tell-people.ts'
import { readWeek, wasWeekTold } from './week.sql.ts'

/**
 * Once a week each answer group is told how its unit stands, on the day and at the time of the school's escalation item (§3.6); where that is
 * a day off, on the next working day. It runs each minute, so a worker that slept says it when it wakes, and says it once. A unit in which
 * nothing was open and nothing came is told nothing.
 */
export async function tellOfTheWeek(app: App): Promise<void> {
  const now = app.now()
  const { weekday, at } = app.configuration.school().escalation.telling.weeklySummary
  const calendar = app.configuration.calendar()
  const monday = mondayOf(now)
  let day = monday + (weekday - 1) * DAY_MS
  while (day < monday + 7 * DAY_MS && !dayOf(calendar, dateOf(day)).isWorking) day += DAY_MS
  const moment = instantOf(dateOf(day), at)
  if (now < moment || (await wasWeekTold(app.db, new Date(moment)))) return
  const notices: NewNotice[] = []
  for (const { unit, ...figures } of await readWeek(app.db, new Date(monday - 7 * DAY_MS), new Date(monday))) {
    if (figures.open + figures.received + figures.closed === 0) continue
    const group = { kind: 'weekly', recipient: rolesOf(unit, ['officer', 'deputy', 'reviewer']) } as const
    const people = new Map<string, NewNotice['to']>()
    for (const { recipient } of standingIn(app, group))
      for (const to of await resolvePeople(app.db, recipient, null, new Date(now))) people.set(JSON.stringify(to), to)
    for (const to of people.values())
      notices.push({
        id: app.newId(),
        to,
        caseId: null,
        kind: 'weekly',
        caseNo: null,
        dedupeKey: `weekly:${unit}:${dateOf(monday)}`,
        figures,
      })
  }
  await tellPeople(app, notices)
}

/** Midnight of Monday in Shanghai. */
function mondayOf(now: number): number {
  const today = instantOf(dateOf(now), '00:00')
  const weekday = new Date(today + 8 * 3_600_000).getUTCDay()
  return today - ((weekday + 6) % 7) * DAY_MS
}
