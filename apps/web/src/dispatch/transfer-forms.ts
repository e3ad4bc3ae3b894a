import { actionForm } from '../cases/form/action-form.ts'
import { choice, group, maybe, onlyWhen, optionalGroup, readAs, text, unit } from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { word } from '../words/word.ts'
import { proposedTriage, transferSheet, triageFields } from './triage-fields.ts'

type In = Inputs['dispatch']
type Ruling = In['rule']['ruling']

export const requestTransfer = actionForm<In['requestTransfer']>({
  action: 'requestTransfer',
  intro: word(
    '对方接收之前，责任仍在本单位（谁接单谁负责）。',
    'Until the other unit accepts, your unit stays accountable.',
  ),
  fields: transferSheet,
  send: (client, input) => client.dispatch.requestTransfer.mutate(input),
})

export const acceptTransfer = actionForm<In['acceptTransfer']>({
  action: 'acceptTransfer',
  intro: word('接收后由本单位负责到底。', 'From then on your unit is accountable.'),
  fields: {
    triage: optionalGroup<NonNullable<In['acceptTransfer']['triage']>>(
      word('接收时一并研判', 'Triage it at once'),
      triageFields,
      { hint: word('填了就直接送审核；不填则进入待研判。', 'Filled in, it goes straight to review.') },
    ),
  },
  send: (client, input) => client.dispatch.acceptTransfer.mutate(input),
})
/** What the triage inside an acceptance opens with. */
export const acceptingTriage = proposedTriage

export const returnTransfer = actionForm<In['returnTransfer']>({
  action: 'returnTransfer',
  intro: word(
    '每题只能退一次；再退由总答题组裁定。',
    'A case can be returned once; after that the school group rules.',
  ),
  fields: {
    reason: text(word('为什么退回', 'Why you return it'), { rows: 2 }),
    whoseDuty: maybe(unit(word('你认为属于谁的职责', 'Whose duty you think it is'))),
    basis: text(word('依据', 'Basis'), { rows: 2 }),
  },
  send: (client, input) => client.dispatch.returnTransfer.mutate(input),
})

const KINDS = {
  unit: word('定责任单位', 'Name the unit'),
  rework: word('退回重办', 'Work again'),
  closeExplained: word('按解释销号', 'Close as explained'),
  rejectionStands: word('维持不予受理', 'The rejection stands'),
}
interface Answer {
  kind: keyof typeof KINDS
  unit: string | null
}

export const rule = actionForm<In['rule']>({
  action: 'rule',
  intro: word('裁定为终局，不能再退。', 'A ruling is final: it cannot be returned.'),
  fields: {
    ruling: readAs(
      group<Answer>(word('裁定', 'Ruling'), {
        kind: choice(word('怎样裁定', 'The ruling'), KINDS, { look: 'list' }),
        unit: onlyWhen(beside => beside.kind === 'unit', null, unit(word('责任单位', 'The accountable unit'))),
      }),
      ({ kind, unit }) => (kind === 'unit' ? { kind, unit: unit ?? '' } : { kind }) as Ruling,
    ),
    basis: text(word('依据', 'Basis')),
  },
  danger: word('裁定后不能退回。', 'It cannot be returned.'),
  send: (client, input) => client.dispatch.rule.mutate(input),
})
