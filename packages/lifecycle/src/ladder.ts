import type { LimitText } from '@zuoyeben/worktime'
import type { ClockKind } from './clock-kinds.ts'
import { SEALED_CLOCKS, SUBMITTERS_TIME } from './escalation-bounds.ts'

/** Who is told: roles around the case, 总答题组, 组织部 (`organisation`), 督查办 (`inspection`), 分管校领导 (`leader`). */
export const RECIPIENTS = [
  'handler',
  'branchSecretary',
  'officer',
  /** 副手, AB角 (C2-04). */
  'deputy',
  'reviewer',
  'caller',
  'submitter',
  'schoolGroup',
  'organisation',
  'inspection',
  'leader',
  'confidant',
  'schoolLead',
] as const
export type Recipient = (typeof RECIPIENTS)[number]

export const ASKED_FOR = [
  'noteOrFile',
  'planWithDate',
  'reasonAndNewDate',
  'mayRedispatch',
  'keyInspection',
  'call',
  'callToday',
  'clearOrReport',
] as const
export type AskedFor = (typeof ASKED_FOR)[number]

/** The colour a clock takes at a rung; green before the first. */
export const RUNG_COLOURS = ['yellow', 'orange', 'red'] as const
export type RungColour = (typeof RUNG_COLOURS)[number]

/**
 * `raise`: lies on the desk of the school group, which may give it to another unit · `flag`: 重点督查, seen by 督查办 · `order`: a 督办单 is
 * opened, and with it the case is put before 督查办.
 */
export const RUNG_DEEDS = ['raise', 'flag', 'order'] as const
export type RungDeed = (typeof RUNG_DEEDS)[number]

/** When a rung fires. Where one names several conditions, the first to come true fires it. */
export interface RungCondition {
  /** Share of the limit left, 0 … 1. */
  readonly left?: number
  /** This long before due, for limits of `forLimitsFrom` or more (amendments: one working day, from three). */
  readonly before?: LimitText
  readonly forLimitsFrom?: LimitText
  /** The named rung fired and nothing was noted or filed by half of the time that was left then. */
  readonly unanswered?: string
  /** This long after the start. */
  readonly after?: LimitText
  /** This long after due; null = at due. */
  readonly overdue?: LimitText | null
  /** So many reds on one case; so many red cases in the unit within a time. */
  readonly redsOnCase?: number
  readonly redCasesInUnit?: number
  readonly within?: LimitText
}

/** One step of the ladder (§3.6). `duties` = every clock somebody at work is measured by; `sealed` = those of restricted cases. */
export interface Rung {
  readonly id: string
  readonly clocks: 'duties' | 'sealed' | readonly ClockKind[]
  readonly when: RungCondition
  readonly tell: readonly Recipient[]
  readonly asks: AskedFor
  readonly counts: 'overdue' | 'callbackRate' | null
  readonly colour: RungColour | null
  readonly does: readonly RungDeed[]
}

/** Whether a rung is about clocks of this kind. The call-back has rungs of its own. */
export function rungCovers(rung: Rung, clock: ClockKind): boolean {
  if (rung.clocks === 'sealed') return SEALED_CLOCKS.includes(clock)
  if (rung.clocks !== 'duties') return rung.clocks.includes(clock)
  return clock !== 'acknowledge' && clock !== 'callback' && ![...SEALED_CLOCKS, ...SUBMITTERS_TIME].includes(clock)
}
