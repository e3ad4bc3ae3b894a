import type { ActionName } from '@zuoyeben/lifecycle'
import { NOBODY, type Viewer } from '../access/viewer.ts'
import { memberOf } from './case-classes.ts'
import { sheetTo, TRIAGE } from './case-story.ts'
import type { TestHouse } from './test-house.ts'

const text = (words: string) => ({ text: words })
const reason = { reason: text('按规定处理') }

/** Every action that staff may send, with fields nothing is wrong with: group of procedures, name, fields. */
export const SENT: readonly (readonly [group: Group, action: ActionName, fields: Record<string, unknown>])[] = [
  ['dispatch', 'flag', { class: 'ethics', source: 'human', reason: null }],
  ['dispatch', 'clearFlag', { ...reason, submitterAgrees: false }],
  ['dispatch', 'reportUp', { ...reason, class: 'ethics' }],
  ['dispatch', 'handOver', { channel: 'inspection', receiptNo: '1', note: null }],
  ['dispatch', 'routeAround', { ...reason, unit: 'TSG', submitterAgrees: false }],
  ['dispatch', 'askSubmitter', { question: text('几楼？') }],
  ['dispatch', 'merge', { ...reason, master: 'c0a8a9a6-6f0e-4f0a-8f0e-0a0a0a0a0a0a' }],
  ['dispatch', 'split', { ...reason, part: '学院一楼饮水机已经两周不出热水', category: null }],
  ['dispatch', 'triage', { ...TRIAGE }],
  ['dispatch', 'sendBack', reason],
  ['dispatch', 'approve', { branch: null, member: null, opinion: null }],
  ['dispatch', 'reject', { category: 'DJ', reason: 'notSchoolDuty', notice: text('不归学校') }],
  ['dispatch', 'overturnRejection', reason],
  ['dispatch', 'assign', { branch: null, member: null }],
  ['dispatch', 'reassign', { ...reason, branch: null, member: null }],
  ['dispatch', 'requestTransfer', sheetTo('TSG')],
  ['dispatch', 'acceptTransfer', { triage: null }],
  ['dispatch', 'returnTransfer', { ...reason, whoseDuty: null, basis: text('清单') }],
  ['dispatch', 'rule', { ruling: { kind: 'unit', unit: 'TSG' }, basis: text('清单') }],
  ['dispatch', 'redispatch', { ...reason, unit: 'TSG' }],
  ['dispatch', 'circulate', { documentNo: '1', criteria: ['policyChange'], units: ['TSG'], draft: text('请示') }],
  ['dispatch', 'giveOpinion', { unit: 'XGB', stance: 'agree', opinion: text('同意'), basis: null }],
  [
    'dispatch',
    'recordInstruction',
    { leader: text('领导'), opinion: text('同意'), signedOn: '2026-11-12', scan: null, missingNoted: text('无') },
  ],
  ['dispatch', 'issueTasks', { lead: 'TSG', task: text('办理'), dueOn: null, coUnits: [] }],
  ['handling', 'claim', {}],
  ['handling', 'release', reason],
  ['handling', 'note', { text: text('已联系'), toSubmitter: false }],
  ['handling', 'consult', { consult: 'c0a8a9a6-6f0e-4f0a-8f0e-0a0a0a0a0a0b', unit: 'TSG', question: text('归谁？') }],
  ['handling', 'answerConsult', { consult: 'c0a8a9a6-6f0e-4f0a-8f0e-0a0a0a0a0a0c', text: text('归我') }],
  ['handling', 'park', { plan: text('等预算'), milestones: [{ on: '2030-01-01', what: text('预算') }] }],
  ['handling', 'resume', reason],
  ['handling', 'extend', { ...reason, percent: 10 }],
  [
    'handling',
    'file',
    { outcome: 'solved', done: text('已办'), methods: ['coordination'], evidence: [], explanation: null },
  ],
  ['callback', 'recordAttempt', { means: 'phone', reached: true, verdict: 'solved', words: null }],
  ['callback', 'sendBackToWork', reason],
  ['closure', 'writeOff', { outcome: 'solved', effects: [], sentence: text('好了') }],
  ['closure', 'reopen', reason],
  ['supervision', 'freeze', reason],
  ['supervision', 'unfreeze', reason],
]
type Group = 'dispatch' | 'handling' | 'callback' | 'closure' | 'supervision'

/** One person of every kind that the access table speaks of, by the name it has there. */
export function castOf(house: TestHouse): Record<Kind, Viewer> {
  const someone = house.someone
  const without = house.everyone().find(person => person.appointments.length === 0)
  if (!without) throw new Error('everybody holds an office')
  return {
    officer: someone('officer', 'JDXY'),
    deputy: someone('deputy', 'JDXY'),
    reviewer: someone('reviewer', 'JDXY'),
    secretary: memberOf(house, 'JDXY-1', 'branchSecretary'),
    member: memberOf(house, 'JDXY-1'),
    otherSecretary: memberOf(house, 'JDXY-2', 'branchSecretary'),
    otherMember: memberOf(house, 'JDXY-2'),
    configurer: someone('configurer', 'JDXY'),
    foreignOfficer: someone('officer', 'DQXY'),
    foreignReviewer: someone('reviewer', 'DQXY'),
    foreignMember: someone('member', 'DQXY'),
    receiver: someone('officer', 'HQC'),
    receivingReviewer: someone('reviewer', 'HQC'),
    receivingMember: someone('member', 'HQC'),
    asked: someone('officer', 'GZC'),
    askedMember: someone('member', 'GZC'),
    circled: someone('reviewer', 'XGB'),
    stranger: someone('officer', 'TSG'),
    clerk: someone('clerk', 'TSG'),
    dispatcher: someone('dispatcher', 'ZDT'),
    schoolLead: someone('schoolLead', 'ZDT'),
    confidant: someone('confidant', 'ZDT'),
    circulationClerk: someone('circulationClerk', 'DB'),
    leader: someone('leader', 'ZDT'),
    inspector: someone('inspector', 'DC'),
    assessor: someone('assessor', 'ZZB'),
    observer: someone('observer', 'ZDT'),
    systemAdmin: someone('systemAdmin', 'ZDT'),
    securityAdmin: someone('securityAdmin', 'ZDT'),
    auditAdmin: someone('auditAdmin', 'ZDT'),
    dutyOfficer: someone('dutyOfficer', 'BWC'),
    student: without,
    nobody: NOBODY,
  }
}
export const KINDS = [
  'officer',
  'deputy',
  'reviewer',
  'secretary',
  'member',
  'otherSecretary',
  'otherMember',
  'configurer',
  'foreignOfficer',
  'foreignReviewer',
  'foreignMember',
  'receiver',
  'receivingReviewer',
  'receivingMember',
  'asked',
  'askedMember',
  'circled',
  'stranger',
  'clerk',
  'dispatcher',
  'schoolLead',
  'confidant',
  'circulationClerk',
  'leader',
  'inspector',
  'assessor',
  'observer',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'dutyOfficer',
  'student',
  'nobody',
] as const
export type Kind = (typeof KINDS)[number]
