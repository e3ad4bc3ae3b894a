import type { EventType } from '@zuoyeben/lifecycle'
import type { Locale } from '../locale.ts'

type Step = { zh: string; en: string } | null

/** A step of the way in the submitter's words; null: an inner step that says nothing to the submitter. */
const STEPS: Readonly<Record<EventType, Step>> = {
  submitted: { zh: '你留下了作业', en: 'You left the case' },
  flagged: { zh: '改为只给专人看', en: 'Restricted to named people' },
  acknowledged: null,
  consentAsked: { zh: '学校问你同不同意', en: 'The school asked for your consent' },
  consentGiven: { zh: '你答复了同不同意', en: 'You said whether you agree' },
  flagCleared: { zh: '恢复普通办理', en: 'Back to ordinary handling' },
  reportedUp: { zh: '报到学校总答题组', en: 'Reported to the school' },
  handedOver: { zh: '交给专门部门', en: 'Handed to the office in charge' },
  routedAround: { zh: '绕开你的单位，转给别的单位', en: 'Sent to another unit, bypassing yours' },
  submitterAsked: { zh: '请你补充', en: 'You were asked a question' },
  submitterAnswered: { zh: '你作了补充', en: 'You answered' },
  answerTimeOver: { zh: '没有等到补充，继续处理', en: 'No answer came; work goes on' },
  merged: { zh: '和同样的事合并', en: 'Joined with the same matter' },
  splitOff: { zh: '分成了几件，分别办理', en: 'Split into several cases' },
  triaged: { zh: '研判完成', en: 'Looked into' },
  rejectionProposed: null,
  sentBack: { zh: '退回再研判', en: 'Sent back for another look' },
  approved: { zh: '审核通过', en: 'Checked and released' },
  requestRefused: null,
  rejectionContested: { zh: '你请学校再看一次', en: 'You asked the school to look again' },
  rejectionOverturned: { zh: '学校决定受理', en: 'The school decided to accept it' },
  assigned: { zh: '派给了党支部或党员', en: 'Given to a branch or member' },
  claimed: { zh: '有人领题，开始办', en: 'Taken up, work begins' },
  released: { zh: '重新等人领题', en: 'Waiting to be taken up again' },
  reassigned: { zh: '换人办理', en: 'Given to someone else' },
  transferRequested: { zh: '要转给别的单位', en: 'To be passed to another unit' },
  transferAccepted: { zh: '新的单位接手', en: 'Accepted by the new unit' },
  transferReturned: { zh: '对方没有接，退回', en: 'Not accepted, returned' },
  transferReplyTimeOver: { zh: '对方没有按时回应', en: 'No reply in time from the other unit' },
  ruled: { zh: '学校作出裁定', en: 'The school decided' },
  circulationRequested: null,
  circulated: { zh: '文件开始流转', en: 'The document went round' },
  opinionGiven: null,
  instructionRecorded: { zh: '学校作出批示', en: 'The school instructed' },
  tasksIssued: { zh: '任务已经分派', en: 'Tasks were given out' },
  noted: { zh: '有了进展', en: 'News' },
  consultAsked: { zh: '请别的单位协助', en: 'Another unit was asked to help' },
  consultAnswered: { zh: '协助的单位已答复', en: 'The helping unit answered' },
  parked: { zh: '挂账，等条件', en: 'Kept open until it is possible' },
  resumed: { zh: '恢复办理', en: 'Work resumed' },
  extended: { zh: '期限延长', en: 'The date was moved' },
  promised: { zh: '单位说明原因，承诺了日期', en: 'The unit said why, and by which day' },
  filed: { zh: '承办的人说办完了', en: 'Said to be done' },
  attemptRecorded: { zh: '单位联系你回访', en: 'The unit contacted you' },
  confirmed: { zh: '你答复了结果', en: 'You gave your word on the result' },
  sentBackToWork: { zh: '退回继续办', en: 'Sent back to work' },
  writtenOff: { zh: '销号', en: 'Closed' },
  rated: { zh: '你打了分', en: 'You rated it' },
  reopened: { zh: '重新办理', en: 'Opened again' },
  withdrawn: { zh: '你撤回了', en: 'You withdrew it' },
  redispatched: { zh: '学校改派给别的单位', en: 'The school gave it to another unit' },
  freezeAsked: null,
  frozen: { zh: '暂停，等核查', en: 'Stopped for an inquiry' },
  unfrozen: { zh: '核查结束，继续', en: 'The inquiry is over' },
  archived: { zh: '归档', en: 'Archived' },
}

/** A review that upholds a refusal: the one approval that comes with words. */
const REFUSED = { zh: '不予受理', en: 'Not accepted' } as const

/** null for inner steps and for any this page does not know. */
export function stepWords(locale: Locale, type: string, words: string | null = null): string | null {
  if (type === 'approved' && words) return REFUSED[locale]
  return (STEPS as Readonly<Record<string, Step | undefined>>)[type]?.[locale] ?? null
}
