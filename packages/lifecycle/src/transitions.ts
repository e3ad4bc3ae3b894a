import type { ActionName } from './actions.ts'
import { OPEN_STATUSES, type Status } from './case-file.ts'
import type { Role } from './terms.ts'
import type { Grant, Row, Scope } from './who.ts'

/**
 * THE table: from which status an action starts, where it may lead, and who may do it in which capacity (defaults §3.8 T01–T37 and
 * §3.9, repaired by the amendments). `advance` refuses whatever has no row here before it looks at anything else, and no step can
 * reach a status its row does not name; `allowed-actions` shows exactly these rows to the screens. So a row added here opens a door
 * in every place at once, and one taken away closes it. What a row cannot say (who triaged may not review, who worked may not call
 * back, what a form must hold) are the conditions in `steps/`. An action and a status meet in at most one row.
 */

const by = (scope: Scope, ...roles: readonly Role[]): readonly Grant[] => roles.map(as => ({ as, scope }))
const system: Grant = { as: 'system', scope: 'any' }
const submitter: Grant = { as: 'submitter', scope: 'own' }
const ownClerk: Grant = { as: 'clerk', scope: 'own' }

const OFFICERS = by('unit', 'officer', 'deputy')
/** The officer of the unit; a dispatcher of 总答题组 may override (§3.9). */
const TRIAGERS = [...OFFICERS, ...by('school', 'dispatcher')]
const REVIEWER = by('unit', 'reviewer')
const SCHOOL = by('school', 'dispatcher', 'schoolLead')
const HANDLER = [...by('handler', 'member', 'branchSecretary'), ...by('branch', 'branchSecretary')]
const ASKED = by('asked', 'consulted', 'officer', 'deputy', 'reviewer')
const CALLERS = [...OFFICERS, ...REVIEWER, ...by('branch', 'branchSecretary')]

const BEFORE_FILING = OPEN_STATUSES.filter(status => status !== 'filed')
/** Everybody who can see an ordinary case may flag it; what they can see is the access policy's. */
const WHO_SEES: readonly Grant[] = [
  submitter,
  system,
  ownClerk,
  ...OFFICERS,
  ...REVIEWER,
  ...by('worker', 'branchSecretary', 'member'),
  ...by('branch', 'branchSecretary'),
  ...by('receiver', 'officer', 'deputy', 'reviewer'),
  ...ASKED,
  ...by('school', 'dispatcher', 'schoolLead', 'confidant'),
  ...by('circulated', 'circulationClerk', 'leader'),
  ...by('any', 'inspector'),
]
const CLEARED = [submitter, system, ...by('school', 'schoolLead', 'confidant')]

export const EVERY_STATUS: readonly Status[] = [
  'held',
  'reportedUp',
  ...OPEN_STATUSES,
  'handedOver',
  'closed',
  'archived',
  'rejected',
  'merged',
  'withdrawn',
]

/** Where a submission may land, and who may make one. */
export const BIRTH: { readonly to: readonly Status[]; readonly who: readonly Grant[] } = {
  to: ['triage', 'held'],
  who: [submitter, ...by('entry', 'clerk')],
}

