import type {
  ActionInput,
  BranchId,
  CaseId,
  Category,
  ConsultId,
  EffectTag,
  InstructCriterion,
  Means,
  Method,
  NeedType,
  Text,
  TriageForm,
  UnitId,
  Urgency,
  Verdict,
} from '@zuoyeben/lifecycle'
import type { SentAction } from '../../cases/action-inputs.ts'
import type { Deed, Order, Scene } from './chapter.ts'

/** The verbs of the story, each with the few words that differ from case to case. */

const order = <Name extends SentAction>(name: Name, input: ActionInput<Name, Text>): Order => ({ name, input }) as Order
const say = (text: string): Text => ({ text })
const sayOrNot = (text?: string): Text | null => (text === undefined ? null : { text })
const plain =
  <Name extends SentAction>(name: Name, input: ActionInput<Name, Text>): Deed =>
  () =>
    order(name, input)

type Triage = (scene: Scene) => TriageForm<Text>
interface Matter {
  readonly category: Category
  readonly urgency: Urgency
  readonly need?: NeedType
  readonly summary?: string
}

const form = ({ category, urgency, need = 'hope', summary }: Matter): TriageForm<Text> => ({
  category,
  urgency,
  needType: need,
  factsClear: true,
  dutyClear: true,
  solvable: { answer: 'yes', reason: null },
  path: 'handle',
  branch: null,
  member: null,
  transfer: null,
  criteria: [],
  coUnits: [],
  rejection: null,
  summary: sayOrNot(summary),
})

/** 即收即办, proposed for a branch or the pool. */
export const forUs =
  (matter: Matter, branch: string | null = null): Triage =>
  () => ({ ...form(matter), branch: branch as BranchId | null })

/** 转办, with the talk that came before it. */
export const forUnit =
  (matter: Matter, to: string, sheet: Sheet): Triage =>
  scene => ({
    ...form(matter),
    path: 'transfer',
    solvable: { answer: 'no', reason: say('需职能部门的人员和经费') },
    transfer: { to: to as UnitId, ...sheetOf(sheet, scene.today) },
  })
interface Sheet {
  readonly why: string
  readonly basis: string
  readonly spoke: string
  readonly result: string
  readonly means?: Means
}
const sheetOf = ({ why, basis, spoke, result, means = 'phone' }: Sheet, on: string) => ({
  whyNotOurs: say(why),
  basis: say(basis),
  communication: { person: say(spoke), on, means, result: say(result) },
})

/** 批办 */
export const forInstruction =
  (matter: Matter, criteria: InstructCriterion[], coUnits: string[]): Triage =>
  () => ({
    ...form(matter),
    path: 'instruct',
    solvable: { answer: 'partly', reason: say('涉及多个部门，须学校统筹') },
    criteria,
    coUnits: coUnits as UnitId[],
  })

/** No unit's duty list fits: 总答题组 rules (R6). */
export const forRuling =
  (matter: Matter): Triage =>
  () => ({ ...form(matter), dutyClear: false, path: 'rule' })

/** Not accepted, with the notice that the submitter gets. */
export const forRefusal =
  (matter: Matter, notice: string): Triage =>
  () => ({
    ...form(matter),
    factsClear: false,
    path: 'reject',
    rejection: { reason: 'unreachableForFacts', notice: say(notice) },
  })

export const triage =
  (made: Triage): Deed =>
  scene =>
    order('triage', made(scene))
export const acceptTransfer =
  (made?: Triage): Deed =>
  scene =>
    order('acceptTransfer', { triage: made ? made(scene) : null })
export const approve = (opinion?: string, branch: string | null = null) =>
  plain('approve', { branch: branch as BranchId | null, member: null, opinion: sayOrNot(opinion) })
export const sendBack = (reason: string) => plain('sendBack', { reason: say(reason) })
export const returnTransfer = (reason: string, basis: string, whose: string) =>
  plain('returnTransfer', { reason: say(reason), basis: say(basis), whoseDuty: whose as UnitId })
export const ruleFor = (unit: string, basis: string) =>
  plain('rule', { ruling: { kind: 'unit', unit: unit as UnitId }, basis: say(basis) })
export const mergeInto =
  (of: string, reason: string): Deed =>
  async scene =>
    order('merge', { master: (await scene.idOf(of)) as CaseId, reason: say(reason) })
