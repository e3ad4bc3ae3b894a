import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import type { GateVerdict } from './actions.ts'
import { type CaseFile, STATUS_GROUP, type Status } from './case-file.ts'
import { type ClockChange, PAUSE_ENDS, PAUSE_REASONS, type PauseReason } from './clock-kinds.ts'
import { clocksOf, type RunningClock } from './clocks.ts'
import { type CaseEvent, EVENT_TYPES, type EventType } from './events.ts'
import { evolve, rebuild } from './evolve.ts'
import type { Actor } from './terms.ts'
import { givenACase, type Story } from './testing/given-a-case.ts'
import { COLLEGE, SCHOOL } from './testing/people.ts'
import { type Step, takeStep } from './testing/random-history.ts'

const full = process.env.ZUOYEBEN_FULL === '1'
const histories = full ? 10_000 : 500

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    who: fc.nat(100),
    what: fc.nat(100),
    how: fc.nat(1000),
    days: fc.constantFrom(0, 0, 1),
    wild: fc.nat(9).map(n => n === 0),
  }),
  { minLength: 20, maxLength: 60 },
)

const ordinary: GateVerdict = { hold: false, classes: [], source: null, crisis: false, recused: [] }
const held = (gate: Partial<GateVerdict>) => () =>
  givenACase().submitted({ gate: { ...ordinary, hold: true, ...gate } })
/** Where a history takes over: mostly at birth, now and then with the work done or the case closed. */
const beginnings = fc.constantFrom<() => Story>(
  () => givenACase().submitted(),
  () => givenACase().submitted(),
  () => givenACase().inProgress(),
  () => givenACase().inProgress().filed(),
  () => givenACase().closed(),
  () => givenACase().sentToDepartment(),
  held({ classes: ['bypass'], source: 'self', recused: [COLLEGE] }),
  held({ classes: ['ethics'], source: 'rule' }),
  held({ classes: ['crisis'], source: 'rule', crisis: true }),
)

const seenEvents = new Map<EventType, number>()
const seenStatuses = new Set<Status>()

it(`whatever happens to a case, it keeps its invariants (${histories} random histories)`, () => {
  fc.assert(
    fc.property(beginnings, steps, (begin, taken) => {
      const story = begin()
      const clocks = new Map<string, RunningClock>()
      let before: CaseFile | null = null
      let known = 0
      const watch = (actor: Actor | null) => {
        const fresh = story.events.slice(known)
        known = story.events.length
        for (const [i, event] of fresh.entries()) {
          const after: CaseFile = evolve(before, event)
          oneOwner(before, event, after)
          rightHands(before, event, after, actor)
          honestClosing(before, event)
          keepClocks(clocks, story.clocks[known - fresh.length + i] ?? [], after, story)
          seenEvents.set(event.type, (seenEvents.get(event.type) ?? 0) + 1)
          seenStatuses.add(after.status)
          before = after
        }
      }
      watch(null)
      for (const step of taken) watch(takeStep(story, step))
      inOrder(story.events)
      rebuildsItself(story.events, before)
      balances(story.events)
    }),
    { numRuns: histories, ...(full ? {} : { seed: 20_260_302 }) },
  )
}, 600_000)

afterAll(() => {
  expect(EVENT_TYPES.filter(type => !seenEvents.has(type))).toEqual([])
  expect([...seenStatuses].length).toBe(19)
})

/** Invariant 1: one owner at every moment, moved only by an acceptance or by the school; a recused unit never owns it. */
function oneOwner(before: CaseFile | null, event: CaseEvent, after: CaseFile) {
  expect(event.before).toBe(before?.status ?? null)
  expect(event.ownerBefore).toBe(before?.owner ?? null)
  expect(after.owner).toBe(event.ownerAfter)
  expect(after.status).toBe(event.after)
  expect(after.recused).not.toContain(after.owner)
  if (before && after.owner !== before.owner) {
    const toSchool =
      after.owner === SCHOOL && ['held', 'reportedUp', 'disputed', 'filed', 'rejected'].includes(after.status)
    expect(toSchool || MOVES.includes(event.type)).toBe(true)
  }
  if (['held', 'reportedUp', 'disputed', 'handedOver'].includes(after.status)) expect(after.owner).toBe(SCHOOL)
}
const MOVES: readonly EventType[] = [
  'transferAccepted',
  'ruled',
  'redispatched',
  'tasksIssued',
  'flagCleared',
  'routedAround',
  'rejectionOverturned',
]

/** Invariant 2: triager ≠ reviewer, handler ≠ caller, and nobody who worked on a case rates it. */
function rightHands(before: CaseFile | null, event: CaseEvent, after: CaseFile, actor: Actor | null) {
  const doer = event.actor.kind === 'staff' ? event.actor.person : null
  if (after.triager) expect(after.reviewer).not.toBe(after.triager)
  if (after.caller) expect(after.handler).not.toBe(after.caller)
  if (event.type === 'attemptRecorded' || event.type === 'writtenOff') expect(before?.handlers).not.toContain(doer)
  if (event.type === 'approved') expect(before?.triager).not.toBe(doer)
  if (event.type === 'rated' && actor?.kind === 'submitter') expect(before?.participants).not.toContain(actor.person)
  for (const person of [after.clerk, after.triager, after.reviewer, after.caller]) {
    if (person) expect(after.participants).toContain(person)
  }
  for (const person of after.handlers) expect(after.participants).toContain(person)
}

