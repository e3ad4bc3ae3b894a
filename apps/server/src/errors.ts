import { TRPCError } from '@trpc/server'
import type { OrderState, Refusal } from '@zuoyeben/lifecycle'
import { ZodError } from 'zod'
import type { ArrivalStep } from './access/viewer.ts'
import type { SendProblem } from './channels/channel.ts'

/** One wrong field, in both languages: what is wrong and what to do. `field` is its path as it was sent (`contact.phone`). */
export interface FieldProblem {
  readonly field: string
  readonly message: { readonly zh: string; readonly en: string }
}

export const problem = (field: string, zh: string, en: string): FieldProblem => ({ field, message: { zh, en } })

/** What a page can be told beside the lifecycle's own refusals. */
export type ServerRefusal =
  | Refusal
  /** Somebody was faster; `version` is the present one. */
  | { readonly reason: 'stale'; readonly version: number }
  /** There is none, or this person may not know of it: the two are told apart nowhere. */
  | { readonly reason: 'notFound' }
  | { readonly reason: 'signInFirst' }
  | { readonly reason: 'notAllowed' }
  /** The sign-in has a step left: the password, or the second factor. */
  | { readonly reason: 'finishSignIn'; readonly step: ArrivalStep }
  | { readonly reason: 'tooMany'; readonly minutes: number }
  /** The edge's own: see edge/refuse.ts. */
  | { readonly reason: 'otherSite' }
  | { readonly reason: 'tooLarge' }
  /** Opening who submitted a case (unsealing/unseal.ts). */
  | { readonly reason: 'unsealingWaits' }
  | { readonly reason: 'unsealingDecided' }
  | { readonly reason: 'unsealingNotOpen' }
  | { readonly reason: 'ownUnsealing' }
  /** Nobody has the case in hand any more (messages/write-message.ts). */
  | { readonly reason: 'caseIsOver' }
  /** Somebody else has changed what this change was made from; nothing of it was taken. */
  | { readonly reason: 'changedMeanwhile' }
  /** Consent was given to a notice that is not the present one; `version` is. */
  | { readonly reason: 'noticeChanged'; readonly version: string }
  /** A right that waits for the end of the matter: as long as it is worked on, it can be withdrawn. */
  | { readonly reason: 'caseStillOpen' }
  /** One request about the same thing is waiting for its answer. */
  | { readonly reason: 'askedAlready' }
  /** What it was about has been deleted by rule, by request or by its own lapse. */
  | { readonly reason: 'goneAlready' }
  /** Nobody decides on what they asked for themselves. */
  | { readonly reason: 'ownRequest' }
  /** An office must end before the account can. */
  | { readonly reason: 'holdsOffice' }
  /** Signing in elsewhere, or what comes of it, went wrong. */
  | { readonly reason: 'campus'; readonly problem: CampusProblem }
  /** A change of the ways in wants proof, not older than five minutes, that it is still the same person. */
  | { readonly reason: 'confirmFirst' }
  /** A message could not be sent to an address somebody gives (contacts/set-contact.ts). */
  | { readonly reason: 'channelFailed'; readonly problem: SendProblem }
  | { readonly reason: 'wrongCode' }
  /** 督办单 (supervision/act-on-order.ts): the case has an open one; this one stands where the act is not possible; nothing is overdue. */
  | { readonly reason: 'orderIsOpen' }
  | { readonly reason: 'orderMoved'; readonly state: OrderState }
  | { readonly reason: 'notOverdue' }
  /** The day of an answer lies within ten working days of the issue. */
  | { readonly reason: 'dayTooLate'; readonly latest: string }
  /** Absence (directory/declare-absence.ts): the days meet those of another; this person does not see the same, or is away too. */
  | { readonly reason: 'awayAlready' | 'cannotStandIn' }
  /** Without it there would be no way in at all. */
  | { readonly reason: 'lastWayIn' }

