import { actionForm } from '../cases/form/action-form.ts'
import {
  choice,
  choices,
  date,
  line,
  lineText,
  maybe,
  oneFile,
  optionalText,
  rows,
  text,
  unit,
  units,
} from '../cases/form/fields.ts'
import type { Inputs } from '../trpc.ts'
import { CRITERION_WORDS } from '../words/terms.ts'
import { word } from '../words/word.ts'

type In = Inputs['dispatch']

const STANCES = {
  agree: word('同意', 'Agree'),
  amend: word('修改后同意', 'Amend'),
  notOurs: word('不属本单位', 'Not ours'),
}

export const circulate = actionForm<In['circulate']>({
  action: 'circulate',
  intro: word(
    '拟文后送相关职能部门审阅，再请学校批办。',
    'The draft goes to the departments for opinions, then to the school.',
  ),
  fields: {
    documentNo: line(word('文号', 'Document number')),
    criteria: choices(word('符合哪些批办情形', 'Which criteria hold'), CRITERION_WORDS),
    units: units(word('送哪些单位审阅', 'Units to give an opinion')),
    draft: text(word('拟文', 'Draft'), { rows: 6, max: 4000 }),
  },
  start: view => ({
    criteria: [...(view.triage?.criteria ?? [])],
    units: view.triage?.coUnits ? [...view.triage.coUnits] : (view.decision?.proposed.coUnits.map(u => u.id) ?? []),
  }),
  send: (client, input) => client.dispatch.circulate.mutate(input),
})

export const giveOpinion = actionForm<In['giveOpinion']>({
  action: 'giveOpinion',
  fields: {
    unit: unit(word('代表哪个单位', 'For which unit')),
    stance: choice(word('意见', 'Stance'), STANCES),
    opinion: text(word('审阅意见', 'Opinion')),
    basis: optionalText(word('依据', 'Basis')),
  },
  send: (client, input) => client.dispatch.giveOpinion.mutate(input),
})

export const recordInstruction = actionForm<In['recordInstruction']>({
  action: 'recordInstruction',
  intro: word('按签批原件逐字登记，登记后不能改。', 'Word for word from the signed sheet; it cannot be changed later.'),
  fields: {
    leader: lineText(word('批办领导', 'Signed by')),
    opinion: text(word('批办意见（原文）', 'The instruction, verbatim'), { rows: 4 }),
    signedOn: date(word('签批日期', 'Signed on')),
    scan: oneFile(word('签批件扫描', 'Scan of the signed sheet'), {
      hint: word('校领导本人登记可不附，文秘登记须附。', 'Needed unless the leader records it in person.'),
    }),
    missingNoted: optionalText(word('未收齐的审阅意见怎样处理', 'Opinions still missing')),
  },
  danger: word('登记后原文不能修改。', 'The text cannot be changed afterwards.'),
  send: (client, input) => client.dispatch.recordInstruction.mutate(input),
})

const task = () => text(word('任务', 'Task'), { rows: 2 })
const due = () => maybe(date(word('完成日期', 'Due on')))

export const issueTasks = actionForm<In['issueTasks']>({
  action: 'issueTasks',
  intro: word(
    '把批办意见变成任务：谁牵头、谁配合、什么时候完成。',
    'Turns the instruction into tasks: who leads, who helps, by when.',
  ),
  fields: {
    lead: unit(word('牵头单位', 'Lead unit')),
    task: task(),
    dueOn: due(),
    coUnits: rows<In['issueTasks']['coUnits'][number]>(
      word('配合单位', 'Helping units'),
      { unit: unit(word('单位', 'Unit')), task: task(), dueOn: due() },
      { add: word('加一个配合单位', 'Add a unit') },
    ),
  },
  send: (client, input) => client.dispatch.issueTasks.mutate(input),
})
