import type { OrderState, Refusal } from '@zuoyeben/lifecycle'
import { ACTION_WORDS } from './actions.ts'
import { CAMPUS_WORDS, type CampusProblem } from './campus.ts'
import { SEND_PROBLEM_WORDS, type SendProblem } from './channels.ts'
import { CLOCK_WORDS } from './clocks.ts'
import { ORDER_STATE_WORDS } from './orders.ts'
import { STATUS_WORDS } from './statuses.ts'
import { CALL_BACK_LACK_WORDS, OUTCOME_WORDS, PATH_WORDS, URGENCY_WORDS } from './terms.ts'
import { type Word, word } from './word.ts'

/** What the server adds to the lifecycle's own refusals. */
type OfTheServer =
  | { readonly reason: 'stale'; readonly version: number }
  | { readonly reason: 'notFound' }
  | { readonly reason: 'signInFirst' }
  | { readonly reason: 'finishSignIn'; readonly step: string }
  | { readonly reason: 'notAllowed' }
  | { readonly reason: 'tooMany'; readonly minutes: number }
  | { readonly reason: 'otherSite' }
  | { readonly reason: 'tooLarge' }
  | { readonly reason: 'unsealingWaits' }
  | { readonly reason: 'unsealingDecided' }
  | { readonly reason: 'unsealingNotOpen' }
  | { readonly reason: 'ownUnsealing' }
  | { readonly reason: 'caseIsOver' }
  | { readonly reason: 'noticeChanged'; readonly version: string }
  | { readonly reason: 'changedMeanwhile' }
  | { readonly reason: 'caseStillOpen' | 'askedAlready' | 'goneAlready' | 'ownRequest' | 'holdsOffice' }
  | { readonly reason: 'campus'; readonly problem: CampusProblem }
  | { readonly reason: 'confirmFirst' }
  | { readonly reason: 'lastWayIn' }
  | { readonly reason: 'channelFailed'; readonly problem: SendProblem }
  | { readonly reason: 'wrongCode' }
  | { readonly reason: 'orderIsOpen' }
  | { readonly reason: 'orderMoved'; readonly state: OrderState }
  | { readonly reason: 'notOverdue' }
  | { readonly reason: 'awayAlready' | 'cannotStandIn' }
  | { readonly reason: 'dayTooLate'; readonly latest: string }
export type AnyRefusal = Refusal | OfTheServer
type Sentences = { readonly [R in AnyRefusal['reason']]: (refusal: Extract<AnyRefusal, { reason: R }>) => Word }

const always = (zh: string, en: string) => () => word(zh, en)

