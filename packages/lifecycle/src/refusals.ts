import type { ActionName } from './actions.ts'
import type { CallBackSoFar } from './call-back.ts'
import type { DisputeOver, Status } from './case-file.ts'
import type { ClockKind } from './clock-kinds.ts'
import type { Outcome, Path, PersonId, UnitId, Urgency } from './terms.ts'

/** Every reason to say no, with what a sentence about it needs. The words are the web's; the tRPC code is the server's. */
export type Refusal =
  | { readonly reason: 'noSuchCase' }
  /** The action exists, but not from where the case stands. */
  | { readonly reason: 'wrongStatus'; readonly status: Status; readonly action: ActionName }
  | { readonly reason: 'notYourRole'; readonly action: ActionName }
  | { readonly reason: 'frozen' }
  | { readonly reason: 'notFrozen' }
  /** One of the two has asked; the other one has to (amendments: `freeze` needs `schoolLead` and `confidant`). */
  | { readonly reason: 'needsSecondPerson'; readonly waitingFor: 'schoolLead' | 'confidant' }
  | { readonly reason: 'missing'; readonly field: string }
  | { readonly reason: 'tooShort'; readonly field: string; readonly min: number }
  | { readonly reason: 'outOfRange'; readonly field: string; readonly min: number; readonly max: number }
  | { readonly reason: 'notADate'; readonly field: string }
  | { readonly reason: 'inThePast'; readonly field: string }
  | { readonly reason: 'inTheFuture'; readonly field: string }
  | { readonly reason: 'notUnique'; readonly field: string }
  /** The field says something that another field rules out. */
  | { readonly reason: 'doesNotFit'; readonly field: string; readonly because: string }
  | { readonly reason: 'anonymousNotAllowed' }
  | { readonly reason: 'wrongFlagSource' }
  | { readonly reason: 'selfFlagNeedsConsent' }
  /** The submitter has been asked about this unit already: silence or a no is not asked again. */
  | { readonly reason: 'consentAskedBefore'; readonly unit: UnitId }
  /** No danger to life is being called out. */
  | { readonly reason: 'nobodyCalled' }
  | { readonly reason: 'alreadyAcknowledged'; readonly person: PersonId }
  | { readonly reason: 'recusedUnit'; readonly unit: UnitId }
  | { readonly reason: 'sameUnit'; readonly unit: UnitId }
  | { readonly reason: 'noMoreQuestions'; readonly most: number }
  | { readonly reason: 'urgencyForbids'; readonly urgency: Urgency; readonly action: ActionName }
  | { readonly reason: 'masterNotOpen' }
  | { readonly reason: 'factsNotClear' }
  | { readonly reason: 'dutyNotClear' }
  | { readonly reason: 'noCriterion' }
  /** Another action does this (a sensitive matter is reported up at once, not through a path). */
  | { readonly reason: 'useAction'; readonly action: ActionName; readonly path: Path }
  /** A ruling gave the case to this unit: it cannot be passed on again (T22). */
  | { readonly reason: 'boundByRuling' }
  | { readonly reason: 'sameAsTriager'; readonly person: PersonId }
  | { readonly reason: 'sameAsRequester'; readonly person: PersonId }
  | { readonly reason: 'branchNotHere' }
  | { readonly reason: 'alreadyAssigned' }
  | { readonly reason: 'assignedToAnother' }
  | { readonly reason: 'otherBranch' }
  | { readonly reason: 'communicationMissing'; readonly field: 'person' | 'on' | 'result' }
  | { readonly reason: 'alreadyRequested' }
  | { readonly reason: 'nothingRequested' }
  | { readonly reason: 'rulingNotHere'; readonly ruling: string; readonly over: DisputeOver }
  | { readonly reason: 'notAsked'; readonly unit: UnitId }
  | { readonly reason: 'alreadyAnswered' }
  | { readonly reason: 'notCirculated' }
  | { readonly reason: 'opinionsMissing'; readonly units: readonly UnitId[] }
  | { readonly reason: 'extensionUsed' }
  /** The ladder has asked for no word and no day. */
  | { readonly reason: 'nothingAsked' }
  /** A new day after an overdue one lies within one working day (§3.6). */
  | { readonly reason: 'tooLate'; readonly field: string; readonly latest: string }
  | { readonly reason: 'methodMissing' }
  | { readonly reason: 'explanationMissing'; readonly field: 'reason' | 'basis' }
  | { readonly reason: 'handlerMayNotCall' }
  | { readonly reason: 'verdictMissing' }
  | { readonly reason: 'verdictWithoutContact' }
  | { readonly reason: 'submitterWasSatisfied' }
  | { readonly reason: 'reviewedAlready' }
  | { readonly reason: 'handlerMayNotClose' }
  /** 销号 needs contact, or attempts on two days by two means (C2-27, Q9). */
  | ({ readonly reason: 'needsTwoAttempts' } & CallBackSoFar)
  | { readonly reason: 'outcomeNotAllowed'; readonly outcome: Outcome; readonly allowed: readonly Outcome[] }
  | { readonly reason: 'windowOver'; readonly clock: ClockKind }
  | { readonly reason: 'windowsStillOpen' }
  | { readonly reason: 'barredFromRating' }
  | { readonly reason: 'alreadyRated' }
  | { readonly reason: 'alreadyContested' }
  | { readonly reason: 'reopenedBefore' }
  | { readonly reason: 'firstReopenIsTheSubmitters' }
  | { readonly reason: 'safetyContinues' }

export type RefusalReason = Refusal['reason']
