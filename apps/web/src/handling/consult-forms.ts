import { actionForm } from '../cases/form/action-form.ts'
import type { CaseView } from '../cases/form/field.ts'
import { choiceOf, hidden, text, unit } from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { newKey } from '../ui/new-key.ts'
import { word } from '../words/word.ts'

type In = Inputs['handling']

const open = (view: CaseView) => view.consults.filter(consult => consult.answer === null)

export const consult = actionForm<In['consult']>({
  action: 'consult',
  intro: word(
    '请别的单位帮着答一句，责任仍在本单位，时限不停。',
    'Another unit helps with an answer; the case stays yours and the clock runs.',
  ),
  fields: {
    consult: hidden(),
    unit: unit(word('问哪个单位', 'Which unit')),
    question: text(word('想问什么', 'Your question'), { least: 5 }),
  },
  start: view => ({ consult: newKey(), unit: view.decision?.proposed.unit?.id ?? '' }),
  send: (client, input) => client.handling.consult.mutate(input),
})

export const answerConsult = actionForm<In['answerConsult']>({
  action: 'answerConsult',
  fields: {
    consult: choiceOf(word('答复哪一个征询', 'Which question'), view =>
      open(view).map(one => ({ value: one.id, label: one.unit.name, hint: word(one.question, one.question) })),
    ),
    text: text(word('答复', 'Answer'), { rows: 4 }),
  },
  start: view => ({ consult: open(view).length === 1 ? (open(view)[0]?.id ?? '') : '' }),
  send: (client, input) => client.handling.answerConsult.mutate(input),
})