/** Why a sign-in through the campus or WeChat came to nothing. */
export type CampusProblem =
  /** This way in is not set here. */
  | 'notOffered'
  /** Not the journey this browser set out on, or too late, or a second time. */
  | 'startAgain'
  /** The person did not agree, over there. */
  | 'cancelled'
  /** What the provider says does not hold: signature, time, audience, ticket, code. */
  | 'notAccepted'
  | 'providerDown'
  /** Nobody here, or nobody any more: the two are told apart nowhere. */
  | 'notKnown'
  /** A WeChat account that is bound to nobody yet. */
  | 'notBound'
  | 'linkedElsewhere'
  /** The person has another identity at this provider. */
  | 'hasOne'
  /** Who came back is not who set out. */
  | 'otherPerson'
  | 'wrongBindingCode'

/** A no on its way to the page: the refusal travels whole, its words are the page's. */
export class RefusalError extends Error {
  readonly refusal: ServerRefusal

  constructor(refusal: ServerRefusal) {
    super(refusal.reason)
    this.refusal = refusal
  }
}

/** Input that is wrong in itself, found after its shape was checked. */
export class InputError extends Error {
  readonly fields: readonly FieldProblem[]

  constructor(fields: readonly FieldProblem[]) {
    super('input')
    this.fields = fields
  }
}

type Code = TRPCError['code']

/** Every refusal has its code; one that is missing here does not compile. */
const CODES: Readonly<Record<ServerRefusal['reason'], Code>> = {
  stale: 'CONFLICT',
  nothingAsked: 'PRECONDITION_FAILED',
  tooLate: 'BAD_REQUEST',
  notFound: 'NOT_FOUND',
  noSuchCase: 'NOT_FOUND',
  signInFirst: 'UNAUTHORIZED',
  notAllowed: 'FORBIDDEN',
  finishSignIn: 'UNAUTHORIZED',
  tooMany: 'TOO_MANY_REQUESTS',
  otherSite: 'FORBIDDEN',
  tooLarge: 'PAYLOAD_TOO_LARGE',
  unsealingWaits: 'CONFLICT',
  unsealingDecided: 'CONFLICT',
  unsealingNotOpen: 'PRECONDITION_FAILED',
  ownUnsealing: 'FORBIDDEN',
  caseIsOver: 'CONFLICT',
  noticeChanged: 'CONFLICT',
  changedMeanwhile: 'CONFLICT',
  caseStillOpen: 'PRECONDITION_FAILED',
  askedAlready: 'CONFLICT',
  goneAlready: 'CONFLICT',
  ownRequest: 'FORBIDDEN',
  holdsOffice: 'PRECONDITION_FAILED',
  campus: 'FORBIDDEN',
  confirmFirst: 'FORBIDDEN',
  lastWayIn: 'PRECONDITION_FAILED',
  orderIsOpen: 'CONFLICT',
  orderMoved: 'CONFLICT',
  awayAlready: 'CONFLICT',
  cannotStandIn: 'PRECONDITION_FAILED',
  dayTooLate: 'BAD_REQUEST',
  notOverdue: 'PRECONDITION_FAILED',
  channelFailed: 'BAD_REQUEST',
  wrongCode: 'BAD_REQUEST',
  notYourRole: 'FORBIDDEN',
  anonymousNotAllowed: 'UNAUTHORIZED',
  barredFromRating: 'FORBIDDEN',
  sameAsTriager: 'FORBIDDEN',
  sameAsRequester: 'FORBIDDEN',
  handlerMayNotCall: 'FORBIDDEN',
  handlerMayNotClose: 'FORBIDDEN',
  recusedUnit: 'FORBIDDEN',
  selfFlagNeedsConsent: 'FORBIDDEN',
  otherBranch: 'FORBIDDEN',
  notAsked: 'FORBIDDEN',
  consentAskedBefore: 'CONFLICT',
  nobodyCalled: 'CONFLICT',
  alreadyAcknowledged: 'CONFLICT',
  wrongFlagSource: 'FORBIDDEN',
  wrongStatus: 'CONFLICT',
  frozen: 'CONFLICT',
  notFrozen: 'CONFLICT',
  alreadyAssigned: 'CONFLICT',
  assignedToAnother: 'CONFLICT',
  alreadyRequested: 'CONFLICT',
  nothingRequested: 'CONFLICT',
  alreadyAnswered: 'CONFLICT',
  alreadyRated: 'CONFLICT',
  alreadyContested: 'CONFLICT',
  reviewedAlready: 'CONFLICT',
  masterNotOpen: 'CONFLICT',
  notCirculated: 'CONFLICT',
  needsSecondPerson: 'PRECONDITION_FAILED',
  needsTwoAttempts: 'PRECONDITION_FAILED',
  opinionsMissing: 'PRECONDITION_FAILED',
  windowOver: 'PRECONDITION_FAILED',
  windowsStillOpen: 'PRECONDITION_FAILED',
  noMoreQuestions: 'PRECONDITION_FAILED',
  extensionUsed: 'PRECONDITION_FAILED',
  boundByRuling: 'PRECONDITION_FAILED',
  reopenedBefore: 'PRECONDITION_FAILED',
  firstReopenIsTheSubmitters: 'PRECONDITION_FAILED',
  safetyContinues: 'PRECONDITION_FAILED',
  submitterWasSatisfied: 'PRECONDITION_FAILED',
  urgencyForbids: 'PRECONDITION_FAILED',
  factsNotClear: 'PRECONDITION_FAILED',
  dutyNotClear: 'PRECONDITION_FAILED',
  missing: 'BAD_REQUEST',
  tooShort: 'BAD_REQUEST',
  outOfRange: 'BAD_REQUEST',
  notADate: 'BAD_REQUEST',
  inThePast: 'BAD_REQUEST',
  inTheFuture: 'BAD_REQUEST',
  notUnique: 'BAD_REQUEST',
  doesNotFit: 'BAD_REQUEST',
  sameUnit: 'BAD_REQUEST',
  noCriterion: 'BAD_REQUEST',
  useAction: 'BAD_REQUEST',
  branchNotHere: 'BAD_REQUEST',
  communicationMissing: 'BAD_REQUEST',
  rulingNotHere: 'BAD_REQUEST',
  methodMissing: 'BAD_REQUEST',
  explanationMissing: 'BAD_REQUEST',
  verdictMissing: 'BAD_REQUEST',
  verdictWithoutContact: 'BAD_REQUEST',
  outcomeNotAllowed: 'BAD_REQUEST',
}

