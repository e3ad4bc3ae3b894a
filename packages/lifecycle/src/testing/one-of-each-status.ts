import type { Status } from '../case-file.ts'
import type { CaseId, ConsultId } from '../terms.ts'
import { filledIn, sheet } from './filled-in.ts'
import { givenACase, type Story } from './given-a-case.ts'
import { COLLEGE, DEPARTMENT, FIRST_BRANCH, idOf, staff, submitter, system } from './people.ts'

const officer = staff('officer')
const member = staff('member')
const receiver = staff('officer', DEPARTMENT)

/** Entered by the clerk from the notebook, and a consult still open: so that everybody who may have a part in a case has one. */
function entered(): Story {
  return givenACase()
    .does(staff('clerk'), filledIn('submit', { channel: 'notebook', page: 'page' as never }))
    .does(officer, filledIn('consult', { consult: 'consult-1' as ConsultId }))
}
const reviewed = (path: 'handle' | 'transfer' | 'instruct' | 'rule' | 'reject') =>
  entered().triaged({
    path,
    transfer: path === 'transfer' ? sheet : null,
    criteria: path === 'instruct' ? ['policyChange'] : [],
    rejection: path === 'reject' ? { reason: 'notSchoolDuty', notice: sheet.basis } : null,
  })
const held = () => entered().does(staff('dispatcher'), filledIn('flag'))
const called = () => held().does(staff('confidant'), filledIn('flag', { class: 'crisis' }))
const reported = () => entered().does(officer, filledIn('reportUp'))
const inBranch = () => reviewed('handle').approved({ branch: FIRST_BRANCH })
const named = () => reviewed('handle').approved({ branch: FIRST_BRANCH, member: idOf('member') })
const working = () => named().does(member, filledIn('claim'))
const asking = () => working().does(member, filledIn('requestTransfer'))
const filed = () => working().filed()
const closed = () => filed().called().writtenOff()
const rejected = () => reviewed('reject').approved()
const circulating = () => reviewed('instruct').approved()
const goneRound = () => circulating().does(officer, filledIn('circulate'))
const instructed = () => goneRound().does(staff('leader'), filledIn('recordInstruction'))
const sent = () => reviewed('transfer').approved()
const merged = () =>
  entered()
    .under({ master: { id: 'master' as CaseId, status: 'triage', participants: [] } })
    .does(officer, filledIn('merge'))

/** Each status, in every shape that matters to who may do what there. */
const SHAPES: Readonly<Record<Status, () => readonly Story[]>> = {
  held: () => [held(), held().does(staff('confidant'), filledIn('askConsent')), called()],
  triage: () => [
    entered(),
    entered().under({ master: { id: 'master' as CaseId, status: 'triage', participants: [] } }),
  ],
  awaitingSubmitter: () => [entered().does(officer, filledIn('askSubmitter'))],
  review: () => [reviewed('handle')],
  assigned: () => [inBranch(), named()],
  inProgress: () => [working(), asking()],
  parked: () => [working().does(staff('dispatcher'), filledIn('park'))],
  transferPending: () => [sent()],
  disputed: () => [
    reviewed('rule').approved(),
    rejected().does(submitter, filledIn('contestRejection')),
    sent().does(receiver, filledIn('returnTransfer')).approved().does(receiver, filledIn('returnTransfer')),
  ],
  circulating: () => [circulating(), goneRound()],
  instructed: () => [instructed()],
  reportedUp: () => [
    reported(),
    reported().does(staff('schoolLead'), filledIn('askConsent')),
    reported().agreedTo(COLLEGE),
    called().does(staff('confidant'), filledIn('reportUp')),
  ],
  handedOver: () => [reported().does(staff('confidant'), filledIn('handOver'))],
  filed: () => [filed(), filed().called(), filed().called({ verdict: 'notSolved' })],
  closed: () => [
    closed(),
    closed().does(submitter, filledIn('reopen')).filed().called().writtenOff(),
    closed().under({ windows: new Set() }),
  ],
  archived: () => [closed().under({ windows: new Set() }).does(system, filledIn('archive'))],
  rejected: () => [rejected()],
  merged: () => [merged().under({ master: { id: 'master' as CaseId, status: 'closed', participants: [] } })],
  withdrawn: () => [entered().does(submitter, filledIn('withdraw'))],
}

/** Cases that stand in a status, each also frozen. */
export function casesIn(status: Status): readonly Story[] {
  const frozen = SHAPES[status]().map(story =>
    story.does(staff('schoolLead'), filledIn('freeze')).does(staff('confidant'), filledIn('freeze')),
  )
  return [...SHAPES[status](), ...frozen]
}
