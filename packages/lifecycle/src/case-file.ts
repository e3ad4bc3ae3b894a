import type { TriageForm } from './actions.ts'
import type {
  BranchId,
  CaseId,
  Category,
  Channel,
  ConsultId,
  FileId,
  FlagSource,
  IdentityMode,
  Means,
  Outcome,
  Path,
  PersonId,
  SensitiveClass,
  UnitId,
  Urgency,
  Verdict,
} from './terms.ts'

export const STATUSES = [
  'held',
  'triage',
  'awaitingSubmitter',
  'review',
  'assigned',
  'inProgress',
  'parked',
  'transferPending',
  'disputed',
  'circulating',
  'instructed',
  'reportedUp',
  'handedOver',
  'filed',
  'closed',
  'archived',
  'rejected',
  'merged',
  'withdrawn',
] as const
export type Status = (typeof STATUSES)[number]

export type StatusGroup = 'restricted' | 'open' | 'waiting' | 'final' | 'follows'

/** What code may depend on: where a status stands. `closed` and `rejected` are final, yet can be taken up again in their window. */
export const STATUS_GROUP: Readonly<Record<Status, StatusGroup>> = {
  held: 'restricted',
  triage: 'open',
  awaitingSubmitter: 'waiting',
  review: 'open',
  assigned: 'open',
  inProgress: 'open',
  parked: 'waiting',
  transferPending: 'open',
  disputed: 'open',
  circulating: 'open',
  instructed: 'open',
  reportedUp: 'restricted',
  handedOver: 'final',
  filed: 'open',
  closed: 'final',
  archived: 'final',
  rejected: 'final',
  merged: 'follows',
  withdrawn: 'final',
}

/** Statuses of an ordinary case that is not final: somebody still has to act, and whoever sees the unit's work sees it. */
export const OPEN_STATUSES: readonly Status[] = STATUSES.filter(status =>
  ['open', 'waiting'].includes(STATUS_GROUP[status]),
)
/** Every status from which somebody still has to act; `merged` follows its master. */
export const UNFINISHED_STATUSES: readonly Status[] = STATUSES.filter(status =>
  ['open', 'waiting', 'restricted'].includes(STATUS_GROUP[status]),
)

/** Statuses whose case is invisible outside the people cleared for it (invariant 6). `handedOver` keeps only a bare trace. */
export const RESTRICTED_STATUSES: readonly Status[] = ['held', 'reportedUp', 'handedOver']

/** 留作业 / 做作业 / 判作业 (B-01): a function of the status. */
export type Phase = 'leave' | 'do' | 'mark'
export function phaseOf(status: Status): Phase {
  switch (status) {
    case 'held':
    case 'triage':
    case 'awaitingSubmitter':
    case 'rejected':
    case 'withdrawn':
    case 'merged':
      return 'leave'
    case 'closed':
    case 'archived':
      return 'mark'
    default:
      return 'do'
  }
}

/** Why the school group has to rule: passed around, nobody's duty, twice not satisfied, or a refusal contested. */
export type DisputeOver = 'returns' | 'path' | 'dissatisfied' | 'rejection'

/** Which row of the completion limits counts for the present owner: accepted from another unit, or by instruction. */
export type Course = 'handle' | 'transfer' | 'instruct'

export interface Flag {
  readonly class: SensitiveClass
  readonly source: FlagSource
  readonly at: number
}

/**
 * What a case is: rebuilt by `evolve` from its events alone. It holds no word anybody wrote and no submitter; staff stand in it as ids.
 */
