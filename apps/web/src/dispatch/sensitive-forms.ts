import { actionForm } from '../cases/form/action-form.ts'
import { choice, constant, date, line, optionalText, text, unit } from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { SENSITIVE_WORDS, SPECIAL_CHANNEL_WORDS } from '../words/terms.ts'
import { word } from '../words/word.ts'

type In = Inputs['dispatch']

const kind = () => choice(word('属于哪一类', 'Which class'), SENSITIVE_WORDS)
export const flag = actionForm<In['flag']>({
  action: 'flag',
  intro: word(
    '点一类就立即限知：你和本单位不再能看到这道题，由总答题组的限知专员判断。拿不准也可以标，标错了由他们解除。',
    'One tap on a class and only the cleared few of the school group see the case, not you or your unit. In doubt, flag: they clear what was flagged by mistake.',
  ),
  fields: {
    class: kind(),
    source: constant('human'),
    reason: optionalText(word('看到了什么', 'What you saw')),
  },
  taps: 'class',
  send: (client, input) => client.dispatch.flag.mutate(input),
})

export const acknowledge = actionForm<In['acknowledge']>({
  action: 'acknowledge',
  fields: {},
  send: (client, input) => client.dispatch.acknowledge.mutate(input),
})

export const askConsent = actionForm<In['askConsent']>({
  action: 'askConsent',
  intro: word(
    '在提交人的查询页上问一句：愿不愿意让这个单位按一般事项办理。没有回音不等于同意，也不追问。',
    'Asks on the submitter’s own page whether this unit may take it up as an ordinary matter. Silence is not consent, and is not asked again.',
  ),
  fields: {
    unit: unit(word('交给哪个单位', 'Which unit')),
    question: optionalText(word('想说明的话', 'Anything to explain'), {
      hint: word('提交人会看到', 'The submitter reads this'),
    }),
  },
  start: view => ({ unit: view.goesBackTo?.id ?? '' }),
  send: (client, input) => client.dispatch.askConsent.mutate(input),
})

export const clearFlag = actionForm<In['clearFlag']>({
  action: 'clearFlag',
  intro: word('确认不属敏感问题，回到正常办理。', 'It is an ordinary matter and goes back to the ordinary way.'),
  fields: { reason: text(word('理由', 'Reason')) },
  send: (client, input) => client.dispatch.clearFlag.mutate(input),
})

export const reportUp = actionForm<In['reportUp']>({
  action: 'reportUp',
  intro: word(
    '上报学校总答题组协调解决。上报后本单位不再查看，不自行调查。',
    'Goes to the school group. Your unit’s view is closed and it makes no inquiry of its own.',
  ),
  fields: { class: kind(), reason: text(word('理由', 'Reason')) },
  danger: word('上报后你和本单位将看不到这道题。', 'You and your unit will no longer see this case.'),
  send: (client, input) => client.dispatch.reportUp.mutate(input),
})

export const handOver = actionForm<In['handOver']>({
  action: 'handOver',
  intro: word(
    '平台只移交、不处理。移交后正文封存，只留痕迹。',
    'The platform only hands over. The text is sealed and a bare trace stays.',
  ),
  fields: {
    channel: choice(word('转给', 'Hand over to'), SPECIAL_CHANNEL_WORDS),
    receiptNo: line(word('对方回执编号', 'Receipt number'), {
      hint: word('对方签收后给的编号', 'The number the channel gave you'),
    }),
    receiptOn: date(word('对方签收日期', 'Signed for on')),
    note: optionalText(word('说明', 'Note')),
  },
  danger: word('移交后不能收回。', 'This cannot be taken back.'),
  send: (client, input) => client.dispatch.handOver.mutate(input),
})

export const routeAround = actionForm<In['routeAround']>({
  action: 'routeAround',
  intro: word(
    '事情本身普通、只是不便由原单位经手：转给一个无需回避的单位。',
    'An ordinary matter that its own unit should not have: give it to a unit that is not recused.',
  ),
  fields: {
    unit: unit(word('交给哪个单位', 'To which unit')),
    reason: text(word('理由', 'Reason')),
  },
  send: (client, input) => client.dispatch.routeAround.mutate(input),
})
