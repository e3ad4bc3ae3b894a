import type { ClockKind, PauseReason } from '@zuoyeben/lifecycle'
import { type WordTable, word } from './word.ts'

export const CLOCK_WORDS: WordTable<ClockKind> = {
  acknowledge: word('回执', 'Receipt'),
  reportUp: word('甄别上报', 'Clear or report up'),
  handOver: word('移交', 'Hand over'),
  handOverReview: word('移交复查', 'Look at it again'),
  freezeReview: word('冻结复查', 'Freeze review'),
  triage: word('研判', 'Triage'),
  submitterAnswer: word('等提交人补充', 'Submitter’s answer'),
  review: word('审核', 'Review'),
  claim: word('领题', 'Claim'),
  firstReply: word('首次答复', 'First reply'),
  transferSend: word('沟通转出', 'Send the transfer'),
  transferReply: word('接收或退回', 'Accept or return'),
  ruling: word('裁定', 'Ruling'),
  consultAnswer: word('征询答复', 'Consult answer'),
  circulationDraft: word('拟文', 'Draft'),
  circulationOpinion: word('审阅', 'Opinion'),
  instruction: word('拟办批办', 'Instruction'),
  issueTasks: word('下达任务', 'Issue tasks'),
  completion: word('办结', 'Completion'),
  progressNote: word('进展记录', 'Progress note'),
  parkReview: word('挂账复查', 'Park review'),
  callbackFirstAttempt: word('首次回访', 'First call-back'),
  callback: word('回访', 'Call-back'),
  writeOff: word('销号', 'Write-off'),
  ratingWindow: word('评价期', 'Rating window'),
  reopenWindow: word('重开期', 'Reopen window'),
  contestWindow: word('复核申请期', 'Contest window'),
}

/** Why a clock stands still. */
export const PAUSE_WORDS: WordTable<PauseReason> = {
  submitter: word('等提交人补充', 'waiting for the submitter'),
  parked: word('已批准挂账', 'parked'),
  forceMajeure: word('不可抗力', 'force majeure'),
  specialChannel: word('等专门渠道', 'waiting for a special channel'),
}