/** Invariant 3: closed only from filed, after contact or attempts on two days of that filing. */
function honestClosing(before: CaseFile | null, event: CaseEvent) {
  if (event.after !== 'closed' || event.before === 'closed') return
  if (event.type === 'flagCleared') return
  expect([event.type, event.before]).toEqual(['writtenOff', 'filed'])
  const attempts = before?.attempts ?? []
  expect(attempts.some(each => each.reached) || new Set(attempts.map(each => each.day)).size >= 2).toBe(true)
}

/** Invariant 2: 研判 → 审核 → 领题, in that order, in every unit that works on it. */
function inOrder(events: readonly CaseEvent[]) {
  let passed: 'nothing' | 'triaged' | 'approved' = 'nothing'
  for (const event of events) {
    if (event.type === 'approved') expect(passed).not.toBe('nothing')
    if (event.type === 'claimed') expect(passed).toBe('approved')
    if (event.after === 'triage') passed = 'nothing'
    if (event.after === 'review' && event.before !== 'transferPending' && event.before !== 'held') passed = 'triaged'
    if (event.type === 'transferAccepted' && event.form) passed = 'triaged'
    if (event.type === 'approved') passed = 'approved'
  }
}

/** Invariant 4: the events alone rebuild the row, also from the disk, and none of them names the submitter or holds a word. */
function rebuildsItself(events: readonly CaseEvent[], last: CaseFile | null) {
  const stored = JSON.parse(JSON.stringify(events)) as CaseEvent[]
  expect(rebuild(stored)).toEqual(last)
  expect(last?.version).toBe(events.length)
  expect(JSON.stringify(events)).not.toContain('student')
  for (const event of events) expect(event.at > 0 && event.day.length === 10).toBe(true)
}

/**
 * Invariant 5: a case that is not final has a clock that runs, whatever is paused has one of the four reasons, and the changes told
 * to the store leave it with exactly the clocks the case should have.
 */
function keepClocks(kept: Map<string, RunningClock>, changes: readonly ClockChange[], after: CaseFile, story: Story) {
  for (const change of changes) applyChange(kept, change)
  const should = clocksOf(after, story.terms)
  const group = STATUS_GROUP[after.status]
  if (group !== 'final' && group !== 'follows') expect(should.some(clock => clock.paused === null)).toBe(true)
  for (const clock of should) if (clock.paused) expect(PAUSE_REASONS).toContain(clock.paused)
  for (const clock of should) expect(hasAnEnd(clock, should), `${clock.clock}: ${clock.paused}`).toBe(true)
  const open = [...kept.values()].filter(clock => clock.clock !== 'acknowledge')
  expect(open.map(asLine).toSorted()).toEqual(should.map(asLine).toSorted())
}

/** A pause is watched by a clock that runs, or by one whose own pause is. */
function hasAnEnd(clock: RunningClock, all: readonly RunningClock[]): boolean {
  const { paused } = clock
  if (paused === null) return true
  expect(paused, 'declared in the calendar, never by a case').not.toBe('forceMajeure')
  const ends = paused === 'forceMajeure' ? [] : PAUSE_ENDS[paused]
  return all.some(each => ends.includes(each.clock) && each !== clock && hasAnEnd(each, all))
}

function applyChange(kept: Map<string, RunningClock>, change: ClockChange) {
  const name = `${change.clock} ${change.key}`
  const old = kept.get(name)
  switch (change.change) {
    case 'start': {
      const { clock, key, limit, holder, dueOn } = change
      kept.set(name, { clock, key, limit, holder, dueOn, paused: null })
      return
    }
    case 'stop':
      expect(kept.delete(name)).toBe(true)
      return
    case 'pause':
      kept.set(name, { ...running(old, null), paused: change.reason })
      return
    case 'resume':
      kept.set(name, { ...running(old, 'any'), paused: null })
      return
    case 'relimit':
      kept.set(name, { ...running(old, old?.paused ? 'any' : null), limit: change.limit })
  }
}

function running(clock: RunningClock | undefined, paused: PauseReason | 'any' | null): RunningClock {
  if (!clock) throw new Error('a change of a clock that was never started')
  expect(paused === 'any' ? clock.paused !== null : clock.paused === null).toBe(true)
  return clock
}

function asLine({ clock, key, holder, limit, paused }: RunningClock): string {
  return [clock, key, holder, limit, paused].join(' ')
}

/** Invariant 9: what was received is what is open plus what is final, counted from the events alone. */
function balances(events: readonly CaseEvent[]) {
  let received = 0
  let open = 0
  let final = 0
  for (const { before, after } of events) {
    if (before === null) received += 1
    else if (isFinal(before)) final -= 1
    else open -= 1
    if (isFinal(after)) final += 1
    else open += 1
    expect(received).toBe(open + final)
    expect([0, 1]).toContain(open)
    expect([0, 1]).toContain(final)
  }
}

function isFinal(status: Status): boolean {
  return STATUS_GROUP[status] === 'final' || STATUS_GROUP[status] === 'follows'
}
