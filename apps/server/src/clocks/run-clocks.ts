import { type ClockChange, type ClockKind, PAUSE_ENDS, type Rung, type UnitId, type Urgency } from '@zuoyeben/lifecycle'
import type { Calendar, Counting, Instant } from '@zuoyeben/worktime'
import type { StoredClock } from '../cases/stored-clock.ts'
import { colourAt } from './colour.ts'
import { closeOfWork, dueUnder, usedShareAt } from './due-of.ts'

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
      if (found) put(stopped(found, running))
      put(startClock(change, running))
      continue
    }
    if (!found) continue
    if (change.change === 'stop') put(stopped(found, running))
    else put(withDue(applyTo(found, change, running), running))
  }
  for (const clock of current.values()) {
    const pauseUntil = pauseEnd(clock, [...current.values()])
    const isOver = clock.pauseReason === 'parked' && pauseUntil !== null && pauseUntil <= running.now
    if (pauseUntil !== clock.pauseUntil || isOver)
      touched.set(clock.id, { ...(touched.get(clock.id) ?? clock), pauseUntil })
  }
  return [...touched.values()]
}

/** When a pause is over at the latest: what is parked knows its day, of the others a clock that runs meanwhile (lifecycle, PAUSE_ENDS). */
function pauseEnd(clock: StoredClock, all: readonly StoredClock[]): Instant | null {
  const { pauseReason } = clock
  if (pauseReason === null || pauseReason === 'forceMajeure') return null
  if (pauseReason === 'parked' && clock.pauseUntil !== null) return clock.pauseUntil
  for (const kind of PAUSE_ENDS[pauseReason])
    for (const other of all) if (other.kind === kind && other !== clock) return other.dueAt ?? pauseEnd(other, all)
  return clock.pauseUntil
}

/** What was used of the limit stays with the clock: a unit answers for its own time, and the next one has its own (§3.8). */
function stopped(clock: StoredClock, { calendar, now }: Running): StoredClock {
  return { ...clock, stoppedAt: now, usedShare: usedShareAt(calendar, clock, now) }
}

const nameOf = (kind: ClockKind, key: string) => `${kind} ${key}`

function applyTo(
  clock: StoredClock,
  change: Exclude<ClockChange, { change: 'start' | 'stop' }>,
  { calendar, now, urgency }: Running,
): StoredClock {
  switch (change.change) {
    case 'pause':
      return clock.pauseReason === null
        ? {
            ...clock,
            pauses: [...clock.pauses, { from: now, to: null, reason: change.reason }],
            pauseReason: change.reason,
            pauseUntil: change.until === null ? null : closeOfWork(calendar, change.until),
          }
        : clock
    case 'resume':
      return {
        ...clock,
        pauses: clock.pauses.map(pause => (pause.to === null ? { ...pause, to: now } : pause)),
        pauseReason: null,
        pauseUntil: null,
      }
    case 'relimit':
      // A day that was named is the least that holds from now on.
      return {
        ...clock,
        limit: change.limit,
        counting: countingOf(urgency),
        dueOn: null,
        toldDueAt: clock.dueOn === null && change.mayComeNearer ? null : clock.toldDueAt,
      }
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
    dueOn: change.dueOn,
    pauses: [],
    pauseReason: null,
    pauseUntil: null,
    dueAt: null,
    toldDueAt: null,
    colour: 'green',
    isProvisional: false,
    asks: null,
    stoppedAt: null,
    usedShare: null,
    releases: running.releases,
  }
  return withDue(clock, running)
}

/** P0 and P1 count every working day; the others only duty days in a vacation (§3.13). */
export const countingOf = (urgency: Urgency): Counting =>
  urgency === 'P0' || urgency === 'P1' ? 'allWorkingDays' : 'dutyDays'

function withDue(clock: StoredClock, { calendar, ladder, urgency, now }: Running): StoredClock {
  const dated = dueUnder(calendar, clock, urgency)
  return { ...dated, colour: colourAt(calendar, ladder, dated, now) }
}
