import type { Phase, Status } from '@zuoyeben/lifecycle'
import { type WordTable, word } from './word.ts'

export const STATUS_WORDS: WordTable<Status> = {
  held: word('疑似敏感（限知）', 'Held (restricted)'),
  triage: word('待研判', 'Awaiting triage'),
  awaitingSubmitter: word('待补充', 'Waiting for the submitter'),
  review: word('待审核', 'Awaiting review'),
  assigned: word('待领题', 'Awaiting claim'),
  inProgress: word('办理中', 'In progress'),
  parked: word('挂账', 'Parked'),
  transferPending: word('转办待接', 'Transfer pending'),
  disputed: word('待裁定', 'Awaiting a ruling'),
  circulating: word('上文流转', 'In circulation'),
  instructed: word('已批办', 'Instructed'),
  reportedUp: word('已上报', 'Reported up'),
  handedOver: word('已转专门渠道', 'Handed over to a special channel'),
  filed: word('已报备（待回访）', 'Filed, awaiting call-back'),
  closed: word('已销号', 'Written off'),
  archived: word('已归档', 'Archived'),
  rejected: word('不予受理', 'Not accepted'),
  merged: word('已合并', 'Merged'),
  withdrawn: word('已撤回', 'Withdrawn'),
}

/** 基层问题“留作业”、基层党建“做作业”、基层筑牢“判作业” (B-01): exactly these names. */
export const PHASE_WORDS: WordTable<Phase> = {
  leave: word('留作业', 'Set the homework'),
  do: word('做作业', 'Do the homework'),
  mark: word('判作业', 'Mark the homework'),
}

/** What a phase consists of, under its name on a case page. */
export const PHASE_HINTS: WordTable<Phase> = {
  leave: word('提交、研判', 'Submission, triage'),
  do: word('审核、领题、办理、回访', 'Review, claim, work, call-back'),
  mark: word('销号、评价、归档', 'Write-off, rating, archive'),
}
