import type { ActionName } from './actions.ts'
import { callBackSoFar } from './call-back.ts'
import type { Refusal } from './refusals.ts'
import { personOf, type Situation } from './situation.ts'

const MOST_QUESTIONS = 2
const MOST_EXTENSIONS = 2
/** What a freeze leaves possible: cutting visibility further, answering a call for help, and lifting it. */
const WHILE_FROZEN: readonly ActionName[] = ['flag', 'acknowledge', 'freeze', 'unfreeze']

/**
 * The conditions that need no input: who did what before, how often, which window still runs. `advance` asks them before the step
 * and `allowedActions` asks the same ones for the screens, so a button never lies.
 */
export function barrier(at: Situation, action: ActionName): Refusal | null {
  if (at.caseFile.frozen && !WHILE_FROZEN.includes(action)) return { reason: 'frozen' }
  switch (action) {
    case 'acknowledge':
      return callBarrier(at)
    case 'giveConsent':
      return at.caseFile.consent ? null : { reason: 'notAsked', unit: at.caseFile.owner }
    case 'askSubmitter':
      return askBarrier(at)
    case 'approve':
    case 'sendBack':
      return reviewBarrier(at, action)
    case 'contestRejection':
      if (at.caseFile.contested) return { reason: 'alreadyContested' }
      return at.terms.windows.has('contestWindow') ? null : { reason: 'windowOver', clock: 'contestWindow' }
    case 'overturnRejection':
      return at.caseFile.status === 'rejected' || at.caseFile.dispute?.over === 'rejection'
        ? null
        : { reason: 'wrongStatus', status: at.caseFile.status, action }
    case 'assign':
      return at.caseFile.handler ? { reason: 'alreadyAssigned' } : null
    case 'acceptTransfer':
      return receiverBarrier(at)
    case 'requestTransfer':
      if (at.caseFile.bound) return { reason: 'boundByRuling' }
      return at.caseFile.requested ? { reason: 'alreadyRequested' } : null
    case 'circulate':
      return at.caseFile.requested ? { reason: 'alreadyRequested' } : null
    case 'giveOpinion':
      return opinionBarrier(at)
    case 'recordInstruction':
      return at.caseFile.circulation?.documentNo ? null : { reason: 'notCirculated' }
    case 'answerConsult':
      return consultBarrier(at)
    case 'park':
      return parkBarrier(at)
    case 'extend':
      return extendBarrier(at)
    case 'promise':
      return at.terms.asked ? null : { reason: 'nothingAsked' }
    case 'recordAttempt':
      return worked(at) ? { reason: 'handlerMayNotCall' } : null
    case 'sendBackToWork':
      return workAgainBarrier(at)
    case 'writeOff':
      return closeBarrier(at)
    case 'rate':
      return ratingBarrier(at)
    case 'reopen':
      return reopenBarrier(at)
    case 'archive':
      return at.terms.windows.has('ratingWindow') || at.terms.windows.has('reopenWindow')
        ? { reason: 'windowsStillOpen' }
        : null
    case 'withdraw':
      return at.caseFile.crisis ? { reason: 'safetyContinues' } : null
    case 'freeze':
      return at.caseFile.frozen ? { reason: 'frozen' } : togetherBarrier(at, false)
    case 'unfreeze':
      return at.caseFile.frozen ? togetherBarrier(at, true) : { reason: 'notFrozen' }
    default:
      return null
  }
}

function callBarrier({ caseFile: { call } }: Situation): Refusal | null {
  if (call === null) return { reason: 'nobodyCalled' }
  return call.acknowledged ? { reason: 'alreadyAcknowledged', person: call.acknowledged.by } : null
}

/** T08: at most two questions, and none while a matter is too urgent to wait for (§3.5 has no waiting for P0). */
function askBarrier({ caseFile: { urgency, questions, requested } }: Situation): Refusal | null {
  if (urgency === 'P0') return { reason: 'urgencyForbids', urgency, action: 'askSubmitter' }
  if (questions >= MOST_QUESTIONS) return { reason: 'noMoreQuestions', most: MOST_QUESTIONS }
  return requested ? { reason: 'alreadyRequested' } : null
}

/** Triager ≠ reviewer (C2-06); who asked for a transfer does not approve it. */
function reviewBarrier({ caseFile, by }: Situation, action: 'approve' | 'sendBack'): Refusal | null {
  const person = personOf(by)
  const working = caseFile.status === 'inProgress'
  if (working && !caseFile.requested) return { reason: 'nothingRequested' }
  if (person !== null && working && action === 'approve' && person === caseFile.requested?.by) {
    return { reason: 'sameAsRequester', person }
  }
  return person !== null && person === caseFile.triager ? { reason: 'sameAsTriager', person } : null
}

