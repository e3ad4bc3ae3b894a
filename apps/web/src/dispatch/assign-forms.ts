import { actionForm } from '../cases/form/action-form.ts'
import type { CaseView, RawRecord } from '../cases/form/field.ts'
import { assignedMember, assignee, onlyWhen, optionalText, text, unit } from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { word } from '../words/word.ts'

type In = Inputs['dispatch']

const branch = <Id extends string>() =>
  assignee<Id>(word('派给', 'Assign to'), {
    hint: word('不选就放进本单位题库。', 'Left open, it goes to the unit’s pool.'),
  })
const proposed = (view: CaseView): RawRecord => ({
  branch: view.triage?.branch ?? null,
  member: view.triage?.member ?? null,
})

export const approve = actionForm<In['approve']>({
  action: 'approve',
  intro: word('审核通过后，题目按研判的路径走下去。', 'Approved, the case goes the way the triage proposes.'),
  fields: {
    branch: onlyWhen((_, view) => view.path === 'handle' || view.path === 'explain', null, branch()),
    member: assignedMember(),
    opinion: optionalText(word('审核意见', 'Opinion')),
  },
  start: proposed,
  send: (client, input) => client.dispatch.approve.mutate(input),
})

export const sendBack = actionForm<In['sendBack']>({
  action: 'sendBack',
  fields: { reason: text(word('哪里需要重新研判', 'What to look at again')) },
  send: (client, input) => client.dispatch.sendBack.mutate(input),
})

export const assign = actionForm<In['assign']>({
  action: 'assign',
  fields: { branch: branch(), member: assignedMember() },
  start: proposed,
  send: (client, input) => client.dispatch.assign.mutate(input),
})

export const reassign = actionForm<In['reassign']>({
  action: 'reassign',
  fields: { branch: branch(), member: assignedMember(), reason: text(word('改派理由', 'Reason'), { rows: 2 }) },
  send: (client, input) => client.dispatch.reassign.mutate(input),
})

export const redispatch = actionForm<In['redispatch']>({
  action: 'redispatch',
  intro: word('由总答题组改定责任单位，重新研判。', 'The school group names another accountable unit.'),
  fields: { unit: unit(word('调度到', 'To')), reason: text(word('理由', 'Reason')) },
  danger: word('责任单位将改变。', 'The accountable unit changes.'),
  send: (client, input) => client.dispatch.redispatch.mutate(input),
})

export const overturnRejection = actionForm<In['overturnRejection']>({
  action: 'overturnRejection',
  fields: { reason: text(word('理由', 'Reason')) },
  send: (client, input) => client.dispatch.overturnRejection.mutate(input),
})
