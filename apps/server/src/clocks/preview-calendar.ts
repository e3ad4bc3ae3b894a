import type { ClockKind } from '@zuoyeben/lifecycle'
import { type Calendar, changedDays, DAY_MS, dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { dueUnder } from './due-of.ts'
import { nextCases, readCaseClocks } from './recalculation.sql.ts'

const CASES_AT_ONCE = 1000
const SAMPLES = 12
const STRETCHES = 60
const AHEAD_DAYS = 430

/** What a calendar would do to the clocks that run now; restricted cases stand in no number here. */
export interface CalendarPreview {
  readonly cases: number
  readonly clocks: number
  /** Dates that would move later. */
  readonly moved: number
  /** Dates that the calendar alone would bring nearer: they stay where they were told. */
  readonly kept: number
  /** Clocks that stand still and are computed when they go on. */
  readonly waiting: number
  readonly units: readonly { readonly unit: string; readonly moved: number }[]
  /** The dates that would move furthest, each kind and unit once. */
  readonly samples: readonly { kind: ClockKind; unit: string; before: string; after: string }[]
  /** Days that would be counted otherwise, from today on. */
  readonly days: readonly { from: string; to: string; was: DayKind; is: DayKind }[]
  readonly moreDays: number
}
type DayKind = 'off' | 'work' | 'duty'

/** Goes through every open clock as publishing would, and changes nothing. */
export async function previewCalendar(app: App, next: Calendar): Promise<CalendarPreview> {
  const now = app.now()
  const counts = { cases: 0, clocks: 0, moved: 0, kept: 0, waiting: 0 }
  const units = new Map<string, number>()
  const samples = new Map<string, { kind: ClockKind; unit: string; before: number; after: number }>()
  const current = app.configuration.calendar()
  for (let after: string | null = null; ; ) {
    const ids = await nextCases(app.db, { after, since: null, most: CASES_AT_ONCE })
    if (ids.length === 0) break
    after = ids.at(-1) ?? null
    for (const { clocks, urgency, isRestricted } of await readCaseClocks(app.db, ids, false)) {
      if (isRestricted) continue
      counts.cases += 1
      for (const clock of clocks) {
        counts.clocks += 1
        const { dueAt } = dueUnder(next, clock, urgency)
        if (clock.dueAt === null || dueAt === null) counts.waiting += 1
        else if (dueAt > clock.dueAt) {
          counts.moved += 1
          units.set(clock.unit, (units.get(clock.unit) ?? 0) + 1)
          const name = `${clock.kind} ${clock.unit}`
          const known = samples.get(name)
          if (!known || dueAt - clock.dueAt > known.after - known.before)
            samples.set(name, { kind: clock.kind, unit: clock.unit, before: clock.dueAt, after: dueAt })
        } else if ((dueUnder(next, { ...clock, toldDueAt: null }, urgency).dueAt ?? dueAt) < clock.dueAt)
          counts.kept += 1
      }
    }
  }
  const days = changedDays(current, next, dateOf(now), dateOf(now + AHEAD_DAYS * DAY_MS))
  return {
    ...counts,
    units: [...units].map(([unit, moved]) => ({ unit, moved })).toSorted((a, b) => b.moved - a.moved),
    samples: [...samples.values()]
      .toSorted((a, b) => b.after - b.before - (a.after - a.before))
      .slice(0, SAMPLES)
      .map(({ before, after, ...of }) => ({
        ...of,
        before: new Date(before).toISOString(),
        after: new Date(after).toISOString(),
      })),
    days: days
      .slice(0, STRETCHES)
      .map(({ from, to, before, after }) => ({ from, to, was: kindOf(before), is: kindOf(after) })),
    moreDays: Math.max(0, days.length - STRETCHES),
  }
}

const kindOf = (day: { isWorking: boolean; countsForDuty: boolean }): DayKind =>
  day.isWorking ? (day.countsForDuty ? 'work' : 'duty') : 'off'