export interface CaseFile {
  readonly id: CaseId
  /** Number of events applied; the optimistic version an action is sent with. */
  readonly version: number
  readonly status: Status
  readonly submittedAt: number
  readonly channel: Channel
  readonly identityMode: IdentityMode
  readonly verified: boolean
  /** null: the submitter chose not to go through the own unit, or the school's desk is the entry. */
  readonly entryUnit: UnitId | null
  /** The one accountable unit (C2-22). */
  readonly owner: UnitId
  /** Units that must never get the case without the submitter's word. */
  readonly recused: readonly UnitId[]
  readonly crisis: boolean
  readonly flags: readonly Flag[]
  /** While the case is held: whether that unit may take it up as an ordinary matter. Silence stays null, and null is no consent. */
  readonly consent: { readonly unit: UnitId; readonly agrees: boolean | null } | null
  /** A danger to life: since when the duty people are called, and who has answered. */
  readonly call: {
    readonly since: number
    readonly acknowledged: { readonly by: PersonId; readonly at: number } | null
  } | null
  readonly category: Category | null
  readonly urgency: Urgency
  readonly path: Path | null
  readonly triage: TriageForm | null
  readonly branch: BranchId | null
  /** Assigned or working member; null in the pool. */
  readonly handler: PersonId | null
  readonly clerk: PersonId | null
  readonly triager: PersonId | null
  readonly reviewer: PersonId | null
  readonly caller: PersonId | null
  /** Everybody who ever was clerk, triager, reviewer, handler or caller: they never rate it (invariant 2). */
  readonly participants: readonly PersonId[]
  /** Everybody who ever handled it: they never call back or write it off. */
  readonly handlers: readonly PersonId[]
  /** Status to go back to from `awaitingSubmitter`, `parked`, or a returned transfer. */
  readonly resumeTo: Status | null
  /** Where a held or reported case goes back to when it is cleared; null when it was born held. */
  readonly heldFrom: { readonly status: Status; readonly owner: UnitId } | null
  /** Set while the school group owns the case to rule on it: over what, and from which unit it came. */
  readonly dispute: { readonly over: DisputeOver; readonly owner: UnitId } | null
  /** A ruling named the present owner: the unit cannot pass the case on again (T22). */
  readonly bound: boolean
  /** A transfer or circulation asked for while work goes on; waits for the reviewer. */
  readonly requested: {
    readonly path: 'transfer' | 'instruct'
    readonly by: PersonId
    readonly to: UnitId | null
  } | null
  readonly transfer: { readonly from: UnitId; readonly to: UnitId } | null
  readonly returns: number
  readonly transferTimeouts: number
  readonly consults: readonly { readonly id: ConsultId; readonly unit: UnitId; readonly answered: boolean }[]
  readonly circulation: {
    readonly documentNo: string | null
    readonly units: readonly { readonly unit: UnitId; readonly stance: 'agree' | 'amend' | 'notOurs' | null }[]
  } | null
  readonly coUnits: readonly UnitId[]
  readonly questions: number
  readonly extensions: number
  /** Per cent that extensions have added to the completion limit. */
  readonly extraPercent: number
  /** Work taken up again after call-back has half the completion limit (T31). */
  readonly halved: boolean
  readonly course: Course
  /** The completion clock of the present owner has been started. */
  readonly underWay: boolean
  /** Day an instruction names for the completion; it wins over the limit. */
  readonly dueOn: string | null
  /** First substantive reply to the submitter: owed from acceptance until given. */
  readonly reply: 'notOwed' | 'owed' | 'given'
  readonly claimRestarts: number
  readonly filedOutcome: 'solved' | 'partlySolved' | 'explained' | null
  /** Of the filing that stands; the submitter's own answer is contact without means. */
  readonly attempts: readonly { readonly day: string; readonly reached: boolean; readonly means: Means | null }[]
  readonly verdict: Verdict | null
  /** How often the submitter was not satisfied at call-back; the second time the school group reviews (Q10). */
  readonly dissatisfied: number
  /** The school group has reviewed the dissatisfaction and allows closing. */
  readonly reviewed: boolean
  readonly outcome: Outcome | null
  readonly rated: boolean
  readonly reopenings: number
  readonly contested: boolean
  readonly master: CaseId | null
  readonly frozen: boolean
  /** Who has asked for the freeze (or its lifting) and waits for the other of the two (amendments). */
  readonly freezeAsked: {
    readonly by: PersonId
    readonly as: 'schoolLead' | 'confidant'
    readonly lift: boolean
  } | null
  readonly files: readonly FileId[]
}
