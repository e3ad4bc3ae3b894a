import { actionForm } from '../cases/form/action-form.ts'
import { text } from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { word } from '../words/word.ts'

type In = Inputs['supervision']

const two = word(
  '需要总答题组组长和限知专员两人先后同意才生效。',
  'Takes effect when both the school lead and a confidant have asked for it.',
)

export const freeze = actionForm<In['freeze']>({
  action: 'freeze',
  intro: two,
  fields: { reason: text(word('理由', 'Reason')) },
  danger: word('冻结期间谁都不能再办这道题。', 'While frozen nobody can act on the case.'),
  send: (client, input) => client.supervision.freeze.mutate(input),
})

export const unfreeze = actionForm<In['unfreeze']>({
  action: 'unfreeze',
  intro: two,
  fields: { reason: text(word('理由', 'Reason')) },
  send: (client, input) => client.supervision.unfreeze.mutate(input),
})
