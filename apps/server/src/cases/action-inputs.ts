import {
  type ActionInput,
  type ActionName,
  type BranchId,
  CATEGORIES,
  type CaseId,
  type ConsultId,
  EFFECT_TAGS,
  type FileId,
  INSTRUCT_CRITERIA,
  MEANS,
  METHODS,
  NEED_TYPES,
  PATHS,
  type PersonId,
  REJECTION_REASONS,
  SENSITIVE_CLASSES,
  SPECIAL_CHANNELS,
  type Text,
  type UnitId,
  URGENCIES,
  VERDICTS,
} from '@zuoyeben/lifecycle'
import { z } from 'zod'

/** What may come over the wire for each action: shapes and sizes. What it means, and whether it may be done, the lifecycle says. */

const id = <Id extends string>() =>
  z
    .string()
    .min(1)
    .max(64)
    .transform(value => value as Id)
const uuid = <Id extends string>() => z.uuid().transform(value => value as Id)
const words = (max: number) => z.object({ text: z.string().trim().min(1).max(max) }).readonly()
const text = words(2000)
const long = words(10_000)
const day = z.iso.date()
const unit = id<UnitId>()
const branch = id<BranchId>().nullable()
const member = uuid<PersonId>().nullable()
const files = z.array(uuid<FileId>()).max(9)

const communication = z.object({ person: text, on: day, means: z.enum(MEANS), result: text })
const transferSheet = z.object({ to: unit, whyNotOurs: text, basis: text, communication })

export const triageForm = z.object({
  category: z.enum(CATEGORIES),
  urgency: z.enum(URGENCIES),
  needType: z.enum(NEED_TYPES),
  factsClear: z.boolean(),
  dutyClear: z.boolean(),
  solvable: z.object({ answer: z.enum(['yes', 'partly', 'no']), reason: text.nullable() }),
  path: z.enum(PATHS),
  branch,
  member,
  transfer: transferSheet.nullable(),
  criteria: z.array(z.enum(INSTRUCT_CRITERIA)).max(5),
  coUnits: z.array(unit).max(20),
  rejection: z.object({ reason: z.enum(REJECTION_REASONS), notice: text }).nullable(),
  summary: text.nullable(),
})

const task = { task: long, dueOn: day.nullable() }
const ruling = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), unit }),
  z.object({ kind: z.literal('rework') }),
  z.object({ kind: z.literal('closeExplained') }),
  z.object({ kind: z.literal('rejectionStands') }),
])
const explanation = z.object({ reason: text, basis: text, alternative: text.nullable(), possibleWhen: text.nullable() })
const reason = z.object({ reason: text })
const placement = { branch, member }

/** Actions that a person sends on an open case; `submit`, `expire` and `archive` are not among them. */
export type SentAction = Exclude<ActionName, 'submit' | 'expire' | 'archive'>

export const ACTION_INPUTS = {
  flag: z.object({ class: z.enum(SENSITIVE_CLASSES), source: z.literal('human'), reason: text.nullable() }),
  acknowledge: z.object({}) as z.ZodType<Record<never, never>>,
  askConsent: z.object({ unit, question: text.nullable() }),
  giveConsent: z.object({ agrees: z.boolean(), words: text.nullable() }),
  clearFlag: reason,
  reportUp: z.object({ class: z.enum(SENSITIVE_CLASSES), reason: text }),
  handOver: z.object({
    channel: z.enum(SPECIAL_CHANNELS),
    receiptNo: z.string().trim().min(1).max(100),
    receiptOn: day,
    note: text.nullable(),
  }),
  routeAround: z.object({ unit, reason: text }),
  askSubmitter: z.object({ question: text }),
  answer: z.object({ text, files }),
  merge: z.object({ master: uuid<CaseId>(), reason: text }),
  split: z.object({ child: uuid<CaseId>(), reason: text }),
  triage: triageForm,
  sendBack: reason,
  approve: z.object({ ...placement, opinion: text.nullable() }),
  reject: z.object({ category: z.enum(CATEGORIES), reason: z.enum(REJECTION_REASONS), notice: text }),
  contestRejection: reason,
  overturnRejection: reason,
  assign: z.object(placement),
  claim: z.object({}),
  release: reason,
  reassign: z.object({ ...placement, reason: text }),
  requestTransfer: transferSheet,
  acceptTransfer: z.object({ triage: triageForm.nullable() }),
  returnTransfer: z.object({ reason: text, whoseDuty: unit.nullable(), basis: text }),
  rule: z.object({ ruling, basis: text }),
  circulate: z.object({
    documentNo: z.string().trim().min(1).max(100),
    criteria: z.array(z.enum(INSTRUCT_CRITERIA)).max(5),
    units: z.array(unit).max(20),
    draft: long,
  }),
  giveOpinion: z.object({ unit, stance: z.enum(['agree', 'amend', 'notOurs']), opinion: text, basis: text.nullable() }),
  recordInstruction: z.object({
    leader: text,
    opinion: long,
    signedOn: day,
    scan: uuid<FileId>().nullable(),
    missingNoted: text.nullable(),
  }),
  issueTasks: z.object({ lead: unit, ...task, coUnits: z.array(z.object({ unit, ...task })).max(20) }),
  note: z.object({ text, toSubmitter: z.boolean() }),
  consult: z.object({ consult: uuid<ConsultId>(), unit, question: text }),
  answerConsult: z.object({ consult: uuid<ConsultId>(), text }),
  park: z.object({ plan: long, milestones: z.array(z.object({ on: day, what: text })).max(20) }),
  resume: reason,
  extend: z.object({ reason: text, percent: z.number().int().min(1).max(100) }),
  promise: z.object({ reason: text, on: day }),
  file: z.object({
    outcome: z.enum(['solved', 'partlySolved', 'explained']),
    done: long,
    methods: z.array(z.enum(METHODS)).max(10),
    evidence: files,
    explanation: explanation.nullable(),
  }),
  recordAttempt: z.object({
    means: z.enum(MEANS),
    reached: z.boolean(),
    verdict: z.enum(VERDICTS).nullable(),
    words: text.nullable(),
  }),
  confirm: z.object({ verdict: z.enum(VERDICTS), words: text.nullable() }),
  sendBackToWork: reason,
  writeOff: z.object({
    outcome: z.enum(['solved', 'partlySolved', 'explained', 'unreachable']),
    effects: z.array(z.enum(EFFECT_TAGS)).max(3),
    sentence: text.nullable(),
  }),
  rate: z.object({
    satisfaction: z.number().int().min(1).max(5),
    timeliness: z.number().int().min(1).max(5),
    words: text.nullable(),
  }),
  reopen: reason,
  withdraw: z.object({ reason: text.nullable() }),
  redispatch: z.object({ unit, reason: text }),
  freeze: reason,
  unfreeze: reason,
} satisfies { [Name in SentAction]: z.ZodType<ActionInput<Name, Text>> }
