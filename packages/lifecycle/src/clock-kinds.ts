import type { LimitText } from '@zuoyeben/worktime'
import type { Course } from './case-file.ts'
import type { UnitId, Urgency } from './terms.ts'

/** Kinds of clock (§3.5 and amendments), in walk order. */
export const CLOCK_KINDS = [
  'acknowledge',
  /** 上报: a held case is cleared or reported. */
  'reportUp',
  'handOver',
  /** A reported case is looked at again every five working days. */
  'handOverReview',
  'freezeReview',
  'triage',
  'submitterAnswer',
  'review',
  'claim',
  'firstReply',
  'transferSend',
  'transferReply',
  'ruling',
  'consultAnswer',
  'circulationDraft',
  'circulationOpinion',
  /** 拟办 and 批办 together. */
  'instruction',
  'issueTasks',
  'completion',
  'progressNote',
  'parkReview',
  'callbackFirstAttempt',
  'callback',
  /** After contact or the second attempt somebody still has to close it: no case without a clock. */
  'writeOff',
  'ratingWindow',
  'reopenWindow',
  'contestWindow',
] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

/** One limit for each urgency; null where the school sets none (§3.5 "–"). */
export type LimitByUrgency = Readonly<Record<Urgency, LimitText | null>>

export type PlainClockKind = Exclude<ClockKind, 'completion'>

/** The limits a case runs under: those of a release, or of a unit that is stricter. */
export type Limits = Readonly<Record<PlainClockKind, LimitByUrgency>> & {
  readonly completion: Readonly<Record<Course, LimitByUrgency>>
}

/** What one extension may add to the completion limit, in per cent; 0 = none. */
export type ExtensionByUrgency = Readonly<Record<Urgency, number>>

/**
 * The four reasons a clock may stand still (§3.5). `forceMajeure` is declared by the school in its calendar, outside the life of one case,
 * with its end; the other three follow from where the case stands.
 */
export const PAUSE_REASONS = ['submitter', 'parked', 'forceMajeure', 'specialChannel'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/**
 * What ends a pause at the latest: the clock that runs meanwhile. Each of the three reasons has one, so no pause is without an end; a parked
 * case ends sooner where its last milestone falls before.
 */
export const PAUSE_ENDS: Readonly<Record<Exclude<PauseReason, 'forceMajeure'>, readonly ClockKind[]>> = {
  submitter: ['submitterAnswer'],
  parked: ['parkReview'],
  specialChannel: ['reportUp', 'freezeReview'],
}

/** What to do with the clocks of a case. `key` tells clocks of one kind apart: a unit asked, a consult. `start` replaces a clock of that name. */
export type ClockChange =
  | {
      readonly change: 'start'
      readonly clock: ClockKind
      readonly key: string | null
      readonly limit: LimitText
      readonly holder: UnitId
      /** A day named by an instruction: due at the end of its working hours instead of after `limit`. */
      readonly dueOn: string | null
    }
  | { readonly change: 'stop'; readonly clock: ClockKind; readonly key: string | null }
  | {
      readonly change: 'pause'
      readonly clock: ClockKind
      readonly key: string | null
      readonly reason: PauseReason
      /** The day on whose close of work the pause is over by itself: the last milestone of a parked case. null: {@link PAUSE_ENDS} ends it. */
      readonly until: string | null
    }
  | { readonly change: 'resume'; readonly clock: ClockKind; readonly key: string | null }
  /** Another urgency, course or an extension: due is computed again from start, the new limit and the pauses already earned. */
  | {
      readonly change: 'relimit'
      readonly clock: ClockKind
      readonly key: string | null
      readonly limit: LimitText
      /** An extension never brings a due nearer, not even where the school has shortened the limit since it started. */
      readonly mayComeNearer: boolean
    }
