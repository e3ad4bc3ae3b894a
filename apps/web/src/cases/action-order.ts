import type { ActionName, Status } from '@zuoyeben/lifecycle'
import { type Word, word } from '../words/word.ts'
import { isStaffAction, type StaffAction } from './form/action-forms.ts'

/** What a person most likely came for, by status, best first: it becomes the large button. */
const FIRST: Partial<Readonly<Record<Status, readonly StaffAction[]>>> = {
  held: ['acknowledge', 'reportUp', 'clearFlag'],
  triage: ['triage'],
  review: ['approve'],
  assigned: ['claim', 'assign'],
  inProgress: ['file', 'answerConsult', 'assign'],
  parked: ['resume'],
  transferPending: ['acceptTransfer'],
  disputed: ['rule'],
  circulating: ['giveOpinion', 'recordInstruction'],
  instructed: ['issueTasks'],
  reportedUp: ['acknowledge', 'handOver'],
  filed: ['recordAttempt', 'writeOff'],
  rejected: ['overturnRejection'],
}

interface Group {
  readonly name: Word
  readonly actions: readonly StaffAction[]
}
const GROUPS: readonly Group[] = [
  {
    name: word('办理', 'Work'),
    actions: [
      'claim',
      'file',
      'note',
      'consult',
      'answerConsult',
      'askSubmitter',
      'promise',
      'extend',
      'park',
      'resume',
      'release',
    ],
  },
  {
    name: word('回访销号', 'Call-back'),
    actions: ['recordAttempt', 'writeOff', 'sendBackToWork'],
  },
  {
    name: word('研判派题', 'Dispatch'),
    actions: ['triage', 'approve', 'sendBack', 'reject', 'overturnRejection', 'assign', 'reassign', 'merge', 'split'],
  },
  {
    name: word('转办批办', 'Transfer'),
    actions: [
      'requestTransfer',
      'acceptTransfer',
      'returnTransfer',
      'circulate',
      'giveOpinion',
      'recordInstruction',
      'issueTasks',
      'rule',
      'redispatch',
    ],
  },
  {
    name: word('敏感与管理', 'Sensitive'),
    actions: [
      'acknowledge',
      'reportUp',
      'flag',
      'askConsent',
      'clearFlag',
      'routeAround',
      'handOver',
      'freeze',
      'unfreeze',
    ],
  },
]

export interface OrderedActions {
  /** At most two, the first of them the one key `a` opens. */
  readonly first: readonly StaffAction[]
  readonly groups: readonly { readonly name: Word; readonly actions: readonly StaffAction[] }[]
}

/** What moves a case on, for everybody to read: the steps its status waits for, else whatever is possible; two at most. */
export function mainSteps<Step extends { readonly action: ActionName }>(status: Status, next: readonly Step[]): Step[] {
  const order: readonly ActionName[] = FIRST[status] ?? []
  const main = order.flatMap(action => next.find(step => step.action === action) ?? [])
  return (main.length > 0 ? main : [...next]).slice(0, 2)
}

/** What a person goes on to at once: after a call that reached the submitter the case is written off, or sent back where it is not solved. */
export function followUp(done: StaffAction, allowed: readonly ActionName[]): StaffAction | null {
  if (done !== 'recordAttempt') return null
  return (['sendBackToWork', 'writeOff'] as const).findLast(action => allowed.includes(action)) ?? null
}

/** Arranges what the server allows; what it does not allow is never offered. */
export function orderActions(status: Status, allowed: readonly ActionName[]): OrderedActions {
  const offered = allowed.filter(isStaffAction)
  // While work goes on, an approval answers a request that waits for it.
  const wanted = status === 'inProgress' ? (['approve', ...(FIRST[status] ?? [])] as const) : (FIRST[status] ?? [])
  const first = wanted.filter(action => offered.includes(action)).slice(0, 2)
  const groups = GROUPS.map(({ name, actions }) => ({
    name,
    actions: actions.filter(action => offered.includes(action) && !first.includes(action)),
  })).filter(group => group.actions.length > 0)
  return { first, groups }
}