export const TRANSITIONS: Readonly<Record<ActionName, readonly Row[]>> = {
  submit: [],
  flag: [
    { from: [...OPEN_STATUSES, 'closed', 'merged'], to: ['held'], who: WHO_SEES },
    { from: ['held', 'reportedUp'], to: ['same'], who: CLEARED },
  ],
  acknowledge: [
    {
      from: ['held', 'reportedUp'],
      to: ['same'],
      who: [...by('any', 'dutyOfficer'), ...by('school', 'confidant', 'schoolLead')],
    },
  ],
  askConsent: [
    { from: ['held'], to: ['same'], who: by('school', 'confidant') },
    { from: ['reportedUp'], to: ['same'], who: by('school', 'confidant', 'schoolLead') },
  ],
  giveConsent: [{ from: ['held', 'reportedUp'], to: ['same'], who: [submitter] }],
  clearFlag: [
    { from: ['held'], to: [...OPEN_STATUSES, 'closed', 'merged'], who: by('school', 'confidant') },
    { from: ['reportedUp'], to: ['triage'], who: by('school', 'schoolLead') },
  ],
  reportUp: [
    { from: ['held'], to: ['reportedUp'], who: by('school', 'confidant') },
    { from: ['triage', 'review', 'inProgress'], to: ['reportedUp'], who: [...OFFICERS, ...by('school', 'confidant')] },
  ],
  handOver: [{ from: ['reportedUp'], to: ['handedOver'], who: by('school', 'confidant') }],
  routeAround: [{ from: ['held'], to: ['triage'], who: by('school', 'confidant') }],
  askSubmitter: [
    { from: ['triage'], to: ['awaitingSubmitter'], who: TRIAGERS },
    { from: ['inProgress'], to: ['awaitingSubmitter'], who: HANDLER },
  ],
  answer: [{ from: ['awaitingSubmitter'], to: ['triage', 'inProgress'], who: [submitter, ownClerk] }],
  merge: [{ from: ['triage'], to: ['merged'], who: TRIAGERS }],
  split: [{ from: ['triage', 'inProgress'], to: ['same'], who: TRIAGERS }],
  triage: [{ from: ['triage'], to: ['review'], who: TRIAGERS }],
  sendBack: [
    { from: ['review'], to: ['triage'], who: REVIEWER },
    { from: ['inProgress'], to: ['same'], who: REVIEWER },
  ],
  approve: [
    {
      from: ['review'],
      to: ['assigned', 'transferPending', 'circulating', 'disputed', 'rejected'],
      who: REVIEWER,
    },
    { from: ['inProgress'], to: ['transferPending', 'circulating'], who: REVIEWER },
  ],
  reject: [{ from: ['triage'], to: ['review'], who: TRIAGERS }],
  contestRejection: [{ from: ['rejected'], to: ['disputed'], who: [submitter] }],
  overturnRejection: [{ from: ['rejected', 'disputed'], to: ['triage'], who: SCHOOL }],
  assign: [
    {
      from: ['assigned'],
      to: ['same'],
      who: [...OFFICERS, ...REVIEWER, ...by('branch', 'branchSecretary'), ...by('school', 'dispatcher')],
    },
  ],
  claim: [{ from: ['assigned'], to: ['inProgress'], who: by('worker', 'member', 'branchSecretary') }],
  release: [
    { from: ['assigned'], to: ['same'], who: by('handler', 'member', 'branchSecretary') },
    { from: ['inProgress'], to: ['assigned'], who: by('handler', 'member', 'branchSecretary') },
  ],
  reassign: [
    {
      from: ['assigned', 'inProgress'],
      to: ['assigned'],
      who: [...OFFICERS, ...REVIEWER, ...by('branch', 'branchSecretary'), ...by('school', 'dispatcher')],
    },
  ],
  requestTransfer: [
    { from: ['inProgress'], to: ['same'], who: [...OFFICERS, ...by('handler', 'member', 'branchSecretary')] },
  ],
  acceptTransfer: [
    { from: ['transferPending'], to: ['triage', 'review'], who: by('receiver', 'officer', 'deputy', 'reviewer') },
  ],
  returnTransfer: [
    {
      from: ['transferPending'],
      to: ['review', 'inProgress', 'disputed'],
      who: by('receiver', 'officer', 'deputy', 'reviewer'),
    },
  ],
  rule: [{ from: ['disputed'], to: ['triage', 'inProgress', 'filed', 'rejected'], who: SCHOOL }],
  circulate: [
    {
      from: ['circulating'],
      to: ['same'],
      who: [...OFFICERS, ...REVIEWER, ...by('circulation', 'circulationClerk')],
    },
    { from: ['inProgress'], to: ['same'], who: [...OFFICERS, ...by('handler', 'member', 'branchSecretary')] },
  ],
  giveOpinion: [{ from: ['circulating'], to: ['same'], who: ASKED }],
  recordInstruction: [
    {
      from: ['circulating'],
      to: ['instructed'],
      who: [...by('circulation', 'circulationClerk'), ...by('any', 'leader')],
    },
  ],
  issueTasks: [{ from: ['instructed'], to: ['assigned'], who: by('circulation', 'circulationClerk') }],
  note: [
    {
      from: ['triage', 'review', 'assigned', 'transferPending', 'circulating', 'instructed', 'filed'],
      to: ['same'],
      who: [...OFFICERS, ...REVIEWER],
    },
    { from: ['inProgress', 'parked'], to: ['same'], who: [...HANDLER, ...OFFICERS, ...REVIEWER] },
    { from: ['disputed'], to: ['same'], who: SCHOOL },
    { from: ['held', 'reportedUp'], to: ['same'], who: by('school', 'confidant') },
  ],
  consult: [
    { from: ['triage'], to: ['same'], who: TRIAGERS },
    { from: ['inProgress'], to: ['same'], who: [...HANDLER, ...OFFICERS] },
  ],
  answerConsult: [{ from: BEFORE_FILING, to: ['same'], who: ASKED }],
  park: [{ from: ['inProgress'], to: ['parked'], who: SCHOOL }],
  resume: [{ from: ['parked'], to: ['inProgress'], who: [...HANDLER, ...OFFICERS, ...REVIEWER, ...SCHOOL, system] }],
  extend: [{ from: ['inProgress'], to: ['same'], who: [...OFFICERS, ...REVIEWER, ...SCHOOL] }],
  promise: [
    {
      from: ['triage', 'review', 'assigned', 'transferPending', 'circulating', 'instructed', 'filed'],
      to: ['same'],
      who: [...OFFICERS, ...REVIEWER],
    },
    { from: ['inProgress', 'parked'], to: ['same'], who: [...HANDLER, ...OFFICERS, ...REVIEWER] },
    { from: ['disputed'], to: ['same'], who: SCHOOL },
  ],
  file: [{ from: ['inProgress'], to: ['filed'], who: HANDLER }],
  recordAttempt: [{ from: ['filed'], to: ['same', 'disputed'], who: CALLERS }],
  confirm: [{ from: ['filed'], to: ['same', 'disputed'], who: [submitter] }],
  sendBackToWork: [{ from: ['filed'], to: ['inProgress'], who: CALLERS }],
  writeOff: [{ from: ['filed'], to: ['closed'], who: [...OFFICERS, ...REVIEWER] }],
  rate: [{ from: ['closed', 'merged'], to: ['same'], who: [submitter] }],
  reopen: [{ from: ['closed'], to: ['inProgress'], who: [submitter, ownClerk, ...SCHOOL] }],
  withdraw: [
    {
      from: ['triage', 'awaitingSubmitter', 'review', 'assigned', 'inProgress', 'parked'],
      to: ['withdrawn'],
      who: [submitter, ownClerk],
    },
  ],
  redispatch: [{ from: OPEN_STATUSES, to: ['triage'], who: SCHOOL }],
  freeze: [{ from: EVERY_STATUS, to: ['same'], who: by('school', 'schoolLead', 'confidant') }],
  unfreeze: [{ from: EVERY_STATUS, to: ['same'], who: by('school', 'schoolLead', 'confidant') }],
  archive: [{ from: ['closed'], to: ['archived'], who: [system] }],
  expire: [
    { from: ['awaitingSubmitter'], to: ['triage', 'inProgress'], who: [system] },
    { from: ['transferPending'], to: ['same', 'disputed'], who: [system] },
  ],
}

/** The row of an action from a status, or null where the table has none. */
export function rowOf(action: ActionName, status: Status): Row | null {
  return TRANSITIONS[action].find(row => row.from.includes(status)) ?? null
}
