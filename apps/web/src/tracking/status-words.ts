import type { Outcome, Status } from '@zuoyeben/lifecycle'
import { bothLanguages } from '../locale.ts'

interface Said {
  /** Where it stands, in the submitter's words. */
  title: string
  /** What that means, and who does something now. */
  text: string
}

/** `filed` once the submitter has given their word: it is the unit’s turn again. */
type Stand = Status | 'answered'

const zh: Record<Stand, Said> = {
  answered: { title: '收到你的答复', text: '你已经说了结果。单位接下来销号，或者退回去继续办。' },
  held: {
    title: '只有专人在看',
    text: '学校总答题组指定的人正在看，你的单位看不到。他们会决定走哪条路，需要时先问你。',
  },
  triage: { title: '正在研判', text: '分答题组正在弄清楚是什么事、归谁管、急不急。' },
  awaitingSubmitter: { title: '等你补充', text: '有一个问题要请你回答。答了就接着办，等你的时间不算在期限里。' },
  review: { title: '正在审核', text: '研判好了，由另一个人审核，通过后马上安排人办。' },
  assigned: { title: '已经派出，等人领', text: '已经交给党支部或党员，等他们领题开始办。' },
  inProgress: { title: '正在办', text: '党支部或党员正在办，有进展会写在下面。' },
  parked: {
    title: '暂时办不了，挂着账',
    text: '现在还不具备条件，学校批准先挂账。至少每二十个工作日看一次，条件一到就接着办。',
  },
  transferPending: {
    title: '正在转给别的单位',
    text: '已经和对方单位沟通过，等对方接手。对方接手之前，仍由现在的单位负责。',
  },
  disputed: { title: '等学校裁定', text: '由学校总答题组定归谁办。定了就不能再推。' },
  circulating: { title: '正在请学校批示', text: '这件事要几个单位一起定，文件正在各部门之间流转。' },
  instructed: { title: '学校已经批示', text: '学校给了意见，正在分派任务。' },
  reportedUp: { title: '已经报到学校', text: '学校总答题组指定的人在处理，你的单位看不到。' },
  handedOver: { title: '已经交给专门部门', text: '按规定交给了负责这类事情的部门，由他们和你联系。内容已经封存。' },
  filed: { title: '说是办完了，等你说', text: '承办的人说办完了。单位会联系你问一句，你也可以在下面直接回答。' },
  closed: { title: '已经办结', text: '这件事已经销号。如果其实没解决，在期限内可以要求重办。' },
  archived: { title: '已归档', text: '办理和评价都结束了，记录已经归档。' },
  rejected: { title: '没有受理', text: '不受理的理由写在下面。你觉得不对，可以请学校再看一次。' },
  merged: { title: '和同样的事一起办', text: '有人反映过同一件事，两件合在一起办；结果会分别告诉每个人。' },
  withdrawn: { title: '你已撤回', text: '按你的意思，不再办理。涉及安全的事，单位仍会去看。' },
}

const en: Record<Stand, Said> = {
  answered: {
    title: 'Your word is in',
    text: 'You have said how it is. The unit now closes the case, or goes on working.',
  },
  held: {
    title: 'Only named people are reading it',
    text: 'People named by the school are reading it; your unit does not see it. They choose the way, and ask you first where needed.',
  },
  triage: {
    title: 'Being looked into',
    text: 'The answer group finds out what it is, whose duty it is and how urgent.',
  },
  awaitingSubmitter: {
    title: 'Waiting for you',
    text: 'There is a question for you. Work goes on once you answer, and the time until then does not count.',
  },
  review: { title: 'Being checked', text: 'A second person checks the assessment; then someone is put on it at once.' },
  assigned: { title: 'Given out, to be taken up', text: 'It is with a Party branch or member, who is to take it up.' },
  inProgress: { title: 'Being worked on', text: 'A Party branch or member is on it; news will be written below.' },
  parked: {
    title: 'Cannot be done yet, kept open',
    text: 'What it needs is not there yet, so the school keeps it open. It is looked at every twenty working days and goes on as soon as it can.',
  },
  transferPending: {
    title: 'On its way to another unit',
    text: 'Both units have talked; the other is to accept. Until then the present unit answers for it.',
  },
  disputed: { title: 'The school decides', text: 'The school’s answer group decides who does it, and that is final.' },
  circulating: {
    title: 'The school’s instruction is being sought',
    text: 'Several units must agree; the document is going round.',
  },
  instructed: { title: 'The school has instructed', text: 'The instruction is there and tasks are being given out.' },
  reportedUp: {
    title: 'Reported to the school',
    text: 'People named by the school deal with it; your unit does not see it.',
  },
  handedOver: {
    title: 'With the office in charge of such matters',
    text: 'It was handed to the office that the rules name, which will contact you. The contents are sealed.',
  },
  filed: {
    title: 'Said to be done: your word counts',
    text: 'Those who worked on it say it is done. The unit will ask you, or answer below right away.',
  },
  closed: {
    title: 'Closed',
    text: 'The case is written off. If it is not really solved, you can have it done again within the time given.',
  },
  archived: { title: 'Archived', text: 'Work and rating are over, and the record is archived.' },
  rejected: {
    title: 'Not accepted',
    text: 'The reason is below. If you think it is wrong, the school can look at it again.',
  },
  merged: {
    title: 'Worked on with the same matter',
    text: 'Others reported it too and both are done together; each of you is told the result.',
  },
  withdrawn: {
    title: 'Withdrawn by you',
    text: 'As you wished, work has stopped. Where safety is concerned the unit still looks.',
  },
}

export const statusWords = bothLanguages(zh, en)

const outcomeZh: Record<Outcome, string> = {
  solved: '解决了',
  partlySolved: '部分解决',
  explained: '暂时办不了，作了解释',
  unreachable: '两次没有联系上你',
}
const outcomeEn: Record<Outcome, string> = {
  solved: 'Solved',
  partlySolved: 'Partly solved',
  explained: 'Not possible now, explained',
  unreachable: 'We tried twice and could not reach you',
}
export const outcomeWords = bothLanguages(outcomeZh, outcomeEn)
