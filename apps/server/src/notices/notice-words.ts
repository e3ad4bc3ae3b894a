import type { NoticeKind } from './notices-for.ts'

/** The sentence of each notice; `{no}` is the case number. */
export const NOTICE_WORDS: Readonly<Record<NoticeKind, { zh: string; en: string }>> = {
  toTriage: { zh: '作业 {no} 等待研判', en: 'Case {no} waits for triage' },
  toReview: { zh: '作业 {no} 等待审核', en: 'Case {no} waits for your review' },
  toPlace: { zh: '作业 {no} 已审核通过，请安排领题', en: 'Case {no} has passed review: please assign it' },
  toClaim: { zh: '作业 {no} 派给你，请领题', en: 'Case {no} is assigned to you: please claim it' },
  transferIn: {
    zh: '作业 {no} 转来，请接收或说明理由退回',
    en: 'Case {no} was transferred to you: accept it, or return it with a reason',
  },
  transferReturned: { zh: '作业 {no} 被退回', en: 'Case {no} was returned' },
  toCallBack: {
    zh: '作业 {no} 已报备，请在两个工作日内回访',
    en: 'Case {no} is filed: call back within two working days',
  },
  consultAsked: { zh: '作业 {no} 请你单位协办', en: 'Case {no}: your unit is asked for an answer' },
  consultAnswered: { zh: '作业 {no} 的协办已有答复', en: 'Case {no}: the consulted unit has answered' },
  opinionAsked: { zh: '作业 {no} 上文流转，请审阅', en: 'Case {no}: your opinion on the circulated document, please' },
  toInstruct: { zh: '作业 {no} 进入上文流转', en: 'Case {no} goes up for instruction' },
  toIssueTasks: { zh: '作业 {no} 已批办，请转办任务', en: 'Case {no} has its instruction: please issue the tasks' },
  heldCase: { zh: '有一件疑似敏感的作业 {no} 等待处置', en: 'Case {no} is held and waits for you' },
  reportedCase: { zh: '作业 {no} 已上报', en: 'Case {no} was reported up' },
  crisis: {
    zh: '紧急：作业 {no} 可能有人身危险，请立即查看并联系',
    en: 'Urgent: case {no} may be a danger to life. Look at it and call now',
  },
  crisisCall: {
    zh: '紧急呼叫：作业 {no} 可能有人身危险，还没有人应答。请立即应答并打电话联系',
    en: 'Emergency call: case {no} may be a danger to life and nobody has answered. Answer it and phone now',
  },
  crisisAnswered: { zh: '作业 {no} 的紧急呼叫已有人应答', en: 'The emergency call about case {no} has been answered' },
  consentAsked: {
    zh: '你的作业 {no}：有一件事要先问你同不同意',
    en: 'Your case {no}: your consent is asked for, and nothing happens without it',
  },
  consentGiven: { zh: '作业 {no} 的提交人已就征询同意作答', en: 'Case {no}: the submitter has answered about consent' },
  dispute: { zh: '作业 {no} 等待裁定', en: 'Case {no} waits for a ruling' },
  contested: { zh: '作业 {no} 的提交人对不予受理有异议', en: 'Case {no}: the submitter contests its rejection' },
  reopened: { zh: '作业 {no} 重开', en: 'Case {no} was reopened' },
  sentBackToWork: { zh: '作业 {no} 回访后退回继续办理', en: 'Case {no} came back after the call-back' },
  sentBackToTriage: { zh: '作业 {no} 审核退回，请重新研判', en: 'Case {no} was sent back to triage' },
  youAreAsked: { zh: '你的作业 {no} 有一个问题等你回答', en: 'A question on your case {no} waits for your answer' },
  youGotAnswer: { zh: '作业 {no} 的提交人已回答', en: 'Case {no}: the submitter has answered' },
  yourCaseMoved: { zh: '你的作业 {no} 已由新的单位接手', en: 'Another unit has taken over your case {no}' },
  yourCaseDone: {
    zh: '你的作业 {no} 已办理，等待回访，你也可以在页面上直接确认',
    en: 'Your case {no} has been worked on. We will call back; you can also confirm on its page',
  },
  yourCaseClosed: { zh: '你的作业 {no} 已销号，请评价', en: 'Your case {no} is closed. Please rate it' },
  yourCaseRejected: {
    zh: '你的作业 {no} 未予受理，可在五个工作日内提出异议',
    en: 'Your case {no} was not accepted. You may contest it within five working days',
  },
  unsealingAsked: {
    zh: '作业 {no} 有一份解封身份的申请等你审批',
    en: 'Case {no}: a request to open its identity waits for you',
  },
  unsealingDecided: {
    zh: '你对作业 {no} 的解封身份申请已有结果',
    en: 'Case {no}: your request to open its identity is decided',
  },
  youWereUnsealed: {
    zh: '你的作业 {no} 办理期间，学校经两人批准查看过你的身份',
    en: 'While your case {no} was worked on, the school opened your identity, with the consent of two people',
  },
  messageToYou: { zh: '你的作业 {no} 收到一条留言', en: 'There is a message for you on your case {no}' },
  messageToHandlers: { zh: '作业 {no} 的提交人写来留言', en: 'Case {no}: its submitter has written' },
  leftWork: {
    zh: '有人离岗，手上的作业还没有交接。请在“离岗交接”中安排接手的人',
    en: 'Somebody left with open work. Please choose who takes it over, under “Left work”',
  },
  leftWorkLong: {
    zh: '有离岗人员的作业还没有人接手，请在“离岗交接”中查看',
    en: 'Work of somebody who left has found nobody yet: please look under “Left work”',
  },
  selfCheck: {
    zh: '数据自检发现有地方对不上，请在“数据自检”中查看',
    en: 'The self-check found data that contradict each other: please look under “Self-check”',
  },
  weekly: {
    zh: '上周本单位收到 {received} 件，销号 {closed} 件；现在在办 {open} 件，其中超期 {overdue} 件',
    en: 'Last week your unit received {received} and closed {closed}; {open} are open, {overdue} of them late',
  },
  unreached: {
    zh: '有人没有收到通知，请在“没有通知到的人”中联系',
    en: 'Notices have not reached somebody: please see “Not reached”',
  },
  yourNote: { zh: '你的作业 {no} 有新的进展', en: 'There is news on your case {no}' },
  yourCaseExtended: {
    zh: '你的作业 {no} 的答复时限延长了，理由和新的日期在它的页面上',
    en: 'The limit of your case {no} was extended: the reason and the new day are on its page',
  },
  yourCasePromised: {
    zh: '你的作业 {no} 没有按时办完，单位说明了原因并承诺了日期，见它的页面',
    en: 'Your case {no} is not done in time: why, and by which day it will be, is on its page',
  },
  yourCaseLate: {
    zh: '你的作业 {no} 超过了时限，已经要求单位说明原因并给出新的日期',
    en: 'Your case {no} is overdue: the unit has been asked for the reason and a new day',
  },
  dueSoon: {
    zh: '作业 {no} 快到时限，请办理并记录进展',
    en: 'Case {no} is due soon: work on it and note what is done',
  },
  planAsked: {
    zh: '作业 {no} 临近时限，请写明计划和日期',
    en: 'Case {no} is close to its limit: a plan with a day, please',
  },
  overdue: {
    zh: '作业 {no} 已超期，请说明原因，并给出一个工作日以内的新日期',
    en: 'Case {no} is overdue: the reason, please, and a new day within one working day',
  },
  longOverdue: {
    zh: '作业 {no} 超期两个工作日以上，总答题组可以改派',
    en: 'Case {no} has long been overdue: the school group may give it to another unit',
  },
  keyInspection: {
    zh: '作业 {no} 列入重点督查',
    en: 'Case {no} is under key inspection',
  },
  orderIssued: {
    zh: '作业 {no} 开了督办单，请在两个工作日内答复原因、措施和日期',
    en: 'Case {no}: a supervision order was issued. Answer within two working days: reason, measures and a day',
  },
  orderAnswered: {
    zh: '作业 {no} 的督办单已有答复，请确认或退回',
    en: 'Case {no}: its supervision order was answered. Confirm or return the answer',
  },
  orderReturned: {
    zh: '作业 {no} 的督办答复被退回，请重新答复',
    en: 'Case {no}: the answer to its supervision order was returned. Please answer anew',
  },
  orderConfirmed: {
    zh: '作业 {no} 的督办答复已确认，请按承诺的日期整改',
    en: 'Case {no}: the answer to its supervision order is confirmed. Put it right by the day you named',
  },
  orderClosed: { zh: '作业 {no} 的督办单已办结', en: 'Case {no}: its supervision order is closed' },
  yourCaseSupervised: {
    zh: '你的作业 {no} 没有按时办完，学校已专门督促负责的单位，并会跟到办完',
    en: 'Your case {no} is not done in time: the school now presses the unit for it and follows it until it is done',
  },
  callDue: {
    zh: '作业 {no} 该回访了：两个工作日内要联系到',
    en: 'Case {no}: the call-back is due, two working days in all',
  },
  callOverdue: { zh: '作业 {no} 的回访已超期，请今天打电话', en: 'Case {no}: the call-back is overdue. Call today' },
  sealedDue: {
    zh: '有一件限知的作业 {no} 临近或超过时限，请处置',
    en: 'Case {no} is restricted and due: deal with it',
  },
  factorAdded: {
    zh: '你的账号添加了一种第二步验证方式。如果不是你本人操作，请立即联系安全管理员',
    en: 'A second factor was added to your account. If that was not you, tell the security administrator at once',
  },
  factorRemoved: {
    zh: '你的账号移除了一种第二步验证方式。如果不是你本人操作，请立即联系安全管理员',
    en: 'A second factor was removed from your account. If that was not you, tell the security administrator at once',
  },
  factorsReset: {
    zh: '安全管理员重置了你的第二步验证，备用码一并失效。如果你没有申请，请立即联系安全管理员',
    en: 'The security administrator reset your second factor. If you did not ask for it, say so at once',
  },
  yourDateMoved: {
    zh: '因放假安排调整，你的作业 {no} 的时限顺延，新的日期和原因在作业页上',
    en: 'The school calendar has changed and a date of your case {no} has moved later: its page says to when, and why',
  },
  movedWork: {
    zh: '因日历调整，你在办的 {n} 件的时限有变，请在工作台查看新的日期',
    en: 'The school calendar has changed: limits of {n} of your cases have moved. Their new days are on your desk',
  },
  deadJobs: {
    zh: '后台有 {n} 项任务多次重试仍然失败，请在“运行状态”中处理',
    en: '{n} background jobs failed to their last try: please see under “What is running”',
  },
  calendarProposed: {
    zh: '有一份校历修改等你审定，请在“校历”中查看会移动多少时限',
    en: 'A change of the calendar waits for you: see under “Calendar” what it would move',
  },
  limitsProposed: {
    zh: '有一份时限与催办的修改等你审定，请在“时限与催办”中查看',
    en: 'A change of limits or reminders waits for you: see it under “Limits and reminders”',
  },
  textsProposed: {
    zh: '有一份通知文字的修改等你审定，请在“通知文字”中查看',
    en: 'A change of the wording of notices waits for you: see it under “Wording of notices”',
  },
  rulesProposed: {
    zh: '有一份分题规则、敏感规则或词表的修改等你审定，请在“分题规则”中查看',
    en: 'A change of rules or word lists waits for you: see it under “Rules”',
  },
  changeReopened: {
    zh: '一份已批准、定时生效的配置修改没能生效（其间内容已被改动或不再适用），现退回待审，请重新查看',
    en: 'An approved change of configuration could not start at its time (what it stands on has changed): it waits for a decision again',
  },
  rolledBack: {
    zh: '一项配置已退回到以前的版本，请在配置的历史中查看缘由',
    en: 'Configuration has been rolled back to an earlier version: its history says why',
  },
  calendarRunsOut: {
    zh: '校历的数据快要用完，请在“校历”中补录放假安排',
    en: 'The calendar will soon be without data: please enter the holidays under “Calendar”',
  },
}
