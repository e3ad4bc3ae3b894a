import { actionForm } from '../cases/form/action-form.ts'
import { anotherCase, choice, maybe, plainText, text } from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { CATEGORY_WORDS, REJECTION_WORDS } from '../words/terms.ts'
import { word } from '../words/word.ts'
import { proposedTriage, triageFields } from './triage-fields.ts'

type In = Inputs['dispatch']

export const triage = actionForm<In['triage']>({
  action: 'triage',
  fields: triageFields,
  start: proposedTriage,
  send: (client, input) => client.dispatch.triage.mutate(input),
})

export const reject = actionForm<In['reject']>({
  action: 'reject',
  intro: word(
    '只限列明的理由，由审核人决定，书面告知，可复核。',
    'Only for listed reasons; the reviewer decides, and the submitter may ask for a review.',
  ),
  fields: {
    category: { ...choice(word('类别', 'Category'), CATEGORY_WORDS), shape: { kind: 'category' } },
    reason: choice(word('理由', 'Reason'), REJECTION_WORDS, { look: 'list' }),
    notice: text(word('给提交人的书面告知', 'Written notice to the submitter'), { rows: 4, least: 10 }),
  },
  start: view => ({ category: view.category ?? view.decision?.proposed.category ?? '' }),
  send: (client, input) => client.dispatch.reject.mutate(input),
})

export const askSubmitter = actionForm<In['askSubmitter']>({
  action: 'askSubmitter',
  intro: word(
    '最多问两次，请一次问清。等待期间时限暂停。',
    'Two questions at most: ask everything at once. The clock rests while you wait.',
  ),
  fields: {
    question: text(word('想请提交人补充什么', 'What you need to know'), { rows: 3, least: 5 }),
  },
  send: (client, input) => client.dispatch.askSubmitter.mutate(input),
})

export const merge = actionForm<In['merge']>({
  action: 'merge',
  intro: word(
    '两题说的是同一件事。提交人各自保留自己的进度。',
    'Both are about one thing. Each submitter keeps their own thread.',
  ),
  fields: {
    master: anotherCase(word('并入哪一题', 'Into which case')),
    reason: text(word('理由', 'Reason'), { rows: 2 }),
  },
  danger: word('合并后本题随主题办理。', 'From then on this case follows the other one.'),
  send: (client, input) => client.dispatch.merge.mutate(input),
})

export const split = actionForm<In['split']>({
  action: 'split',
  intro: word(
    '一次提交里有两件事：把另一件立为新题，提交人不变。',
    'One submission, two matters: the other one becomes a case of the same submitter.',
  ),
  fields: {
    part: plainText(word('拆出的部分（另立一题）', 'The part that becomes its own case'), { least: 5 }),
    category: maybe({ ...choice(word('拆出部分的类别', 'Its category'), CATEGORY_WORDS), shape: { kind: 'category' } }),
    reason: text(word('理由', 'Reason'), { rows: 2 }),
  },
  send: (client, input) => client.dispatch.split.mutate(input),
})
