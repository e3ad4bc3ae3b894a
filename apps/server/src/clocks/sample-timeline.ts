import type { ClockKind, Course, Limits, Rung, RungColour, Urgency } from '@zuoyeben/lifecycle'
import { type Calendar, dueAt, type Instant, isProvisional, type LimitText, parseLimit } from '@zuoyeben/worktime'
import { rungMoments } from './ladder-moments.ts'
import { countingOf } from './run-clocks.ts'

/** One step of a case that takes all the time it has. Times are epoch milliseconds. */
export interface TimelineStep {
  readonly clock: ClockKind
  readonly limit: LimitText
  readonly startsAt: Instant
  readonly dueAt: Instant
  readonly isProvisional: boolean
  /** Rungs that time alone brings about, those after the due too. */
  readonly rungs: readonly { readonly id: string; readonly colour: RungColour | null; readonly at: Instant }[]
}

/** The steps of each course in their order (defaults §3.8); after a transfer the receiver triages anew. */
const STEPS: Readonly<Record<Course, readonly ClockKind[]>> = {
  handle: ['triage', 'review', 'claim', 'completion', 'callback', 'writeOff'],
  transfer: ['triage', 'review', 'transferReply', 'triage', 'review', 'claim', 'completion', 'callback', 'writeOff'],
  instruct: [
    'triage',
    'review',
    'circulationDraft',
    'circulationOpinion',
    'instruction',
    'issueTasks',
    'claim',
    'completion',
    'callback',
    'writeOff',
  ],
}

/**
 * What becomes of a case on which every step is done in the last moment: when each step begins and is due, and when each rung would fire.
 * By the same functions as the clocks of real cases, so a drawing of it cannot differ from them.
 */
export function sampleTimeline(
  calendar: Calendar,
  { limits, ladder }: { readonly limits: Limits; readonly ladder: readonly Rung[] },
  sample: { readonly course: Course; readonly urgency: Urgency; readonly start: Instant },
): TimelineStep[] {
  const counting = countingOf(sample.urgency)
  const steps: TimelineStep[] = []
  let startsAt = sample.start
  for (const kind of STEPS[sample.course]) {
    const text = (kind === 'completion' ? limits.completion[sample.course] : limits[kind])[sample.urgency]
    const limit = parseLimit(text)
    if (text === null || !limit.ok) continue
    const due = dueAt(calendar, { start: startsAt, limit: limit.value, pauses: [], counting }) ?? startsAt
    const clock = { kind, startedAt: startsAt, limit: text, pauses: [], counting, dueAt: due }
    steps.push({
      clock: kind,
      limit: text,
      startsAt,
      dueAt: due,
      isProvisional: isProvisional(calendar, startsAt, due),
      rungs: rungMoments(calendar, ladder, clock)
        .filter(moment => moment.unless === null)
        .map(({ rung, at }) => ({ id: rung.id, colour: rung.colour, at })),
    })
    startsAt = due
  }
  return steps
}