export const ask = (question: string) => plain('askSubmitter', { question: say(question) })
export const answer = (text: string) => plain('answer', { text: say(text), files: [] })
export const withdraw = (reason: string) => plain('withdraw', { reason: say(reason) })

export const assign = (branch: string) => plain('assign', { branch: branch as BranchId, member: null })
export const claim = () => plain('claim', {})
/** A note for the file. */
export const jot = (text: string) => plain('note', { text: say(text), toSubmitter: false })
/** A note that the submitter reads: the substantive reply. */
export const reply = (text: string) => plain('note', { text: say(text), toSubmitter: true })
export const consult =
  (unit: string, question: string): Deed =>
  scene =>
    order('consult', { consult: scene.consultOf(unit) as ConsultId, unit: unit as UnitId, question: say(question) })
export const answerConsult =
  (unit: string, text: string): Deed =>
  scene =>
    order('answerConsult', { consult: scene.consultOf(unit) as ConsultId, text: say(text) })
export const extend = (reason: string, percent: number) => plain('extend', { reason: say(reason), percent })
export const park =
  (plan: string, ...milestones: [days: number, what: string][]): Deed =>
  scene =>
    order('park', {
      plan: say(plan),
      milestones: milestones.map(([days, what]) => ({ on: scene.inDays(days), what: say(what) })),
    })

export const file = (outcome: 'solved' | 'partlySolved', done: string, ...methods: Method[]) =>
  plain('file', { outcome, done: say(done), methods, evidence: [], explanation: null })
export const fileExplained = (
  done: string,
  reason: string,
  basis: string,
  alternative: string,
  ...methods: Method[]
) => {
  const explanation = { reason: say(reason), basis: say(basis), alternative: say(alternative), possibleWhen: null }
  return plain('file', { outcome: 'explained', done: say(done), methods, evidence: [], explanation })
}

export const reached = (verdict: Verdict, words: string, means: Means = 'phone') =>
  plain('recordAttempt', { means, reached: true, verdict, words: say(words) })
export const noAnswer = (words: string, means: Means = 'phone') =>
  plain('recordAttempt', { means, reached: false, verdict: null, words: say(words) })
export const confirm = (verdict: Verdict, words: string) => plain('confirm', { verdict, words: say(words) })
export const backToWork = (reason: string) => plain('sendBackToWork', { reason: say(reason) })
export const writeOff = (
  outcome: ActionInput<'writeOff', Text>['outcome'],
  effects: EffectTag[] = [],
  sentence?: string,
) => plain('writeOff', { outcome, effects, sentence: sayOrNot(sentence) })
export const rate = (satisfaction: number, timeliness: number, words?: string) =>
  plain('rate', { satisfaction, timeliness, words: sayOrNot(words) })
export const reopen = (reason: string) => plain('reopen', { reason: say(reason) })

/** `{year}` in the number is the year of the day. */
export const circulate =
  (documentNo: string, criteria: InstructCriterion[], units: string[], draft: string): Deed =>
  ({ today }) =>
    order('circulate', {
      documentNo: documentNo.replace('{year}', today.slice(0, 4)),
      criteria,
      units: units as UnitId[],
      draft: say(draft),
    })
export const opinion = (unit: string, stance: 'agree' | 'amend', text: string) =>
  plain('giveOpinion', { unit: unit as UnitId, stance, opinion: say(text), basis: null })
export const instruction =
  (leader: string, text: string): Deed =>
  scene =>
    order('recordInstruction', {
      leader: say(leader),
      opinion: say(text),
      signedOn: scene.today,
      scan: null,
      missingNoted: null,
    })
export const issueTasks =
  (lead: string, task: string, days: number, ...coUnits: [unit: string, task: string][]): Deed =>
  scene =>
    order('issueTasks', {
      lead: lead as UnitId,
      task: say(task),
      dueOn: scene.inDays(days),
      coUnits: coUnits.map(([unit, theirs]) => ({
        unit: unit as UnitId,
        task: say(theirs),
        dueOn: scene.inDays(days),
      })),
    })

export const reportUp = (matter: 'ethics' | 'discipline', reason: string) =>
  plain('reportUp', { class: matter, reason: say(reason) })
