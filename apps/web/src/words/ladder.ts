import type { AskedFor, Recipient, RungDeed } from '@zuoyeben/lifecycle'
import { type Word, type WordTable, word } from './word.ts'

/** Names of the shipped rungs; one that a school adds bears its own id. */
const RUNGS: Readonly<Record<string, Word>> = {
  yellow: word('黄色提醒', 'Yellow'),
  orange: word('橙色督办提醒', 'Orange'),
  red: word('红色超期', 'Red, overdue'),
  red2: word('超期两日', 'Overdue by two days'),
  red5: word('重点督查', 'Key inspection'),
  callbackReminder: word('回访提醒', 'Call-back reminder'),
  callbackRed: word('回访超期', 'Call-back overdue'),
  sealedYellow: word('限知提醒', 'Restricted, due soon'),
  sealedRed: word('限知超期', 'Restricted, overdue'),
}
export const rungWord = (id: string): Word => (Object.hasOwn(RUNGS, id) ? (RUNGS[id] as Word) : word(id, id))

/** What a rung asks. */
export const ASK_WORDS: WordTable<AskedFor> = {
  noteOrFile: word('记录进展或报备', 'a note, or the filing'),
  planWithDate: word('写明计划和日期', 'a plan with its day'),
  reasonAndNewDate: word('说明原因，一个工作日内的新日期', 'the reason, and a new day within one working day'),
  mayRedispatch: word('总答题组可以改派', 'the school group may give it to another unit'),
  keyInspection: word('重点督查，限期整改', 'key inspection, put right by a day'),
  call: word('联系提交人', 'a call'),
  callToday: word('今天联系提交人', 'a call today'),
  clearOrReport: word('解除或上报', 'clear or report up'),
}

export const RECIPIENT_WORDS: WordTable<Recipient> = {
  handler: word('承办人', 'handler'),
  branchSecretary: word('支部书记', 'branch secretary'),
  officer: word('分答题组专人', 'officer'),
  deputy: word('副手', 'deputy'),
  reviewer: word('二层机构党组织书记', 'unit secretary'),
  caller: word('回访人', 'caller'),
  submitter: word('提交人', 'submitter'),
  schoolGroup: word('总答题组', 'school group'),
  organisation: word('组织部', 'Organisation Department'),
  inspection: word('督查办', 'Inspection Office'),
  leader: word('分管校领导', 'school leader'),
  confidant: word('限知人员', 'cleared few'),
  schoolLead: word('总答题组组长', 'school lead'),
}

export const DEED_WORDS: WordTable<RungDeed> = {
  raise: word('总答题组可改派', 'the school group may give it to another unit'),
  flag: word('列入重点督查', 'put before the Inspection Office'),
  order: word('开督办单', 'a supervision order'),
}
