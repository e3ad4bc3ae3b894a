import type { ActionInput, Explanation, GateVerdict, Ruling, TransferSheet, TriageForm } from './actions.ts'
import type { Status } from './case-file.ts'
import type {
  BranchId,
  CaseId,
  Category,
  Channel,
  FileId,
  IdentityMode,
  Path,
  PersonId,
  RejectionReason,
  Role,
  UnitId,
  Urgency,
  Words,
} from './terms.ts'

/** Who did it. A submitter is never named in an event (amendments, "What is stored"). */
export type Doer =
  | { readonly kind: 'submitter' }
  | { readonly kind: 'staff'; readonly person: PersonId; readonly role: Role }
  | { readonly kind: 'system' }

/** What every fact says: who, when, and where the case stood before and after (invariant 4). `before` and `ownerBefore` are null at birth. */
export interface Happening {
  /** Epoch milliseconds. */
  readonly at: number
  /** Local date, `YYYY-MM-DD`. */
  readonly day: string
  readonly actor: Doer
  readonly before: Status | null
  readonly after: Status
  readonly ownerBefore: UnitId | null
  readonly ownerAfter: UnitId
}

type Nothing = Record<never, never>

export interface Facts {
  submitted: {
    caseId: CaseId
    text: Words
    place: Words | null
    answers: Words | null
    files: readonly FileId[]
    entryUnit: UnitId | null
    category: Category | null
    urgency: Urgency
    channel: Channel
    identityMode: IdentityMode
    verified: boolean
    consent: string
    page: FileId | null
    gate: GateVerdict
  }
  flagged: ActionInput<'flag'> & { recused: readonly UnitId[] }
  acknowledged: Nothing
  consentAsked: ActionInput<'askConsent'>
  consentGiven: ActionInput<'giveConsent'>
  /** `submitterAgrees`: the submitter said so on the own page, of this very unit. */
  flagCleared: ActionInput<'clearFlag'> & { submitterAgrees: boolean }
  reportedUp: ActionInput<'reportUp'>
  handedOver: ActionInput<'handOver'>
  routedAround: ActionInput<'routeAround'> & { submitterAgrees: boolean }
  submitterAsked: ActionInput<'askSubmitter'>
  submitterAnswered: ActionInput<'answer'>
  answerTimeOver: Nothing
  merged: ActionInput<'merge'>
  splitOff: ActionInput<'split'>
  triaged: { form: TriageForm }
  rejectionProposed: { category: Category; reason: RejectionReason; notice: Words }
  sentBack: ActionInput<'sendBack'>
  approved: {
    path: Path
    branch: BranchId | null
    member: PersonId | null
    opinion: Words | null
    receiver: UnitId | null
  }
  requestRefused: { reason: Words }
  rejectionContested: ActionInput<'contestRejection'>
  rejectionOverturned: ActionInput<'overturnRejection'>
  assigned: ActionInput<'assign'>
  claimed: { fromPool: boolean }
  released: ActionInput<'release'>
  reassigned: ActionInput<'reassign'>
  transferRequested: { sheet: TransferSheet }
  transferAccepted: { form: TriageForm | null }
  transferReturned: ActionInput<'returnTransfer'>
  transferReplyTimeOver: Nothing
  ruled: { ruling: Ruling; basis: Words }
  circulationRequested: ActionInput<'circulate'>
  circulated: ActionInput<'circulate'>
  opinionGiven: ActionInput<'giveOpinion'>
  instructionRecorded: ActionInput<'recordInstruction'>
  tasksIssued: ActionInput<'issueTasks'>
  noted: ActionInput<'note'>
  consultAsked: ActionInput<'consult'>
  consultAnswered: ActionInput<'answerConsult'> & { unit: UnitId }
  parked: ActionInput<'park'>
  resumed: ActionInput<'resume'>
  extended: ActionInput<'extend'>
  promised: ActionInput<'promise'>
  filed: ActionInput<'file'> & { explanation: Explanation | null }
  attemptRecorded: ActionInput<'recordAttempt'>
  confirmed: ActionInput<'confirm'>
  sentBackToWork: ActionInput<'sendBackToWork'>
  writtenOff: ActionInput<'writeOff'>
  rated: ActionInput<'rate'>
  reopened: ActionInput<'reopen'>
  withdrawn: ActionInput<'withdraw'>
  redispatched: ActionInput<'redispatch'>
  freezeAsked: { as: 'schoolLead' | 'confidant'; lift: boolean; reason: Words }
  frozen: { reason: Words }
  unfrozen: { reason: Words }
  archived: ActionInput<'archive'>
}

export type EventType = keyof Facts
export type EventOf<Type extends EventType> = {
  [T in Type]: { readonly type: T } & Happening & Readonly<Facts[T]>
}[Type]

/** The recorded facts: a closed union, in the past tense, in walk order. They hold references to words and never words. */
export type CaseEvent = EventOf<EventType>

/** Every type of event once; complete by type. */
const EVERY_TYPE: Readonly<Record<EventType, true>> = {
  submitted: true,
  flagged: true,
  acknowledged: true,
  consentAsked: true,
  consentGiven: true,
  flagCleared: true,
  reportedUp: true,
  handedOver: true,
  routedAround: true,
  submitterAsked: true,
  submitterAnswered: true,
  answerTimeOver: true,
  merged: true,
  splitOff: true,
  triaged: true,
  rejectionProposed: true,
  sentBack: true,
  approved: true,
  requestRefused: true,
  rejectionContested: true,
  rejectionOverturned: true,
  assigned: true,
  claimed: true,
  released: true,
  reassigned: true,
  transferRequested: true,
  transferAccepted: true,
  transferReturned: true,
  transferReplyTimeOver: true,
  ruled: true,
  circulationRequested: true,
  circulated: true,
  opinionGiven: true,
  instructionRecorded: true,
  tasksIssued: true,
  noted: true,
  consultAsked: true,
  consultAnswered: true,
  parked: true,
  resumed: true,
  extended: true,
  promised: true,
  filed: true,
  attemptRecorded: true,
  confirmed: true,
  sentBackToWork: true,
  writtenOff: true,
  rated: true,
  reopened: true,
  withdrawn: true,
  redispatched: true,
  freezeAsked: true,
  frozen: true,
  unfrozen: true,
  archived: true,
}
export const EVENT_TYPES = Object.keys(EVERY_TYPE) as readonly EventType[]

/** Staff who did the fact; null when the submitter or the system did. */
export function doerOf(event: CaseEvent): PersonId | null {
  return event.actor.kind === 'staff' ? event.actor.person : null
}
