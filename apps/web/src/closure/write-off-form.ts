import { actionForm } from '../cases/form/action-form.ts'
import type { CaseView } from '../cases/form/field.ts'
import { choice, choices, optionalText } from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { EFFECT_WORDS, OUTCOME_WORDS } from '../words/terms.ts'
import { word } from '../words/word.ts'

type In = Inputs['closure']['writeOff']

/** The outcome the call-back speaks for: nobody reached, else what the filing proposed. */
export function likelyOutcome(
  view: Pick<CaseView, 'attempts' | 'callBackLacks' | 'outcome' | 'timeline'>,
): In['outcome'] | '' {
  if (view.callBackLacks.length === 0 && view.attempts.length > 0 && view.attempts.every(attempt => !attempt.reached))
    return 'unreachable'
  for (const { data } of [...view.timeline].reverse()) {
    const said = data.verdict ?? data.outcome
    if (said === 'solved' || said === 'partlySolved' || said === 'explained') return said
  }
  return ''
}

/** 销号 (C2-28, C2-29, B-06): only after the call-back, one by one. */
export const writeOff = actionForm<In>({
  action: 'writeOff',
  intro: word('完成一件，销号一件。', 'One done, one written off.'),
  fields: {
    outcome: choice(word('结果', 'Outcome'), OUTCOME_WORDS, {
      hint: word('以回访中提交人的话为准；解释不算解决。', 'As told at the call-back; explained is not solved.'),
    }),
    effects: choices(word('成效', 'Effect'), EFFECT_WORDS, { required: false }),
    sentence: optionalText(word('一句话成效', 'The effect in one sentence'), { max: 200 }),
  },
  start: view => ({ outcome: likelyOutcome(view) }),
  danger: word('销号后进入评价和重开期。', 'The windows for rating and reopening start.'),
  send: (client, input) => client.closure.writeOff.mutate(input),
})
