import type { ActionName } from '@zuoyeben/lifecycle'
import { ACTION_WORDS } from './words/actions.ts'
import { CLOCK_WORDS, PAUSE_WORDS } from './words/clocks.ts'
import { EVENT_WORDS } from './words/events.ts'
import { ROLE_WORDS } from './words/roles.ts'
import { PHASE_WORDS, STATUS_WORDS } from './words/statuses.ts'
import * as terms from './words/terms.ts'
import { type Word, word } from './words/word.ts'

/**
 * Every closed word of the platform in 中文 and English, one table a term, each complete by type.
 * Pages that know the key's type read the tables of `words/`; this map is for a value whose name alone is known, as in a timeline.
 */
const BY_NAME: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  status: STATUS_WORDS,
  phase: PHASE_WORDS,
  action: ACTION_WORDS,
  role: ROLE_WORDS,
  clock: CLOCK_WORDS,
  paused: PAUSE_WORDS,
  category: terms.CATEGORY_WORDS,
  urgency: terms.URGENCY_WORDS,
  path: terms.PATH_WORDS,
  outcome: terms.OUTCOME_WORDS,
  verdict: terms.VERDICT_WORDS,
  needType: terms.NEED_WORDS,
  class: terms.SENSITIVE_WORDS,
  source: terms.FLAG_SOURCE_WORDS,
  channel: { ...terms.CHANNEL_WORDS, ...terms.SPECIAL_CHANNEL_WORDS },
  reason: terms.REJECTION_WORDS,
  means: terms.MEANS_WORDS,
  identityMode: terms.IDENTITY_WORDS,
  methods: terms.METHOD_WORDS,
  effects: terms.EFFECT_WORDS,
  criteria: terms.CRITERION_WORDS,
  answer: { yes: word('能', 'Yes'), partly: word('部分能', 'Partly'), no: word('不能', 'No') },
  kind: {
    unit: word('定责任单位', 'Names the unit'),
    rework: word('退回重办', 'Work again'),
    closeExplained: word('按解释销号', 'Close as explained'),
    rejectionStands: word('维持不予受理', 'The rejection stands'),
  },
  stance: {
    agree: word('同意', 'Agree'),
    amend: word('修改后同意', 'Amend'),
    notOurs: word('不属本单位', 'Not ours'),
  },
}

/** The word of a value by the name of what it is; null where neither is known. */
export function wordOf(name: string, value: string): Word | null {
  return BY_NAME[name]?.[value] ?? null
}

/** Names of what a timeline tells beside its words. */
export const DATA_WORDS: Readonly<Record<string, Word>> = {
  to: word('转给', 'To'),
  unit: word('单位', 'Unit'),
  lead: word('牵头单位', 'Lead unit'),
  branch: word('支部', 'Branch'),
  member: word('党员', 'Member'),
  receiver: word('接收单位', 'Receiver'),
  category: word('类别', 'Category'),
  urgency: word('缓急', 'Urgency'),
  path: word('路径', 'Path'),
  needType: word('诉求', 'Need'),
  outcome: word('结果', 'Outcome'),
  means: word('方式', 'Means'),
  reached: word('联系上', 'Reached'),
  verdict: word('提交人说', 'Submitter says'),
  class: word('类别', 'Class'),
  reason: word('理由', 'Reason'),
  source: word('来源', 'Source'),
  channel: word('渠道', 'Channel'),
  receiptNo: word('回执', 'Receipt'),
  receiptOn: word('签收日期', 'Signed for on'),
  agrees: word('同意', 'Agrees'),
  submitterAgrees: word('提交人同意', 'The submitter agrees'),
  documentNo: word('文号', 'Document'),
  signedOn: word('签批日期', 'Signed on'),
  dueOn: word('完成日期', 'Due on'),
  stance: word('意见', 'Stance'),
  methods: word('党建方式', 'Ways of work'),
  effects: word('成效', 'Effects'),
  criteria: word('批办情形', 'Criteria'),
  kind: word('裁定', 'Ruling'),
  units: word('审阅单位', 'Units asked'),
  percent: word('延长 %', 'Longer by %'),
  satisfaction: word('满意度', 'Satisfaction'),
  timeliness: word('时效', 'Timeliness'),
  fromPool: word('主动领题', 'From the pool'),
  toSubmitter: word('已告诉提交人', 'Told the submitter'),
  factsClear: word('事实清楚', 'Facts clear'),
  dutyClear: word('责任明确', 'Duty clear'),
  whoseDuty: word('应属', 'Whose duty'),
}

/** Names of the texts of a timeline entry. */
export const TEXT_WORDS: Readonly<Record<string, Word>> = {
  text: word('内容', 'Text'),
  reason: word('理由', 'Reason'),
  opinion: word('意见', 'Opinion'),
  question: word('问题', 'Question'),
  summary: word('研判意见', 'Triage opinion'),
  basis: word('依据', 'Basis'),
  done: word('做了什么', 'What was done'),
  words: word('原话', 'Words'),
  note: word('说明', 'Note'),
  notice: word('书面告知', 'Notice'),
  plan: word('计划', 'Plan'),
  task: word('任务', 'Task'),
  draft: word('拟文', 'Draft'),
  leader: word('批办领导', 'Signed by'),
  sentence: word('成效', 'Effect'),
  alternative: word('眼下可以怎么办', 'Instead'),
  possibleWhen: word('何时可能办', 'Possible when'),
  what: word('节点', 'Milestone'),
  missingNoted: word('未收齐的意见', 'Opinions missing'),
  whyNotOurs: word('为何不属本单位', 'Why not ours'),
  result: word('沟通结果', 'Result'),
  person: word('沟通对象', 'Whom'),
  place: word('地点', 'Place'),
}

export const actionWord = (action: ActionName): Word => ACTION_WORDS[action]
/** The sentence of an event; a type this page does not know yet stands for itself. */
export const eventWord = (type: string): Word =>
  (EVENT_WORDS as Readonly<Record<string, Word>>)[type] ?? word(type, type)
