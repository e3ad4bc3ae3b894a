import type { ActionName } from '../actions.ts'
import type { Status } from '../case-file.ts'

/**
 * Who may do what where: written out by hand from defaults §3.8, §3.9 and the amendments, and compared cell by cell with what
 * `advance` lets through. It does not read `transitions.ts`; whoever changes the table changes this too, and says why.
 * `submitter` and `system` are those actors; every other word is a role of somebody with a part in the case.
 */
const officers = 'officer deputy'
const triagers = 'officer deputy dispatcher'
const school = 'dispatcher schoolLead'
const seen = `submitter system clerk officer deputy reviewer dispatcher schoolLead confidant inspector`
const seenAndAsked = `${seen} consulted`
const seenByWorkers = `${seenAndAsked} branchSecretary member`
const cleared = 'submitter system schoolLead confidant'
const asked = 'consulted officer deputy reviewer'
const callers = 'officer deputy reviewer branchSecretary'
const unit = 'officer deputy reviewer'
const workers = 'member branchSecretary'
const two = 'schoolLead confidant'

const everywhere = {
  held: two,
  triage: two,
  awaitingSubmitter: two,
  review: two,
  assigned: two,
  inProgress: two,
  parked: two,
  transferPending: two,
  disputed: two,
  circulating: two,
  instructed: two,
  reportedUp: two,
  handedOver: two,
  filed: two,
  closed: two,
  archived: two,
  rejected: two,
  merged: two,
  withdrawn: two,
}

export const WHO_MAY: Readonly<Record<ActionName, Readonly<Partial<Record<Status, string>>>>> = {
  submit: {},
  flag: {
    held: cleared,
    triage: seenAndAsked,
    awaitingSubmitter: seenAndAsked,
    review: seenAndAsked,
    assigned: seenByWorkers,
    inProgress: seenByWorkers,
    parked: seenByWorkers,
    transferPending: seenAndAsked,
    disputed: `submitter system clerk dispatcher schoolLead confidant inspector ${asked}`,
    circulating: `${seenAndAsked} circulationClerk leader`,
    instructed: `${seenAndAsked} circulationClerk leader`,
    reportedUp: cleared,
    filed: `${seen} branchSecretary member`,
    closed: `${seen} branchSecretary member`,
    merged: seen,
  },
  acknowledge: { held: 'dutyOfficer schoolLead confidant', reportedUp: 'dutyOfficer schoolLead confidant' },
  askConsent: { held: 'confidant', reportedUp: two },
  giveConsent: { held: 'submitter', reportedUp: 'submitter' },
  clearFlag: { held: 'confidant', reportedUp: 'schoolLead' },
  reportUp: {
    held: 'confidant',
    triage: `${officers} confidant`,
    review: `${officers} confidant`,
    inProgress: `${officers} confidant`,
  },
  handOver: { reportedUp: 'confidant' },
  routeAround: { held: 'confidant' },
  askSubmitter: { triage: triagers, inProgress: workers },
  answer: { awaitingSubmitter: 'submitter clerk' },
  merge: { triage: triagers },
  split: { triage: triagers, inProgress: triagers },
  triage: { triage: triagers },
  sendBack: { review: 'reviewer', inProgress: 'reviewer' },
  approve: { review: 'reviewer', inProgress: 'reviewer' },
  reject: { triage: triagers },
  contestRejection: { rejected: 'submitter' },
  overturnRejection: { rejected: school, disputed: school },
  assign: { assigned: 'officer deputy reviewer branchSecretary dispatcher' },
  claim: { assigned: workers },
  release: { assigned: 'member', inProgress: 'member' },
  reassign: {
    assigned: 'officer deputy reviewer branchSecretary dispatcher',
    inProgress: 'officer deputy reviewer branchSecretary dispatcher',
  },
  requestTransfer: { inProgress: `${officers} member` },
  acceptTransfer: { transferPending: unit },
  returnTransfer: { transferPending: unit },
  rule: { disputed: school },
  circulate: { circulating: `${unit} circulationClerk`, inProgress: `${officers} member` },
  giveOpinion: { circulating: asked },
  recordInstruction: { circulating: 'circulationClerk leader' },
  issueTasks: { instructed: 'circulationClerk' },
  note: {
    held: 'confidant',
    reportedUp: 'confidant',
    triage: unit,
    review: unit,
    assigned: unit,
    inProgress: `${unit} ${workers}`,
    parked: `${unit} ${workers}`,
    transferPending: unit,
    disputed: school,
    circulating: unit,
    instructed: unit,
    filed: unit,
  },
  consult: { triage: triagers, inProgress: `${officers} ${workers}` },
  answerConsult: {
    triage: asked,
    awaitingSubmitter: asked,
    review: asked,
    assigned: asked,
    inProgress: asked,
    parked: asked,
    transferPending: asked,
    disputed: asked,
    circulating: asked,
    instructed: asked,
  },
  park: { inProgress: school },
  resume: { parked: `${unit} ${workers} ${school} system` },
  extend: { inProgress: `${unit} ${school}` },
  promise: {
    triage: unit,
    review: unit,
    assigned: unit,
    inProgress: `${unit} ${workers}`,
    parked: `${unit} ${workers}`,
    transferPending: unit,
    disputed: school,
    circulating: unit,
    instructed: unit,
    filed: unit,
  },
  file: { inProgress: workers },
  recordAttempt: { filed: callers },
  confirm: { filed: 'submitter' },
  sendBackToWork: { filed: callers },
  writeOff: { filed: unit },
  rate: { closed: 'submitter', merged: 'submitter' },
  reopen: { closed: `submitter clerk ${school}` },
  withdraw: {
    triage: 'submitter clerk',
    awaitingSubmitter: 'submitter clerk',
    review: 'submitter clerk',
    assigned: 'submitter clerk',
    inProgress: 'submitter clerk',
    parked: 'submitter clerk',
  },
  redispatch: {
    triage: school,
    awaitingSubmitter: school,
    review: school,
    assigned: school,
    inProgress: school,
    parked: school,
    transferPending: school,
    disputed: school,
    circulating: school,
    instructed: school,
    filed: school,
  },
  freeze: everywhere,
  unfreeze: everywhere,
  archive: { closed: 'system' },
  expire: { awaitingSubmitter: 'system', transferPending: 'system' },
}
