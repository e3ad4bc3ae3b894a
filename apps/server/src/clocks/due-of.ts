import { standsStillInForceMajeure, type Urgency } from '@zuoyeben/lifecycle'
import {
  type Calendar,
  type Clock,
  dueAt,
  elapsed,
  HOUR_MS,
  type Instant,
  instantOf,
  isProvisional,
  MINUTE_MS,
  parseLimit,
  recomputedDue,
  shareLeft,
  workingHoursOf,
} from '@zuoyeben/worktime'
import type { StoredClock, StoredPause } from '../cases/stored-clock.ts'

/**
 * When a stored clock falls due under a calendar, from its start, its limit or the day an instruction names, and its pauses, computed anew
 * each time (§3.5). An action and a change of the calendar ask here alike, so the two can never disagree.
 */
export function dueUnder(calendar: Calendar, clock: StoredClock, urgency: Urgency): StoredClock {
  const paused = { ...clock, pauses: withStoppages(calendar, clock, urgency) }
  const due = recomputedDue(paused.toldDueAt, dueOf(calendar, paused))
  return {
    ...paused,
    dueAt: due,
    toldDueAt: due ?? paused.toldDueAt,
    isProvisional: due !== null && isProvisional(calendar, paused.startedAt, due),
  }
}

/** Stretches of force majeure that the school has declared stand among the pauses, those it took back no longer. */
function withStoppages(calendar: Calendar, { kind, startedAt, pauses }: StoredClock, urgency: Urgency): StoredPause[] {
  const own = pauses.filter(pause => pause.reason !== 'forceMajeure')
  if (!standsStillInForceMajeure(kind, urgency)) return own
  const declared = calendar.document.school.stoppages.filter(({ to }) => to > startedAt)
  return [...own, ...declared.map(({ from, to }): StoredPause => ({ from, to, reason: 'forceMajeure' }))]
}

function dueOf(calendar: Calendar, clock: StoredClock): Instant | null {
  if (clock.dueOn === null) return dueAt(calendar, runOf(clock))
  const end = closeOfWork(calendar, clock.dueOn)
  const run = towards(calendar, clock, end)
  return run && clock.pauses.length > 0 ? dueAt(calendar, run) : end
}

/** The part of its limit that the clock had used at a moment: 0.5 is half, above 1 is overdue. */
export function usedShareAt(calendar: Calendar, clock: StoredClock, at: Instant): number {
  const run = clock.dueOn === null ? runOf(clock) : towards(calendar, clock, closeOfWork(calendar, clock.dueOn))
  return run ? 1 - shareLeft(calendar, run, at) : 1
}

function runOf({ kind, startedAt, limit, pauses, counting }: StoredClock): Clock {
  const parsed = parseLimit(limit)
  if (!parsed.ok) throw new Error(`clock ${kind}: ${limit} is no limit`)
  return { start: startedAt, limit: parsed.value, pauses, counting }
}

/** A clock with the working time that lies between its start and a moment for limit: a pause moves that moment as it moves any due. */
function towards(calendar: Calendar, { startedAt, pauses, counting }: StoredClock, end: Instant): Clock | null {
  const start = Math.floor(startedAt / MINUTE_MS) * MINUTE_MS
  const time = elapsed(calendar, { start, limit: { workingHours: 1 }, pauses: [], counting }, end)
  return time > 0 ? { start, limit: { workingHours: time / HOUR_MS }, pauses, counting } : null
}

/** The end of working hours of a day; of a day off, that of an ordinary one. */
export function closeOfWork(calendar: Calendar, day: string): Instant {
  return workingHoursOf(calendar, day)?.closes ?? instantOf(day, '17:30')
}
