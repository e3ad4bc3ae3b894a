import { actionForm } from '../cases/form/action-form.ts'
import { choice, choices, files, group, onlyWhen, optionalText, text } from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { METHOD_WORDS, OUTCOME_WORDS } from '../words/terms.ts'
import { word } from '../words/word.ts'

type In = Inputs['handling']['file']

const { solved, partlySolved, explained } = OUTCOME_WORDS

/** 办结报备 (C1-09, C2-09, C2-25, C2-26). */
export const file = actionForm<In>({
  action: 'file',
  intro: word(
    '报备后由本单位回访提交人，由提交人说是否解决。',
    'Your unit then calls the submitter back, who says whether it is solved.',
  ),
  fields: {
    outcome: choice(word('结果', 'Outcome'), { solved, partlySolved, explained }),
    done: text(word('实际做了什么', 'What was really done'), {
      rows: 4,
      least: 10,
      hint: word('写清什么事、在哪里、什么时候。提交人会看到。', 'What, where, when. The submitter reads this.'),
    }),
    methods: choices(word('用了哪些党建方式', 'Ways of Party-building work'), METHOD_WORDS),
    evidence: files(word('现场照片或凭据', 'Photos or papers as evidence')),
    explanation: onlyWhen(
      beside => beside.outcome === 'explained',
      null,
      group<NonNullable<In['explanation']>>(word('解释说明', 'Explanation'), {
        reason: text(word('为什么现在办不了', 'Why it cannot be done now'), { rows: 2 }),
        basis: text(word('依据', 'Basis'), { rows: 2 }),
        alternative: optionalText(word('眼下可以怎么办', 'What can be done instead')),
        possibleWhen: optionalText(word('什么时候可能办', 'When it may become possible')),
      }),
    ),
  },
  send: (client, input) => client.handling.file.mutate(input),
})
