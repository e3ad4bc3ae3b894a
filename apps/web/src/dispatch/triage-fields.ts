import { asRecord } from '../cases/form/answers.ts'
import type { CaseView, Field, RawRecord } from '../cases/form/field.ts'
import {
  assignedMember,
  assignee,
  choice,
  choices,
  date,
  group,
  half,
  lineText,
  onlyWhen,
  optionalText,
  text,
  unit,
  units,
  yesNo,
} from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import {
  CATEGORY_WORDS,
  CRITERION_WORDS,
  MEANS_WORDS,
  NEED_WORDS,
  PATH_HINTS,
  PATH_WORDS,
  REJECTION_WORDS,
  URGENCY_WORDS,
} from '../words/terms.ts'
import { word } from '../words/word.ts'

type Triage = Omit<Inputs['dispatch']['triage'], 'caseNo' | 'version' | 'key'>
type Sheet = Omit<Inputs['dispatch']['requestTransfer'], 'caseNo' | 'version' | 'key'>

const SOLVABLE = {
  yes: word('能', 'Yes'),
  partly: word('部分能', 'Partly'),
  no: word('不能', 'No'),
}
const path =
  (...paths: string[]) =>
  (beside: RawRecord) =>
    paths.includes(String(beside.path))

/** 转办单 (C2-16, C2-17): no transfer without the record of having talked to the other unit. */
export const transferSheet: { readonly [K in keyof Sheet]-?: Field<Sheet[K]> } = {
  to: unit(word('转给', 'To')),
  whyNotOurs: text(word('为什么不属本单位', 'Why it is not ours'), { rows: 2 }),
  basis: text(word('依据（职责清单、文件）', 'Basis (duty list, rule)'), { rows: 2 }),
  communication: group<Sheet['communication']>(
    word('沟通记录', 'Record of the talk'),
    {
      person: half(lineText(word('对方是谁', 'Who'))),
      on: half(date(word('哪天', 'When'))),
      means: choice(word('方式', 'Means'), MEANS_WORDS, { look: 'list' }),
      result: text(word('结果', 'Result'), { rows: 2 }),
    },
    { hint: word('转办前须先与对方沟通（C2-17）。', 'Talk to the unit first (C2-17).') },
  ),
}

/** 研判 (C2-07, C2-08, C2-12, A-04): the officer's decision, its later parts brought up by the path. */
export const triageFields: { readonly [K in keyof Triage]-?: Field<Triage[K]> } = {
  category: {
    ...choice(word('类别', 'Category'), CATEGORY_WORDS),
    shape: { kind: 'category' },
  },
  urgency: choice(word('缓急', 'Urgency'), URGENCY_WORDS),
  needType: choice(word('哪种诉求', 'Kind of need'), NEED_WORDS),
  factsClear: half(yesNo(word('事实清楚吗', 'Are the facts clear?'))),
  dutyClear: half(yesNo(word('责任明确吗', 'Is the duty clear?'))),
  solvable: group<Triage['solvable']>(word('', ''), {
    answer: choice(word('能否通过基层党建解决', 'Solvable through Party-building work?'), SOLVABLE),
    reason: onlyWhen(
      beside => beside.answer === 'partly' || beside.answer === 'no',
      null,
      text(word('为什么', 'Why'), { rows: 2 }),
    ),
  }),
  path: choice(word('怎么办', 'Path'), PATH_WORDS, {
    look: 'cards',
    hints: PATH_HINTS,
    only: ['handle', 'transfer', 'instruct', 'explain', 'rule', 'reject'],
    hint: word(
      '敏感问题不走这里，请直接“上报总答题组”。',
      'A sensitive matter does not go here: report it up at once.',
    ),
  }),
  branch: onlyWhen(
    path('handle', 'explain'),
    null,
    assignee(word('建议派给', 'Proposed for'), {
      hint: word('不选就放进本单位题库，谁都可以领。', 'Left open, the case goes to the unit’s pool.'),
    }),
  ),
  member: onlyWhen(path('handle', 'explain'), null, assignedMember()),
  transfer: onlyWhen(path('transfer'), null, group<Sheet>(word('转办单', 'Transfer sheet'), transferSheet)),
  criteria: onlyWhen(path('instruct'), [], choices(word('符合哪些批办情形', 'Which criteria hold'), CRITERION_WORDS)),
  coUnits: onlyWhen(path('instruct'), [], units(word('涉及哪些单位', 'Units concerned'), { required: false })),
  rejection: onlyWhen(
    path('reject'),
    null,
    group<NonNullable<Triage['rejection']>>(word('不予受理', 'Not accepted'), {
      reason: choice(word('理由', 'Reason'), REJECTION_WORDS, { look: 'list' }),
      notice: text(word('给提交人的书面告知', 'Written notice to the submitter'), {
        rows: 4,
        least: 10,
        hint: word(
          '写明理由、依据、可向何处求助，以及 5 个工作日内可申请复核。',
          'Reason, basis, where to turn, and the right of review.',
        ),
      }),
    }),
  ),
  summary: optionalText(word('研判意见', 'Triage opinion'), {
    hint: word('给审核人看：事情的要点与建议。', 'For the reviewer: the gist, and what you propose.'),
  }),
}

/** What a triage opens with: an earlier triage, else what the rules propose. Tests a person must answer stay open. */
export function proposedTriage(view: CaseView): RawRecord {
  const proposed = view.decision?.proposed
  const earlier = view.triage
  const path = earlier?.path ?? view.path ?? proposed?.path ?? ''
  const to = proposed?.unit?.id ?? ''
  return {
    category: earlier?.category ?? view.category ?? proposed?.category ?? '',
    urgency: earlier?.urgency ?? proposed?.urgency ?? view.urgency,
    needType: earlier?.needType ?? '',
    path,
    transfer: { ...asRecord(triageFields.transfer.empty), to: to === view.where.owner.id ? '' : to },
    coUnits: proposed?.coUnits.map(unit => unit.id) ?? [],
    summary: earlier?.summary?.text ?? '',
  }
}
