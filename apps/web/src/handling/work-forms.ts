import { actionForm } from '../cases/form/action-form.ts'
import { date, half, lineText, number, rows, text, tick } from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { word } from '../words/word.ts'

type In = Inputs['handling']

export const claim = actionForm<In['claim']>({
  action: 'claim',
  fields: {},
  send: (client, input) => client.handling.claim.mutate(input),
})

export const release = actionForm<In['release']>({
  action: 'release',
  fields: { reason: text(word('为什么退回题库', 'Why you give it back'), { rows: 2 }) },
  send: (client, input) => client.handling.release.mutate(input),
})

export const note = actionForm<In['note']>({
  action: 'note',
  fields: {
    text: text(word('进展', 'Progress')),
    toSubmitter: tick(word('同时告诉提交人', 'Tell the submitter too'), {
      hint: word('第一次实质答复以此为准。', 'The first one counts as the first reply.'),
    }),
  },
  send: (client, input) => client.handling.note.mutate(input),
})

export const park = actionForm<In['park']>({
  action: 'park',
  intro: word(
    '一时办不了的事：写明计划和节点，每 20 个工作日复查一次。',
    'What cannot be done soon: a plan with milestones, looked at every 20 working days.',
  ),
  fields: {
    plan: text(word('计划', 'Plan')),
    milestones: rows<In['park']['milestones'][number]>(
      word('节点', 'Milestones'),
      { on: half(date(word('日期', 'Day'))), what: lineText(word('做到什么', 'What')) },
      { least: 1, add: word('加一个节点', 'Add a milestone') },
    ),
  },
  send: (client, input) => client.handling.park.mutate(input),
})

export const resume = actionForm<In['resume']>({
  action: 'resume',
  fields: { reason: text(word('为什么现在可以办', 'Why it can go on now'), { rows: 2 }) },
  send: (client, input) => client.handling.resume.mutate(input),
})

export const promise = actionForm<In['promise']>({
  action: 'promise',
  intro: word(
    '临近时限写计划和日期；超期后说明原因，新日期在一个工作日以内。原因和日期会告诉提交人，时限和统计不变。',
    'Before the due a plan and its day; after it the reason and a new day within one working day. The submitter is told both; no limit and no count moves.',
  ),
  fields: {
    reason: text(word('原因和打算', 'Why, and what will be done'), { rows: 2 }),
    on: date(word('哪天办完', 'Done by')),
  },
  start: view => (view.promiseUntil === null ? {} : { on: view.promiseUntil }),
  send: (client, input) => client.handling.promise.mutate(input),
})

export const extend = actionForm<In['extend']>({
  action: 'extend',
  intro: word(
    '每题一次；再次延期由总答题组决定。理由和新的日期会告诉提交人。',
    'Once a case; a second one is the school group’s to grant. The submitter is told the reason and the new day.',
  ),
  fields: {
    reason: text(word('理由', 'Reason'), { rows: 2 }),
    percent: number(word('延长原时限的', 'Longer by'), {
      min: 1,
      max: 100,
      unit: word('%', '%'),
      start: 50,
    }),
  },
  send: (client, input) => client.handling.extend.mutate(input),
})
