import type { LimitText } from '@zuoyeben/worktime'
import type { Course } from './case-file.ts'
import type { ClockKind, ExtensionByUrgency } from './clock-kinds.ts'
import type { Urgency } from './terms.ts'

export interface Bound {
  readonly least: LimitText | null
  readonly most: LimitText
  /** Urgencies for which the school may set no limit at all. */
  readonly none: readonly Urgency[]
}

const upTo = (most: LimitText, none: readonly Urgency[] = []): Bound => ({ least: null, most, none })
const between = (least: LimitText, most: LimitText): Bound => ({ least, most, none: [] })

/**
 * How far a limit may be set (§3.5 "Bounds", amendments). They are code and not configuration: the seed fixes 回访 at two working
 * days, and no release, of the school or a unit, can move it (C2-27, invariant 7).
 */
export const LIMIT_BOUNDS: Readonly<Record<Exclude<ClockKind, 'completion'>, Bound>> = {
  acknowledge: between('1CM', '1CM'),
  reportUp: upTo('2WH'),
  handOver: upTo('1WD'),
  handOverReview: upTo('5WD'),
  freezeReview: upTo('5WD'),
  triage: upTo('1WD'),
  submitterAnswer: upTo('5WD', ['P0']),
  review: upTo('1WD'),
  claim: upTo('1WD'),
  firstReply: upTo('2WD'),
  transferSend: upTo('2WD'),
  transferReply: upTo('2WD'),
  ruling: upTo('2WD'),
  consultAnswer: upTo('3WD'),
  circulationDraft: upTo('3WD'),
  circulationOpinion: upTo('3WD'),
  instruction: upTo('4WD'),
  issueTasks: upTo('1WD'),
  progressNote: upTo('5WD'),
  parkReview: upTo('20WD', ['P0', 'P1']),
  callbackFirstAttempt: upTo('1WD', ['P2', 'P3']),
  callback: upTo('2WD'),
  writeOff: upTo('2WD'),
  ratingWindow: between('3WD', '10WD'),
  reopenWindow: between('5WD', '20WD'),
  contestWindow: between('5WD', '10WD'),
}

export const COMPLETION_BOUNDS: Readonly<Record<Course, Bound>> = {
  handle: upTo('5WD'),
  transfer: upTo('10WD'),
  instruct: upTo('20WD'),
}

export const EXTENSION_MOST: ExtensionByUrgency = { P0: 0, P1: 50, P2: 100, P3: 100 }

/** Time that belongs to the submitter: for a unit, stricter means longer, never shorter. */
export const SUBMITTERS_TIME: readonly ClockKind[] = [
  'submitterAnswer',
  'ratingWindow',
  'reopenWindow',
  'contestWindow',
]
/** Clocks on which only the cleared few are told anything (invariant 6). */
export const SEALED_CLOCKS: readonly ClockKind[] = ['reportUp', 'handOver', 'handOverReview', 'freezeReview']
