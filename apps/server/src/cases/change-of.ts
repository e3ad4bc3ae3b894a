import { type CaseEvent, type CaseFile, clockChanges, evolve, type Terms } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import { nextHappening } from '../clocks/next-happening.ts'
import { runClocks } from '../clocks/run-clocks.ts'
import type { Job } from '../jobs/queue.ts'
import { consultedUnits, type Derived, isRestricted, type RowFrame, rowOf, seenByUnits } from './case-row.ts'
import { type Delta, deltas } from './counting.ts'
import type { StoredClock } from './stored-clock.ts'

/** What a case was before a step: nothing, where it is being born. */
export interface Before {
  file: CaseFile | null
  seenBy: readonly string[]
  clocks: readonly StoredClock[]
}

export interface Step {
  file: CaseFile
  derived: Derived
  row: Record<string, unknown>
  events: { n: number; type: string; at: string; body: CaseEvent }[]
  clocks: StoredClock[]
  counts: Delta[]
  jobs: Job[]
}

/**
 * Folds events into everything that has to be written for them: the row, the events as stored, the clocks that change, the counters that
 * move and the jobs that follow. Pure but for ids; apply-action and submission share it.
 */
export function changeOf(
  app: App,
  before: Before,
  events: readonly CaseEvent[],
  terms: Terms,
  frame: Omit<RowFrame, 'closedAt'> & { closedAt: string | null },
): Step {
  let file = before.file
  let clocks = [...before.clocks]
  const touched = new Map<string, StoredClock>()
  const { calendar, escalation } = app.configuration.school()
  const { ladder } = escalation
  for (const event of events) {
    const after = evolve(file, event)
    // The receipt is the acknowledgement, given in the answer to the submission itself: no clock waits for it.
    const changes = clockChanges(file, event, after, terms).filter(change => change.clock !== 'acknowledge')
    const changed = runClocks(clocks, changes, {
      calendar,
      ladder,
      now: event.at,
      urgency: after.urgency,
      releases: frame.releases,
      newId: app.newId,
    })
    for (const clock of changed) touched.set(clock.id, clock)
    clocks = merge(clocks, changed)
    if (event.type === 'promised') {
      // The word that the ladder asked for has been given, for every clock that asked.
      const answered = clocks.flatMap(clock => (clock.asks === null ? [] : [{ ...clock, asks: null }]))
      for (const clock of answered) touched.set(clock.id, clock)
      clocks = merge(clocks, answered)
    }
    file = after
  }
  if (!file) throw new Error('a step without events')
  const derived = { seenBy: seenByUnits(file, before.seenBy), consulted: consultedUnits(file) }
  const first = (before.file?.version ?? 0) + 1
  const isClosing = events.some(event => event.after === 'closed' && event.before !== 'closed')
  const closedAt = isClosing ? frame.at : file.status === 'closed' || file.status === 'archived' ? frame.closedAt : null
  const caseId = file.id
  return {
    file,
    derived,
    row: rowOf(file, derived, clocks, { ...frame, closedAt }),
    events: events.map((event, i) => ({ n: first + i, type: event.type, at: frame.at, body: event })),
    clocks: [...touched.values()],
    counts: deltas(before.file, file),
    jobs: [
      ...events.map((_, i): Job => ({ name: 'notify', data: { caseId, n: first + i } })),
      ...(events.some(event => event.type === 'handedOver') ? [{ name: 'seal', data: { caseId } } as const] : []),
      ...[...touched.values()].flatMap((clock): Job[] => {
        const at = nextHappening(calendar, ladder, clock, app.now())
        return at === null ? [] : [{ name: 'clock', data: { clockId: clock.id }, at }]
      }),
    ],
  }
}

function merge(clocks: readonly StoredClock[], changed: readonly StoredClock[]): StoredClock[] {
  const byId = new Map(clocks.map(clock => [clock.id, clock]))
  for (const clock of changed) byId.set(clock.id, clock)
  return [...byId.values()].filter(clock => clock.stoppedAt === null)
}

/** Who could see the case before the step. */
interface Seen {
  readonly file: CaseFile
  readonly units: readonly string[]
}

/**
 * What open pages are told: who might see a change, never what it is. A restricted case wakes only the cleared few; in the step that
 * restricts it, those too who saw it until now, so that it leaves their screens at once.
 */
export function announcement(file: CaseFile, caseNo: string, derived: Derived, before: Seen | null = null): string {
  const crisis = file.crisis || (before?.file.crisis ?? false)
  const wasOpen = before !== null && !isRestricted(before.file)
  const { recused, version } = file
  if (isRestricted(file) && !wasOpen)
    return JSON.stringify({ caseNo, version, units: [], people: [], restricted: true, crisis, recused })
  const units = [...derived.seenBy, ...derived.consulted, ...(before?.units ?? [])]
  const people = [file.handler, file.triager, file.clerk, before?.file.handler].filter(person => person != null)
  return JSON.stringify({
    caseNo,
    version,
    units: [...new Set(units)],
    people: [...new Set(people)],
    restricted: isRestricted(file),
    crisis,
    recused,
  })
}
