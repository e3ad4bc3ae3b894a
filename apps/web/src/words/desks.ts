import { type Word, type WordTable, word } from './word.ts'

/** The desks a person may have (desk.counters names those of the person signed in). */
export const DESKS = [
  'triage',
  'review',
  'assign',
  'leftWork',
  'pool',
  'entered',
  'mine',
  'covering',
  'branch',
  'transfersIn',
  'consults',
  'circulation',
  'opinions',
  'instructions',
  'callback',
  'promises',
  'overdue',
  'unitAll',
  'following',
  'schoolAll',
  'disputes',
  'held',
  'reportedUp',
  'raised',
  'parked',
  'contested',
  'crisis',
] as const
export type DeskKey = (typeof DESKS)[number]

export const isDeskKey = (text: string): text is DeskKey => (DESKS as readonly string[]).includes(text)

export const DESK_WORDS: WordTable<DeskKey> = {
  triage: word('待研判', 'Triage'),
  review: word('待审核', 'Review'),
  assign: word('待派题', 'Assign'),
  leftWork: word('离岗交接', 'Left work'),
  pool: word('题库（可领）', 'Pool'),
  entered: word('今日录入', 'Entered today'),
  mine: word('我的作业', 'My work'),
  branch: word('本支部', 'My branch'),
  transfersIn: word('转来待接', 'Transfers in'),
  consults: word('待答征询', 'Consults'),
  circulation: word('流转办理', 'Circulation'),
  opinions: word('待审阅', 'Opinions'),
  instructions: word('待下达任务', 'Instructions'),
  callback: word('待回访', 'Call-back'),
  promises: word('待说明', 'Word owed'),
  raised: word('可改派', 'Raised'),
  overdue: word('超期', 'Overdue'),
  unitAll: word('本单位全部', 'Whole unit'),
  following: word('我经手的', 'Followed'),
  schoolAll: word('全校', 'Whole school'),
  disputes: word('待裁定', 'Disputes'),
  held: word('疑似敏感', 'Held'),
  reportedUp: word('已上报', 'Reported up'),
  covering: word('代班', 'Standing in'),
  parked: word('挂账', 'Parked'),
  contested: word('申请复核', 'Contested'),
  crisis: word('危机', 'Crisis'),
}

/** What an empty desk says: what would be here, and where to look instead. */
export const DESK_EMPTY: WordTable<DeskKey> = {
  triage: word('没有待研判的题。新提交的会自动出现在这里。', 'Nothing to triage. New cases appear here by themselves.'),
  review: word('没有待审核的题。专人研判后会送到这里。', 'Nothing to review. Triaged cases come here.'),
  assign: word(
    '没有待派的题。审核通过而未定支部的会在这里。',
    'Nothing to assign. Approved cases without a branch come here.',
  ),
  leftWork: word(
    '没有要交接的题。有人离岗而手上还有题时，会出现在这里。',
    'Nothing to hand over. When somebody leaves with open work, it appears here.',
  ),
  pool: word('题库是空的。有可以主动领的题时会出现在这里。', 'The pool is empty. Cases you may claim appear here.'),
  entered: word(
    '今天还没有录入的题。录入的题当天可在这里查看，过了当天就看不到了。',
    'You have entered nothing today. What you enter can be read here until the end of the day.',
  ),
  mine: word('手上没有作业。可以去题库主动领一道题。', 'You hold no case. You may claim one from the pool.'),
  covering: word('你代班的人手上没有题。', 'Those you stand in for have no case in hand.'),
  branch: word('本支部没有在办的题。', 'Your branch has no open case.'),
  transfersIn: word('没有转来待接的题。', 'No transfer is waiting for your answer.'),
  consults: word('没有等你单位答复的征询。', 'No unit is waiting for your advice.'),
  circulation: word('没有在流转的文。', 'No document is in circulation.'),
  opinions: word('没有等你单位审阅的文。', 'No document awaits your opinion.'),
  instructions: word('没有等待下达任务的批办意见。', 'No instruction waits for its tasks.'),
  callback: word(
    '没有待回访的题。报备后 2 个工作日内要回访。',
    'No call-back is due. Filed cases come here and are due in two working days.',
  ),
  promises: word(
    '没有要说明的题。临近时限或超期的题，要写明计划或原因，并给出日期。',
    'No word is owed. Cases close to their limit or overdue want a plan or a reason, with a day.',
  ),
  raised: word('没有超期两个工作日以上的题。', 'Nothing is overdue by two working days or more.'),
  overdue: word('没有超期的题。', 'Nothing is overdue.'),
  unitAll: word('本单位还没有题。', 'Your unit has no case yet.'),
  following: word('没有你经手过的题。', 'You have not taken part in any case yet.'),
  schoolAll: word('还没有题。', 'No case yet.'),
  disputes: word('没有等待裁定的题。', 'Nothing awaits a ruling.'),
  held: word('没有限知的题。', 'Nothing is held.'),
  reportedUp: word('没有已上报待转出的题。', 'Nothing reported up waits to be handed over.'),
  parked: word('没有挂账的题。', 'Nothing is parked.'),
  contested: word('没有申请复核的题。', 'No rejection is contested.'),
  crisis: word('没有危机的题。', 'No crisis case.'),
}

/** How the navigation groups the desks. */
export const DESK_GROUPS: readonly { readonly name: Word; readonly desks: readonly DeskKey[] }[] = [
  { name: word('办题', 'Work'), desks: ['entered', 'mine', 'covering', 'pool', 'branch', 'consults', 'opinions'] },
  {
    name: word('分答题组', 'Answer group'),
    desks: ['leftWork', 'triage', 'review', 'assign', 'transfersIn', 'callback', 'promises', 'overdue', 'unitAll'],
  },
  { name: word('批办', 'Instruction'), desks: ['circulation', 'instructions'] },
  {
    name: word('总答题组', 'School group'),
    desks: ['crisis', 'held', 'reportedUp', 'disputes', 'contested', 'raised', 'parked', 'schoolAll'],
  },
  { name: word('其他', 'More'), desks: ['following'] },
]
