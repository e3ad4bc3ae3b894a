import type { LimitText } from '@zuoyeben/worktime'
import { isCalledBack } from './call-back.ts'
import type { CaseFile, Status } from './case-file.ts'
import type { ClockChange, ClockKind, PauseReason } from './clock-kinds.ts'
import { SEALED_CLOCKS } from './escalation-bounds.ts'
import type { CaseEvent } from './events.ts'
import { scaleLimit } from './limit-text.ts'
import type { Terms } from './policy.ts'
import type { UnitId, Urgency } from './terms.ts'

/**
 * Which clocks a case has, read off the case alone; the changes an event makes are the difference between the case before and after
 * it, plus the few clocks that an event sets back. So a status without a clock is seen here at once (C2-30, invariant 5), and no
 * step can forget to stop one. A clock is paused for one of four reasons and never for consults, approvals or purchases (§3.5):
 * `awaitingSubmitter`, `parked`, and `held` or frozen keep the clocks of where the case stood, paused. Whoever adds a status adds it
 * to `standing`, or it does not compile.
 */
export interface RunningClock {
  readonly clock: ClockKind
  readonly key: string | null
  readonly holder: UnitId
  readonly limit: LimitText
  readonly dueOn: string | null
  readonly paused: PauseReason | null
}

/** The clocks of a case, running and paused. `acknowledge` and the ends of windows are kept by those who fire them. */
export function clocksOf(caseFile: CaseFile, terms: Terms): readonly RunningClock[] {
  const clocks = standing(caseFile, terms)
  if (!caseFile.frozen) return clocks
  return [...paused(clocks, 'specialChannel'), ...of(caseFile, terms, 'freezeReview', terms.schoolGroup)]
}

function standing(f: CaseFile, terms: Terms): readonly RunningClock[] {
  const mine = (...kinds: readonly ClockKind[]) => kinds.flatMap(kind => of(f, terms, kind, f.owner))
  const held = (kind: ClockKind, holder: UnitId, key: string | null = null) => of(f, terms, kind, holder, key)
  const asIn = (status: Status, owner = f.owner) => standing({ ...f, status, owner }, terms)
  switch (f.status) {
    case 'held': {
      const before = f.heldFrom ? asIn(f.heldFrom.status, f.heldFrom.owner) : []
      return [...held('reportUp', terms.schoolGroup), ...paused(before, 'specialChannel')]
    }
    case 'reportedUp':
      return [...held('handOver', terms.schoolGroup), ...held('handOverReview', terms.schoolGroup)]
    case 'triage':
      return [...mine('triage'), ...whileOpen(f, terms)]
    case 'awaitingSubmitter':
      return [...mine('submitterAnswer'), ...paused(asIn(f.resumeTo ?? 'triage'), 'submitter')]
    case 'review':
      return [...mine('review'), ...(f.path === 'transfer' ? mine('transferSend') : []), ...whileOpen(f, terms)]
    case 'assigned':
      return [...mine('claim'), ...whileOpen(f, terms)]
    case 'inProgress': {
      const asked = f.requested ? mine('review') : []
      const sending = f.requested?.path === 'transfer' ? mine('transferSend') : []
      return [...mine('progressNote'), ...asked, ...sending, ...whileOpen(f, terms)]
    }
    case 'parked':
      return [...mine('parkReview'), ...paused(asIn(f.resumeTo ?? 'inProgress'), 'parked')]
    case 'transferPending':
      return [...held('transferReply', f.transfer?.to ?? f.owner), ...whileOpen(f, terms)]
    case 'disputed':
      return [...held('ruling', terms.schoolGroup), ...consults(f, terms)]
    case 'circulating':
      return [...circulation(f, terms), ...consults(f, terms)]
    case 'instructed':
      return [...held('issueTasks', terms.circulationUnit), ...consults(f, terms)]
    case 'filed':
      if (isCalledBack(f)) return mine('writeOff')
      return f.attempts.length === 0 ? mine('callback', 'callbackFirstAttempt') : mine('callback')
    case 'closed':
      return f.rated ? mine('reopenWindow') : mine('reopenWindow', 'ratingWindow')
    case 'rejected':
      return f.contested ? [] : mine('contestWindow')
    case 'handedOver':
    case 'archived':
    case 'merged':
    case 'withdrawn':
      return []
  }
}

/**
 * Whether a force majeure that the school declares stops the clock (§3.5 c). Never what a life may hang on, and never the duties of the
 * cleared few: those are kept by people on call, wherever they are.
 */
export function standsStillInForceMajeure(clock: ClockKind, urgency: Urgency): boolean {
  return urgency !== 'P0' && !SEALED_CLOCKS.includes(clock)
}