/** A refusal or wrong input as a tRPC error; a fault stays what it is. */
export function asTrpcError(error: TRPCError): TRPCError {
  const { cause } = error
  if (cause instanceof InputError) return new TRPCError({ code: 'BAD_REQUEST', message: 'input', cause })
  if (cause instanceof RefusalError)
    return new TRPCError({ code: CODES[cause.refusal.reason], message: cause.refusal.reason, cause })
  return error
}

/** What of an error a page may read: the refusal, or the wrong fields; of a fault nothing. */
export function detailOf(cause: unknown): { refusal: ServerRefusal | null; fields: readonly FieldProblem[] } {
  if (cause instanceof RefusalError) return { refusal: cause.refusal, fields: [] }
  if (cause instanceof InputError) return { refusal: null, fields: cause.fields }
  if (cause instanceof ZodError)
    return {
      refusal: null,
      fields: cause.issues.map(issue => ({ field: issue.path.join('.'), message: wordsOf(issue) })),
    }
  return { refusal: null, fields: [] }
}

function wordsOf(issue: ZodError['issues'][number]): FieldProblem['message'] {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? { zh: '请填写', en: 'Please fill this in' }
        : { zh: `至少 ${issue.minimum}`, en: `At least ${issue.minimum}` }
    case 'too_big':
      return { zh: `最多 ${issue.maximum}`, en: `At most ${issue.maximum}` }
    case 'invalid_type':
      return { zh: '请填写，或检查格式', en: 'Please fill this in, or check its form' }
    case 'invalid_value':
      return { zh: '请从给出的选项中选择', en: 'Please choose one of the options' }
    default:
      return { zh: '格式不正确', en: 'The form of this is wrong' }
  }
}
