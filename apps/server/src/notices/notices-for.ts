import { type CaseEvent, type CaseFile, RESTRICTED_STATUSES } from '@zuoyeben/lifecycle'
import { DUTY, officers, type Recipient, rolesOf, school } from './recipients.ts'

/** Who is told what after an event: one pure table. A notice names a case by its number and never carries a word of it. */
export const NOTICE_KINDS = [
  'toTriage',
  'toReview',
  'toPlace',
  'toClaim',
  'transferIn',
  'transferReturned',
  'toCallBack',
  'consultAsked',
  'consultAnswered',
  'opinionAsked',
  'toInstruct',
  'toIssueTasks',
  'heldCase',
  'reportedCase',
  'crisis',
  'crisisCall',
  'crisisAnswered',
  'consentAsked',
  'consentGiven',
  'dispute',
  'contested',
  'reopened',
  'sentBackToWork',
  'sentBackToTriage',
  'youAreAsked',
  'youGotAnswer',
  'yourCaseMoved',
  'yourCaseDone',
  'yourCaseClosed',
  'yourCaseRejected',
  'yourNote',
  'yourCaseExtended',
  'yourCasePromised',
  'yourCaseLate',
  'dueSoon',
  'planAsked',
  'overdue',
  'longOverdue',
  'keyInspection',
  'callDue',
  'callOverdue',
  'sealedDue',
  'factorAdded',
  'factorRemoved',
  'factorsReset',
  'unsealingAsked',
  'unsealingDecided',
  'youWereUnsealed',
  'messageToYou',
  'messageToHandlers',
  'leftWork',
  'leftWorkLong',
  'selfCheck',
  'weekly',
  'unreached',
  'orderIssued',
  'orderAnswered',
  'orderReturned',
  'orderConfirmed',
  'orderClosed',
  'yourCaseSupervised',
  'movedWork',
  'deadJobs',
  'yourDateMoved',
  'calendarProposed',
  'limitsProposed',
  'textsProposed',
  'rulesProposed',
  'changeReopened',
  'rolledBack',
  'calendarRunsOut',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export interface NoticeFor {
  readonly kind: NoticeKind
  readonly recipient: Recipient
}

const submitter: Recipient = { to: 'submitter' }

export function noticesFor(event: CaseEvent, after: CaseFile): NoticeFor[] {
  const told: NoticeFor[] = []
  const tell = (kind: NoticeKind, ...recipients: Recipient[]) =>
    told.push(...recipients.map(recipient => ({ kind, recipient })))
  const isMove = event.before !== event.after || event.ownerBefore !== event.ownerAfter
  if (isMove) tellOfStatus(tell, event, after)
  switch (event.type) {
    case 'flagged':
      // On a case that is held already this moves nothing, and still somebody's life may hang on it.
      if (event.class === 'crisis' && !isMove) tellOfCrisis(tell)
      break
    case 'acknowledged':
      tell('crisisAnswered', school('confidant', 'schoolLead'), ...DUTY)
      break
    case 'consentAsked':
      tell('consentAsked', submitter)
      break
    case 'consentGiven':
      tell('consentGiven', school('confidant', 'schoolLead'))
      break
    case 'submitterAsked':
      tell('youAreAsked', submitter)
      break
    case 'noted':
      if (event.toSubmitter) tell('yourNote', submitter)
      break
    case 'extended':
      tell('yourCaseExtended', submitter)
      break
    case 'promised':
      tell('yourCasePromised', submitter)
      break
    case 'transferAccepted':
    case 'redispatched':
    case 'routedAround':
      tell('yourCaseMoved', submitter)
      break
    case 'transferReturned':
      tell('transferReturned', officers(after.owner))
      break
    case 'filed':
      tell('yourCaseDone', submitter)
      break
    case 'writtenOff':
      tell('yourCaseClosed', submitter)
      break
    case 'consultAsked':
      tell('consultAsked', rolesOf(event.unit, ['officer', 'deputy', 'consulted']))
      break
    case 'consultAnswered':
      tell('consultAnswered', after.handler ? { to: 'person', person: after.handler } : officers(after.owner))
      break
    case 'circulated':
      tell('opinionAsked', ...event.units.map(unit => rolesOf(unit, ['officer', 'deputy', 'reviewer', 'consulted'])))
      break
    case 'transferRequested':
    case 'circulationRequested':
      tell('toReview', rolesOf(after.owner, ['reviewer']))
      break
    case 'rejectionContested':
      tell('contested', school('dispatcher', 'schoolLead'))
      break
    default:
  }
  return told
}

/** Who has a case in hand, and is told that its submitter has written. */
export function handlersOf(file: CaseFile): Recipient {
  if (RESTRICTED_STATUSES.includes(file.status)) return school('confidant')
  return file.handler !== null ? { to: 'person', person: file.handler } : officers(file.owner)
}

function tellOfStatus(
  tell: (kind: NoticeKind, ...recipients: Recipient[]) => void,
  event: CaseEvent,
  after: CaseFile,
): void {
  switch (after.status) {
    case 'held':
      if (after.crisis) tellOfCrisis(tell)
      else tell('heldCase', school('confidant'))
      break
    case 'reportedUp':
      tell('reportedCase', school('confidant', 'schoolLead'))
      break
    case 'triage':
      tell(event.type === 'sentBack' ? 'sentBackToTriage' : 'toTriage', officers(after.owner))
      break
    case 'review':
      tell('toReview', rolesOf(after.owner, ['reviewer']))
      break
    case 'assigned':
      if (after.handler) tell('toClaim', { to: 'person', person: after.handler })
      else if (after.branch) tell('toClaim', rolesOf(after.owner, ['branchSecretary'], after.branch))
      else tell('toPlace', officers(after.owner))
      break
    case 'inProgress':
      if (after.handler && event.type === 'sentBackToWork')
        tell('sentBackToWork', { to: 'person', person: after.handler })
      if (after.handler && event.type === 'reopened') tell('reopened', { to: 'person', person: after.handler })
      if (after.handler && event.type === 'submitterAnswered')
        tell('youGotAnswer', { to: 'person', person: after.handler })
      break
    case 'transferPending':
      if (after.transfer) tell('transferIn', officers(after.transfer.to))
      break
    case 'disputed':
      tell('dispute', school('dispatcher', 'schoolLead'))
      break
    case 'circulating':
      tell('toInstruct', rolesOf('DB', ['circulationClerk']))
      break
    case 'instructed':
      tell('toIssueTasks', rolesOf('DB', ['circulationClerk']))
      break
    case 'filed':
      tell('toCallBack', rolesOf(after.owner, ['officer', 'deputy', 'reviewer']))
      break
    case 'rejected':
      tell('yourCaseRejected', submitter)
      break
    default:
  }
}

function tellOfCrisis(tell: (kind: NoticeKind, ...recipients: Recipient[]) => void): void {
  tell('crisis', school('confidant'), ...DUTY)
}