/** A sentence for every no: what is in the way and, where there is one, the way on. One that is missing does not compile. */
const SENTENCES: Sentences = {
  stale: always(
    '有人先一步处理了这道题。载入最新内容后再提交，你填的内容都还在。',
    'Somebody was faster. Load the latest and send again: what you typed is kept.',
  ),
  notFound: always('没有这道题，或你无权查看。', 'There is no such case, or you may not see it.'),
  noSuchCase: always('没有这道题，或你无权查看。', 'There is no such case, or you may not see it.'),
  signInFirst: always('请先登录。', 'Please sign in first.'),
  finishSignIn: always('登录还差一步，请先完成。', 'Your sign-in has a step left. Please finish it first.'),
  notAllowed: always('你的职务不能这样做。', 'Your role does not allow this.'),
  unsealingWaits: always(
    '这道题已有一份解封申请在等待审批。',
    'A request to open the identity of this case is waiting for its decision already.',
  ),
  unsealingDecided: always('这份申请已经有人审批。', 'This request has been decided already.'),
  unsealingNotOpen: always(
    '这份申请没有获批，或已过期，或不是你申请的。需要时请重新申请。',
    'This request is not approved, has run out, or is not yours. Ask again where it is needed.',
  ),
  orderIsOpen: always(
    '这道题已有一份没有办结的督办单，请在那一份上处理。',
    'This case has an open supervision order already: please go on with that one.',
  ),
  orderMoved: ({ state }) =>
    word(
      `这份督办单现在是“${ORDER_STATE_WORDS[state].zh}”，不能这样做。`,
      `This order is now “${ORDER_STATE_WORDS[state].en}”: this cannot be done with it.`,
    ),
  dayTooLate: ({ latest }) =>
    word(
      `整改日期最晚是 ${latest}（开单起十个工作日以内）。`,
      `The day is ${latest} at the latest (ten working days from the issue).`,
    ),
  awayAlready: always(
    '这几天已经登记过外出，请先结束原来的登记。',
    'An absence is declared for some of these days already: end that one first.',
  ),
  cannotStandIn: always(
    '代班的人须在同一单位、看得到同样的题，那几天自己也不外出。请换一个人。',
    'Whoever stands in sees the same cases in the same unit and is not away on those days. Please choose another.',
  ),
  notOverdue: always(
    '这道题没有超过单位的时限，不能开督办单。',
    'This case is over none of its unit’s limits: there is nothing to issue an order for.',
  ),
  ownUnsealing: always(
    '自己的申请不能自己审批，请由另一位组长审批。',
    'Nobody decides their own request; another lead does.',
  ),
  caseIsOver: always(
    '这道题已经办结，不能再留言。还有问题可以重开或再留一道题。',
    'This case is over and takes no more messages. You may reopen it or leave another one.',
  ),
  tooMany: ({ minutes }) =>
    word(`操作太频繁，请 ${minutes} 分钟后再试。`, `Too many tries. Please wait ${minutes} minutes.`),
  otherSite: always(
    '请求来自其他网站，没有受理。请直接打开作业本再试。',
    'The request comes from another site and was not taken. Please open this site itself and try again.',
  ),
  tooLarge: always('内容太大，请缩短后再试。', 'This is too large. Please shorten it and try again.'),
  changedMeanwhile: always(
    '刚刚有人改过这里，你的修改没有保存。请对照现在的内容再提交，你填的都还在。',
    'Somebody has just changed this, and your change was not taken. Look at what is there now and send again: what you typed is kept.',
  ),
  noticeChanged: always(
    '个人信息保护告知书刚刚更新，请再看一遍、重新勾选。你写的都还在。',
    'The privacy notice has just been renewed. Please read it again and agree anew; what you wrote is kept.',
  ),
  caseStillOpen: always(
    '这件事还在办。要停下来请先撤回；办结以后可以要求删除或限制。',
    'It is still being worked on. To stop it, withdraw it; deletion or restriction can be asked for once it has ended.',
  ),
  askedAlready: always('同样的要求正在等答复，不用再提。', 'The same request is waiting for its answer.'),
  goneAlready: always('这些信息已经不在了。', 'This has gone already.'),
  ownRequest: always('不能答复自己提的要求，请由另一位来定。', 'Nobody decides on a request of their own.'),
  holdsOffice: always(
    '账号还有岗位职务，须先由安全管理员免去，才能注销。',
    'The account holds an office: the security administrator has to end it first.',
  ),
  campus: ({ problem }) => CAMPUS_WORDS[problem],
  confirmFirst: always(
    '请先确认是你本人；确认 5 分钟内有效。',
    'Please confirm first that it is you; that lasts 5 minutes.',
  ),
  channelFailed: ({ problem }) =>
    word(
      `验证码没有发出去：${SEND_PROBLEM_WORDS[problem].zh}。`,
      `The code could not be sent: ${SEND_PROBLEM_WORDS[problem].en}.`,
    ),
  wrongCode: always(
    '验证码不对，或已过期，或试的次数太多。可以再要一个。',
    'The code is wrong, too old, or was tried too often. You can ask for another.',
  ),
  lastWayIn: always(
    '这是唯一能用的登录方式，不能解绑。请先绑定另一种。',
    'It is the only way you have to sign in. Link another one first.',
  ),
  wrongStatus: ({ status, action }) =>
    word(
      `这道题现在是“${STATUS_WORDS[status].zh}”，不能${ACTION_WORDS[action].zh}。`,
      `The case is “${STATUS_WORDS[status].en}”: “${ACTION_WORDS[action].en}” is not possible now.`,
    ),
  notYourRole: ({ action }) =>
    word(
      `你的职务不能${ACTION_WORDS[action].zh}这道题。`,
      `Your role does not allow “${ACTION_WORDS[action].en}” here.`,
    ),
  frozen: always('这道题已冻结，解除前谁都不能办。', 'The case is frozen: nobody can act on it.'),
  notFrozen: always('这道题没有冻结。', 'The case is not frozen.'),
  needsSecondPerson: ({ waitingFor }) =>
    waitingFor === 'schoolLead'
      ? word('已登记，还需总答题组组长同意。', 'Noted; the school lead has to agree too.')
      : word('已登记，还需限知专员同意。', 'Noted; a confidant has to agree too.'),
  missing: always('必填。', 'Required.'),
  tooShort: ({ min }) => word(`太短，至少 ${min} 个字。`, `Too short: at least ${min} characters.`),
  outOfRange: ({ min, max }) => word(`应在 ${min} 到 ${max} 之间。`, `Must be from ${min} to ${max}.`),
  notADate: always('不是日期。', 'Not a date.'),
  inThePast: always('日期已经过去。', 'This day is past.'),
  inTheFuture: always('日期还没有到。', 'This day is yet to come.'),
  notUnique: always('有重复。', 'Something is named twice.'),
  doesNotFit: always('与其他选择不相符。', 'Does not fit your other answers.'),
  anonymousNotAllowed: always('学校要求登录后提交。', 'The university asks you to sign in.'),
  wrongFlagSource: always('标记来源不对。', 'Wrong source of the flag.'),
  selfFlagNeedsConsent: always(
    '须由提交人本人在查询页上同意。请先“征询提交人同意”；没有回音不等于同意。',
    'The submitter must agree on their own page. Ask for consent first; silence is not consent.',
  ),
  consentAskedBefore: always(
    '已就这个单位征询过提交人；没有回音或不同意，不再追问。',
    'The submitter has been asked about this unit already; silence or a no is not asked again.',
  ),
  nobodyCalled: always('没有待应答的紧急呼叫。', 'No emergency call waits for an answer.'),
  alreadyAcknowledged: always('已有人应答，正在处理。', 'Somebody has answered the call and is dealing with it.'),
  recusedUnit: always(
    '这个单位需要回避，未经提交人同意不能接手。',
    'This unit is recused and cannot have the case without the submitter’s word.',
  ),
  sameUnit: always('就是现在的责任单位，请选别的单位。', 'It is the present unit: choose another.'),
  noMoreQuestions: ({ most }) => word(`已经问过 ${most} 次，不能再问。`, `Already asked ${most} times.`),
  urgencyForbids: ({ urgency, action }) =>
    word(
      `${urgency} ${URGENCY_WORDS[urgency].zh}的题不能${ACTION_WORDS[action].zh}。`,
      `${urgency} (${URGENCY_WORDS[urgency].en}) does not allow “${ACTION_WORDS[action].en}”.`,
    ),
  masterNotOpen: always('主题已经结束，不能并入。', 'The other case is no longer open.'),
  factsNotClear: always(
    '事实不清楚，不能即收即办。请先补充或改走别的路径。',
    'The facts are not clear: ask first, or choose another path.',
  ),
  dutyNotClear: always(
    '责任不明确，不能即收即办。可申请裁定。',
    'The duty is not clear: you may ask for a ruling instead.',
  ),
  noCriterion: always('批办至少要符合一种情形。', 'At least one criterion must hold.'),
  useAction: ({ action, path }) =>
    word(
      `“${PATH_WORDS[path].zh}”请直接用“${ACTION_WORDS[action].zh}”。`,
      `For “${PATH_WORDS[path].en}” use “${ACTION_WORDS[action].en}”.`,
    ),
  boundByRuling: always('总答题组已裁定由本单位负责，不能再转。', 'A ruling bound your unit: it cannot be passed on.'),
  sameAsTriager: always(
    '研判人不能审核自己的研判，请换一位审核人。',
    'Who triaged cannot review: another reviewer has to.',
  ),
  sameAsRequester: always('申请人不能审批自己的申请。', 'Who asked cannot approve it.'),
  branchNotHere: always('这个支部不在本单位。', 'This branch is not in the unit.'),
  alreadyAssigned: always('已经派出，请用改派。', 'Already assigned: use “Reassign”.'),
  assignedToAnother: always('这道题已派给别人。', 'It is assigned to somebody else.'),
  otherBranch: always('这道题派给了别的支部。', 'It is assigned to another branch.'),
  communicationMissing: always('转办前须有沟通记录。', 'A transfer needs the record of the talk.'),
  alreadyRequested: always('已经提出申请，等待审核。', 'Already requested and waiting for the reviewer.'),
  nothingRequested: always('没有待审批的申请。', 'Nothing has been requested.'),
  rulingNotHere: always('这里不能这样裁定。', 'This ruling is not possible here.'),
  notAsked: always('没有征询这个单位。', 'This unit was not asked.'),
  alreadyAnswered: always('已经答复过了。', 'Already answered.'),
  notCirculated: always('还没有上文流转。', 'Not circulated yet.'),
  opinionsMissing: ({ units }) =>
    word(
      `还差 ${units.length} 个单位的审阅意见；如不再等，请注明。`,
      `${units.length} opinion${units.length === 1 ? ' is' : 's are'} missing: say so if you do not wait.`,
    ),
  nothingAsked: always('现在没有要求说明的事项。', 'Nothing is asked for now.'),
  tooLate: ({ latest }) =>
    word(
      `超期后承诺的日期最晚是 ${latest}（一个工作日以内）。`,
      `After the due the new day is ${latest} at the latest (one working day).`,
    ),
  extensionUsed: always(
    '已经延期过一次，再延期由总答题组决定。',
    'Extended once already; a second is the school group’s.',
  ),
  methodMissing: always('至少选一种党建方式。', 'Choose at least one way of work.'),
  explanationMissing: always('解释须写明理由和依据。', 'An explanation needs a reason and a basis.'),
  handlerMayNotCall: always('承办人不能回访自己办的题。', 'The handler cannot call back.'),
  verdictMissing: always('联系上了就要记下提交人怎么说。', 'Reached: record what the submitter said.'),
  verdictWithoutContact: always('没联系上就没有提交人的意见。', 'Not reached: there is no verdict.'),
  submitterWasSatisfied: always('提交人认可已解决，不能退回重办。', 'The submitter was satisfied.'),
  reviewedAlready: always('总答题组已经复核过。', 'The school group has reviewed it already.'),
  handlerMayNotClose: always('承办人不能销自己办的题。', 'The handler cannot write it off.'),
  needsTwoAttempts: ({ days, means, lacks }) =>
    word(
      `还没联系上。须在两个不同的日子、用两种方式各联系一次（已有 ${days} 天、${means} 种）；还差：${lacks.map(lack => CALL_BACK_LACK_WORDS[lack].zh).join('、')}。`,
      `Not reached yet. Attempts on two days and by two means are needed (so far ${days} and ${means}); missing: ${lacks.map(lack => CALL_BACK_LACK_WORDS[lack].en).join(', ')}.`,
    ),
  outcomeNotAllowed: ({ outcome, allowed }) =>
    word(
      `结果不能是“${OUTCOME_WORDS[outcome].zh}”，可以是：${allowed.map(one => OUTCOME_WORDS[one].zh).join('、')}。`,
      `“${OUTCOME_WORDS[outcome].en}” is not possible; choose from: ${allowed.map(one => OUTCOME_WORDS[one].en).join(', ')}.`,
    ),
  windowOver: ({ clock }) => word(`${CLOCK_WORDS[clock].zh}已过。`, `The time is over (${CLOCK_WORDS[clock].en}).`),
  windowsStillOpen: always('评价和重开期还没有结束。', 'The windows are still open.'),
  barredFromRating: always('经手人不能评价。', 'Who took part cannot rate.'),
  alreadyRated: always('已经评价过了。', 'Already rated.'),
  alreadyContested: always('已经申请过复核。', 'Already contested.'),
  reopenedBefore: always('已经重开过一次，再次重开由总答题组决定。', 'Reopened once already.'),
  firstReopenIsTheSubmitters: always('第一次重开由提交人提出。', 'The first reopening is the submitter’s.'),
  safetyContinues: always('涉及安全的事不能撤回，会继续办理。', 'A matter of safety goes on.'),
}

/** The sentence for one refusal. A reason this page does not know yet (an older page, a newer server) gets a plain one. */
export function refusalWord(refusal: AnyRefusal): Word {
  const sentence = SENTENCES[refusal.reason] as ((given: AnyRefusal) => Word) | undefined
  return sentence?.(refusal) ?? word('现在不能这样做，请刷新后再试。', 'Not possible now. Please reload and try again.')
}

/** The field of the form that a refusal speaks of, if it speaks of one. */
export function refusedField(refusal: AnyRefusal): string | null {
  switch (refusal.reason) {
    case 'communicationMissing':
      return `communication.${refusal.field}`
    case 'explanationMissing':
      return `explanation.${refusal.field}`
    case 'methodMissing':
      return 'methods'
    case 'verdictMissing':
    case 'verdictWithoutContact':
      return 'verdict'
    case 'outcomeNotAllowed':
      return 'outcome'
    case 'factsNotClear':
      return 'factsClear'
    case 'dutyNotClear':
      return 'dutyClear'
    case 'noCriterion':
      return 'criteria'
    case 'branchNotHere':
      return 'branch'
    case 'opinionsMissing':
      return 'missingNoted'
    default:
      return 'field' in refusal ? refusal.field : null
  }
}
