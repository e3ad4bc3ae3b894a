import type { ClockChange, ClockKind, Rung, UnitId, Urgency } from '@zuoyeben/lifecycle'
import {
  type Calendar,
  type Counting,
  dueAt,
  type Instant,
  instantOf,
  isProvisional,
  parseLimit,
  recomputedDue,
  workingHoursOf,
} from '@zuoyeben/worktime'
import type { StoredClock } from '../cases/stored-clock.ts'
import { colourAt } from './colour.ts'

/**
 * Clocks as rows: what the lifecycle said of them is carried out here, with due times from worktime alone. Pauses are kept as intervals,
 * and due is computed again from start, limit and intervals each time, so no pause is ever lost or counted twice (§3.5).
 */
export interface Running {
  readonly calendar: Calendar
  readonly ladder: readonly Rung[]
  readonly now: Instant
  readonly urgency: Urgency
  readonly releases: Record<string, string>
  readonly newId: () => string
}

/** Clocks that change, whole, in their new form; those that stay as they are are not among them. */
export function runClocks(
  clocks: readonly StoredClock[],
  changes: readonly ClockChange[],
  running: Running,
): StoredClock[] {
  const current = new Map(clocks.map(clock => [nameOf(clock.kind, clock.key), clock]))
  const touched = new Map<string, StoredClock>()
  const put = (clock: StoredClock) => {
    touched.set(clock.id, clock)
    const name = nameOf(clock.kind, clock.key)
    if (clock.stoppedAt === null) current.set(name, clock)
    else current.delete(name)
  }
  for (const change of changes) {
    const found = current.get(nameOf(change.clock, change.key ?? ''))
    if (change.change === 'start') {
      if (found) put({ ...found, stoppedAt: running.now })
      put(startClock(change, running))
      continue
    }
    if (!found) continue
    if (change.change === 'stop') put({ ...found, stoppedAt: running.now })
    else put(withDue(applyTo(found, change, running.now), running))
  }
  return [...touched.values()]
}

const nameOf = (kind: ClockKind, key: string) => `${kind} ${key}`

function applyTo(
  clock: StoredClock,
  change: Exclude<ClockChange, { change: 'start' | 'stop' }>,
  now: Instant,
): StoredClock {
  switch (change.change) {
    case 'pause':
      return clock.pauseReason === null
        ? { ...clock, pauses: [...clock.pauses, { from: now, to: null }], pauseReason: change.reason }
        : clock
    case 'resume':
      return {
        ...clock,
        pauses: clock.pauses.map(pause => (pause.to === null ? { ...pause, to: now } : pause)),
        pauseReason: null,
        pauseUntil: null,
      }
    case 'relimit':
      return { ...clock, limit: change.limit, toldDueAt: null }
  }
}

function startClock(change: Extract<ClockChange, { change: 'start' }>, running: Running): StoredClock {
  const clock: StoredClock = {
    id: running.newId(),
    kind: change.clock,
    key: change.key ?? '',
    unit: change.holder as UnitId,
    startedAt: running.now,
    limit: change.limit,
    counting: countingOf(running.urgency),
    pauses: [],
    pauseReason: null,
    pauseUntil: null,
    dueAt: null,
    toldDueAt: change.dueOn === null ? null : endOfWork(running.calendar, change.dueOn),
    colour: 'green',
    isProvisional: false,
    asks: null,
    stoppedAt: null,
    releases: running.releases,
  }
  return withDue(clock, running, change.dueOn !== null)
}

/** P0 and P1 count every working day; the others only duty days in a vacation (§3.13). */
export const countingOf = (urgency: Urgency): Counting =>
  urgency === 'P0' || urgency === 'P1' ? 'allWorkingDays' : 'dutyDays'

function withDue(clock: StoredClock, running: Running, isFixed = false): StoredClock {
  const limit = parseLimit(clock.limit)
  if (!limit.ok) throw new Error(`clock ${clock.kind}: ${clock.limit} is no limit`)
  const computed = dueAt(running.calendar, {
    start: clock.startedAt,
    limit: limit.value,
    pauses: clock.pauses,
    counting: clock.counting,
  })
  const due = isFixed ? clock.toldDueAt : recomputedDue(clock.toldDueAt, computed)
  const dated = {
    ...clock,
    dueAt: due,
    toldDueAt: due ?? clock.toldDueAt,
    isProvisional: due !== null && isProvisional(running.calendar, clock.startedAt, due),
  }
  return { ...dated, colour: colourAt(running.calendar, running.ladder, dated, running.now) }
}

function endOfWork(calendar: Calendar, day: string): Instant {
  return workingHoursOf(calendar, day)?.closes ?? instantOf(day, '17:30')
}
