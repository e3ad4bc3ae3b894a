import { actionForm } from '../cases/form/action-form.ts'
import { choice, onlyWhen, optionalText, text, yesNo } from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { MEANS_WORDS, VERDICT_WORDS } from '../words/terms.ts'
import { word } from '../words/word.ts'

type In = Inputs['callback']

const reached = (beside: { readonly [key: string]: unknown }) => beside.reached === 'yes'

/** 回访 (C2-27): every attempt is logged, reached or not. */
export const recordAttempt = actionForm<In['recordAttempt']>({
  action: 'recordAttempt',
  fields: {
    means: choice(word('怎样联系的', 'Means'), MEANS_WORDS, {
      hint: word(
        '一直联系不上时，须在两个不同的日子、用两种方式联系过。',
        'If nobody is reached: on two days, and by two means.',
      ),
    }),
    reached: yesNo(word('联系上了吗', 'Reached?')),
    verdict: onlyWhen(
      reached,
      null,
      choice(word('提交人说', 'The submitter says'), VERDICT_WORDS, {
        hint: word('以提交人的话为准。', 'Their word counts.'),
      }),
    ),
    words: optionalText(word('提交人的原话', 'In their words')),
  },
  start: view => ({ means: view.submitter?.contactWish === 'phone' ? 'phone' : '' }),
  send: (client, input) => client.callback.recordAttempt.mutate(input),
})

export const sendBackToWork = actionForm<In['sendBackToWork']>({
  action: 'sendBackToWork',
  intro: word('提交人认为没有解决且理由成立，退回承办人重办。', 'Not solved, with good reason: the handler works on.'),
  fields: { reason: text(word('还要做什么', 'What is still to be done')) },
  send: (client, input) => client.callback.sendBackToWork.mutate(input),
})