/** A recusal may have come up after the case was sent. */
function receiverBarrier({ caseFile: { recused, transfer } }: Situation): Refusal | null {
  return transfer && recused.includes(transfer.to) ? { reason: 'recusedUnit', unit: transfer.to } : null
}

function opinionBarrier({ caseFile, speaking }: Situation): Refusal | null {
  const mine = caseFile.circulation?.units.filter(each => speaking.includes(each.unit)) ?? []
  const [first] = mine
  if (!first)
    return caseFile.circulation?.documentNo ? { reason: 'notAsked', unit: caseFile.owner } : { reason: 'notCirculated' }
  return mine.every(each => each.stance !== null) ? { reason: 'alreadyAnswered' } : null
}

function consultBarrier({ caseFile, speaking }: Situation): Refusal | null {
  const mine = caseFile.consults.filter(each => speaking.includes(each.unit))
  return mine.some(each => !each.answered) ? null : { reason: 'alreadyAnswered' }
}

/** 挂账 is for what may wait (§3.5 has no parking for P0 and P1). */
function parkBarrier({ caseFile: { requested, urgency } }: Situation): Refusal | null {
  if (urgency === 'P0' || urgency === 'P1') return { reason: 'urgencyForbids', urgency, action: 'park' }
  return requested ? { reason: 'alreadyRequested' } : null
}

/** Once by the unit, a second time by 总答题组 alone, never where the school allows none (§3.5). */
function extendBarrier({ caseFile: { extensions, urgency }, by, terms }: Situation): Refusal | null {
  if (terms.extension[urgency] === 0) return { reason: 'urgencyForbids', urgency, action: 'extend' }
  const bySchool = by.kind === 'staff' && (by.role === 'dispatcher' || by.role === 'schoolLead')
  return extensions >= (bySchool ? MOST_EXTENSIONS : 1) ? { reason: 'extensionUsed' } : null
}

function worked({ caseFile, by }: Situation): boolean {
  const person = personOf(by)
  return person !== null && caseFile.handlers.includes(person)
}

/** T31: once it is for the unit; what the school group has reviewed stays reviewed (Q10). */
function workAgainBarrier(at: Situation): Refusal | null {
  const { reviewed, verdict } = at.caseFile
  if (worked(at)) return { reason: 'handlerMayNotCall' }
  if (verdict === null) return { reason: 'verdictMissing' }
  if (verdict !== 'notSolved') return { reason: 'submitterWasSatisfied' }
  return reviewed ? { reason: 'reviewedAlready' } : null
}

/** T32, Q9: not by who did the work; after contact, or attempts on two days by two means. */
function closeBarrier(at: Situation): Refusal | null {
  if (worked(at)) return { reason: 'handlerMayNotClose' }
  const soFar = callBackSoFar(at.caseFile)
  return soFar.lacks.length === 0 ? null : { reason: 'needsTwoAttempts', ...soFar }
}

/** C3-01, amendments "Who may rate". A merged case is rated when its master is closed, and who worked on the master is barred too. */
function ratingBarrier({ caseFile, terms, submitter }: Situation): Refusal | null {
  const { participants, rated, status } = caseFile
  const merged = status === 'merged'
  if (merged && terms.master?.status !== 'closed') return { reason: 'wrongStatus', status, action: 'rate' }
  const barred = merged ? [...participants, ...(terms.master?.participants ?? [])] : participants
  if (submitter !== null && barred.includes(submitter)) return { reason: 'barredFromRating' }
  if (!terms.windows.has('ratingWindow')) return { reason: 'windowOver', clock: 'ratingWindow' }
  return rated ? { reason: 'alreadyRated' } : null
}

/** T33: the first time it is the submitter's (or of the clerk who entered it), after that the school group's. */
function reopenBarrier({ caseFile, by, terms }: Situation): Refusal | null {
  const bySchool = by.kind === 'staff' && by.role !== 'clerk'
  if (!terms.windows.has('reopenWindow')) return { reason: 'windowOver', clock: 'reopenWindow' }
  if (bySchool) return caseFile.reopenings === 0 ? { reason: 'firstReopenIsTheSubmitters' } : null
  return caseFile.reopenings > 0 ? { reason: 'reopenedBefore' } : null
}

/** T37: `schoolLead` and `confidant` together, two different people. */
function togetherBarrier({ caseFile: { freezeAsked }, by }: Situation, lift: boolean): Refusal | null {
  if (by.kind !== 'staff' || freezeAsked === null || freezeAsked.lift !== lift) return null
  if (freezeAsked.as !== by.role && freezeAsked.by !== by.person) return null
  return { reason: 'needsSecondPerson', waitingFor: freezeAsked.as === 'schoolLead' ? 'confidant' : 'schoolLead' }
}
