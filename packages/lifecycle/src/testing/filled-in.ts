import type { Action, ActionInput, ActionName, TransferSheet, TriageForm } from '../actions.ts'
import type { ActionOf } from '../situation.ts'
import type { CaseId, ConsultId } from '../terms.ts'
import { COLLEGE, DEPARTMENT, FIRST_BRANCH, words } from './people.ts'

export const TODAY = '2026-03-02'

export const sheet: TransferSheet = {
  to: DEPARTMENT,
  whyNotOurs: words(),
  basis: words(),
  communication: { person: words(3), on: TODAY, means: 'phone', result: words() },
}

export const triageForm: TriageForm = {
  category: 'XS',
  urgency: 'P2',
  needType: 'urgent',
  factsClear: true,
  dutyClear: true,
  solvable: { answer: 'yes', reason: null },
  path: 'handle',
  branch: FIRST_BRANCH,
  member: null,
  transfer: null,
  criteria: [],
  coUnits: [],
  rejection: null,
  summary: null,
}

const reason = words()

/** Every action with inputs that nothing is wrong with. */
const FILLED: { readonly [Name in ActionName]: Readonly<ActionInput<Name>> } = {
  submit: {
    text: words(20),
    place: null,
    answers: null,
    files: [],
    entryUnit: COLLEGE,
    owner: COLLEGE,
    category: 'XS',
    urgency: 'P2',
    channel: 'web',
    identityMode: 'named',
    verified: true,
    consent: '2026-1',
    page: null,
    gate: { hold: false, classes: [], source: null, crisis: false, recused: [] },
  },
  flag: { class: 'ethics', source: 'human', reason: null },
  acknowledge: {},
  askConsent: { unit: COLLEGE, question: null },
  giveConsent: { agrees: true, words: null },
  clearFlag: { reason },
  reportUp: { class: 'ethics', reason },
  handOver: { channel: 'ethicsOffice', receiptNo: 'R-7', receiptOn: TODAY, note: null },
  routeAround: { unit: DEPARTMENT, reason },
  askSubmitter: { question: words() },
  answer: { text: words(), files: [] },
  merge: { master: 'master' as CaseId, reason },
  split: { child: 'child' as CaseId, reason },
  triage: triageForm,
  sendBack: { reason },
  approve: { branch: null, member: null, opinion: null },
  reject: { category: 'XS', reason: 'notSchoolDuty', notice: words() },
  contestRejection: { reason },
  overturnRejection: { reason },
  assign: { branch: FIRST_BRANCH, member: null },
  claim: {},
  release: { reason },
  reassign: { branch: FIRST_BRANCH, member: null, reason },
  requestTransfer: sheet,
  acceptTransfer: { triage: null },
  returnTransfer: { reason, whoseDuty: COLLEGE, basis: words() },
  rule: { ruling: { kind: 'unit', unit: DEPARTMENT }, basis: words() },
  circulate: { documentNo: '2026-12', criteria: ['policyChange'], units: [DEPARTMENT], draft: words() },
  giveOpinion: { unit: DEPARTMENT, stance: 'agree', opinion: words(), basis: null },
  recordInstruction: { leader: words(), opinion: words(), signedOn: TODAY, scan: null, missingNoted: words() },
  issueTasks: { lead: DEPARTMENT, task: words(), dueOn: null, coUnits: [] },
  note: { text: words(), toSubmitter: false },
  consult: { consult: 'consult-2' as ConsultId, unit: DEPARTMENT, question: words() },
  answerConsult: { consult: 'consult-1' as ConsultId, text: words() },
  park: { plan: words(), milestones: [{ on: '2026-04-01', what: words() }] },
  resume: { reason },
  extend: { reason, percent: 50 },
  promise: { reason, on: '2026-04-01' },
  file: { outcome: 'solved', done: words(), methods: ['coordination'], evidence: [], explanation: null },
  recordAttempt: { means: 'phone', reached: true, verdict: 'solved', words: null },
  confirm: { verdict: 'solved', words: null },
  sendBackToWork: { reason },
  writeOff: { outcome: 'solved', effects: ['study'], sentence: words() },
  rate: { satisfaction: 5, timeliness: 4, words: null },
  reopen: { reason },
  withdraw: { reason: null },
  redispatch: { unit: DEPARTMENT, reason },
  freeze: { reason },
  unfreeze: { reason },
  archive: { packageHash: 'sha256:package' },
  expire: { clock: 'submitterAnswer' },
}

export const ACTION_NAMES = Object.keys(FILLED) as readonly ActionName[]

/** An action with good inputs, but for what `change` says. */
export function filledIn<Name extends ActionName>(type: Name, change: Partial<ActionInput<Name>> = {}): ActionOf<Name> {
  return { type, ...FILLED[type], ...change } as unknown as ActionOf<Name>
}

/** The same for a name that is known only when the test runs. */
export function anyFilledIn(type: ActionName): Action {
  return filledIn(type) as Action
}