/** Clocks that go on from step to step until the work is filed. */
function whileOpen(f: CaseFile, terms: Terms): readonly RunningClock[] {
  return [
    ...(f.underWay ? of(f, terms, 'completion', f.owner) : []),
    ...(f.reply === 'owed' ? of(f, terms, 'firstReply', f.owner) : []),
    ...consults(f, terms),
  ]
}

function consults(f: CaseFile, terms: Terms): readonly RunningClock[] {
  return f.consults.flatMap(each => (each.answered ? [] : of(f, terms, 'consultAnswer', each.unit, each.id)))
}

function circulation(f: CaseFile, terms: Terms): readonly RunningClock[] {
  if (!f.circulation?.documentNo) return of(f, terms, 'circulationDraft', f.owner)
  const silent = f.circulation.units.filter(each => each.stance === null)
  if (silent.length === 0) return of(f, terms, 'instruction', terms.circulationUnit)
  return silent.flatMap(each => of(f, terms, 'circulationOpinion', each.unit, each.unit))
}

function of(f: CaseFile, terms: Terms, clock: ClockKind, holder: UnitId, key: string | null = null): RunningClock[] {
  const limits = terms.unitLimits.get(holder) ?? terms.limits
  const table = clock === 'completion' ? limits.completion[f.course] : limits[clock]
  const base = table[f.crisis && SEALED_CLOCKS.includes(clock) ? 'P0' : f.urgency]
  if (base === null) return []
  const factor = clock === 'completion' ? (f.halved ? 0.5 : 1) * (1 + f.extraPercent / 100) : 1
  const dueOn = clock === 'completion' ? f.dueOn : null
  return [{ clock, key, holder, limit: scaleLimit(base, factor), dueOn, paused: null }]
}

function paused(clocks: readonly RunningClock[], reason: PauseReason): readonly RunningClock[] {
  return clocks.map(clock => ({ ...clock, paused: clock.paused ?? reason }))
}

/** What `event` does to the clocks of a case. `before` is null for a submission. */
export function clockChanges(
  before: CaseFile | null,
  event: CaseEvent,
  after: CaseFile,
  terms: Terms,
): readonly ClockChange[] {
  const was = before ? clocksOf(before, terms) : []
  const is = clocksOf(after, terms)
  const reset = setBack(before, event)
  const changes: ClockChange[] = []
  for (const old of was) {
    if (!is.some(each => same(each, old))) changes.push({ change: 'stop', clock: old.clock, key: old.key })
  }
  if (event.type === 'submitted')
    is.length > 0 && changes.push(...of(after, terms, 'acknowledge', after.owner).map(start))
  for (const next of is) {
    const old = was.find(each => same(each, next))
    if (!old || old.holder !== next.holder || (next.clock === reset && next.paused === null)) {
      changes.push(start(next))
      if (next.paused) changes.push(pause(next, next.paused, event))
      continue
    }
    const { clock, key } = next
    if (old.limit !== next.limit) {
      const mayComeNearer = event.type !== 'extended'
      changes.push({ change: 'relimit', clock, key, limit: next.limit, mayComeNearer })
    }
    if (old.paused === null && next.paused !== null) changes.push(pause(next, next.paused, event))
    if (old.paused !== null && next.paused === null) changes.push({ change: 'resume', clock, key })
  }
  return changes
}

function same(a: RunningClock, b: RunningClock): boolean {
  return a.clock === b.clock && a.key === b.key
}

/** What is parked waits for its last milestone at most, and is then taken up again (T29). */
function pause({ clock, key }: RunningClock, reason: PauseReason, event: CaseEvent): ClockChange {
  const days = event.type === 'parked' && reason === 'parked' ? event.milestones.map(each => each.on) : []
  return { change: 'pause', clock, key, reason, until: days.toSorted().at(-1) ?? null }
}

function start({ clock, key, limit, holder, dueOn }: RunningClock): ClockChange {
  return { change: 'start', clock, key, limit, holder, dueOn }
}

/** The clock that an event sets back to its start although the case stays where it is. */
function setBack(before: CaseFile | null, event: CaseEvent): ClockKind | null {
  switch (event.type) {
    case 'noted':
      if (event.after === 'reportedUp') return 'handOverReview'
      return event.after === 'parked' ? 'parkReview' : 'progressNote'
    case 'transferReplyTimeOver':
      return 'transferReply'
    case 'reassigned':
      return before?.claimRestarts === 0 ? 'claim' : null
    case 'circulated':
      return 'circulationOpinion'
    default:
      return null
  }
}
