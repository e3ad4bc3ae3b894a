import { checkAnswers, factsFromAnswers } from '@zuoyeben/forms'
import type { Category, GateVerdict, SensitiveClass, UnitId, Urgency } from '@zuoyeben/lifecycle'
import {
  type CategoryProposal,
  decide,
  decideAll,
  extractFacts,
  type Facts,
  type FirstStep,
  firstStepOf,
  gateFacts,
  placeKey,
  proposeCategory,
  proposeUrgency,
  type RoutingDecision,
  type RoutingRuleSet,
  type SensitivityDecision,
  type SensitivityRuleSet,
} from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import { destinationOf, urgencyUnder } from '../cases/destination.ts'
import type { PastFacts } from '../cases/past-facts.ts'
import { submitterMark } from '../cases/submitter-mark.ts'
import { SCHOOL_GROUP } from '../directory/read.ts'
import { InputError } from '../errors.ts'
import { type History, readHistory } from './history.sql.ts'
import type { SubmissionInput } from './submission-input.ts'

/** What the rules make of a submission: the gate's verdict and the proposed way. It writes nothing; preview and submission share it. */
export interface Assessment {
  readonly category: Category | null
  readonly proposals: readonly CategoryProposal[]
  readonly answers: { formKey: string; values: unknown } | null
  readonly gate: GateVerdict
  readonly urgency: Urgency
  readonly firstStep: FirstStep
  /** Where it comes in: null when the submitter does not want the own unit to know. */
  readonly entryUnit: UnitId | null
  readonly owner: UnitId
  /** The unit that the rules propose to answer it. */
  readonly target: string
  readonly sensitivity: SensitivityDecision
  readonly routing: RoutingDecision
  /** What both were decided from, to be kept with the case. */
  readonly seen: PastFacts
  readonly decidedBy: DecidedBy
  readonly history: History
  readonly placeKey: string | null
  readonly objectKey: string | null
}

/** The rules that decided: taken once, since others may be published while a decision is made. */
export interface DecidedBy {
  readonly sensitivity: SensitivityRuleSet
  readonly routing: RoutingRuleSet
  /** Hashes of the releases that they stand in, by scope. */
  readonly releases: Readonly<Record<string, string>>
}

const FORTNIGHT = 14 * 86_400_000

/** @throws InputError for answers that do not fit their form, an unknown unit, or a text that bears a mark of classification */
export async function assess(
  app: App,
  input: SubmissionInput,
  person: string | null,
  recused: readonly UnitId[] = [],
): Promise<Assessment> {
  refuseUnknownUnits(app, input)
  const isBarred = input.bypassOwnUnit || (recused as readonly string[]).includes(input.entryUnit ?? '')
  const entry = input.entryUnit === null || isBarred ? null : (app.directory.unit(input.entryUnit) ?? null)
  const { knowledge } = app.configuration.school()
  const decidedBy = rulesFor(app, entry?.id ?? null)
  const where = {
    place: input.place ?? undefined,
    campus: input.campus ?? undefined,
    submitterType: input.submitterType,
  }
  const proposals = proposeCategory(input.text, where, knowledge.lexicon)
  const answered = answersOf(app, input)
  const facts = extractFacts(
    {
      text: input.text,
      ...(input.campus ? { campus: input.campus } : {}),
      ...(input.place ? { place: input.place } : {}),
      submitterType: input.submitterType,
      channel: input.channel,
      ...(entry ? { entryUnit: { id: entry.id, kind: entry.kind, dutyCategories: entry.dutyCategories } } : {}),
      declared: {
        bypassOwnUnit: input.bypassOwnUnit,
        accused: input.accused,
        ...(input.accusedUnit ? { accusedUnit: input.accusedUnit } : {}),
        sensitive: input.sensitive,
      },
      ...(input.category ? { category: input.category } : {}),
      ...(answered ? { answers: answered.facts } : {}),
      hour: new Date(app.now() + 8 * 3_600_000).getUTCHours(),
    },
    knowledge.lexicon,
    proposals,
  )
  const category = (facts['case.category'] ?? null) as Category | null
  const keys = {
    placeKey: printOf(app, buildingKey(placeKey(input.place ?? undefined, input.text, input.campus ?? undefined))),
    objectKey: printOf(app, typeof facts['text.object'] === 'string' ? facts['text.object'] : null),
  }
  const sensitivity = await decideAll(decidedBy.sensitivity, facts)
  if (sensitivity.outcome.handBack) throw new InputError([{ field: 'text', message: CLASSIFIED }])
  const mark = person === null ? null : submitterMark(app.vault, person)
  const history = await readHistory(app.db, { category, ...keys, mark, since: new Date(app.now() - FORTNIGHT) })
  const all: Facts = {
    ...facts,
    'history.possibleDuplicate': history.alike.length > 0,
    'history.openCaseOfSame': history.own.length > 0,
    ...gateFacts(sensitivity.outcome),
  }
  const routing = await decide(decidedBy.routing, all)
  const gate = gateOf(app, input, sensitivity, recused)
  const seen: PastFacts = {
    facts: all,
    unit: entry?.id ?? null,
    recused: gate.recused,
    isOut: gate.hold && !sensitivity.outcome.hold,
    urgency: proposeUrgency(all, knowledge.lexicon).urgency,
  }
  const target = gate.hold ? SCHOOL_GROUP : destinationOf(app.directory, routing.outcome, seen)
  // Without a unit of entry an ordinary case begins where it is proposed to be answered.
  const owner = gate.hold ? SCHOOL_GROUP : (entry?.id ?? target)
  return {
    category,
    proposals: proposals.slice(0, 3),
    answers: answered && { formKey: answered.formKey, values: answered.values },
    gate,
    urgency: urgencyUnder(routing.outcome, sensitivity.outcome, seen.urgency),
    firstStep: firstStepOf(all, sensitivity.outcome),
    entryUnit: (gate.hold && input.bypassOwnUnit ? null : (entry?.id ?? (gate.hold ? null : owner))) as UnitId | null,
    owner: owner as UnitId,
    target,
    sensitivity,
    routing,
    seen,
    decidedBy,
    history,
    ...keys,
  }
}

function rulesFor({ configuration }: App, unit: string | null): DecidedBy {
  const { sensitivity } = configuration.school()
  return { sensitivity, routing: configuration.routingOf(unit), releases: configuration.releasesFor(unit) }
}

/** Words of the submission are compared and never read again: what stands beside the case in plain is their keyed fingerprint. */
const printOf = (app: App, key: string | null) =>
  key === null ? null : app.vault.fingerprint('likeness', key).slice(0, 32)

/** Only a building that is named or numbered can make two cases the same; “a canteen” or “an office” cannot. */
const buildingKey = (key: string | null) => (key === null || key.endsWith('/-') ? null : key)

/** 涉密: nothing is stored of it (amendments, "What is stored"). */
const CLASSIFIED = {
  zh: '文中含有密级标志（绝密、机密或秘密★）。涉密内容不能在网上提交，本系统没有保存它；请删去后再提交，或通过学校保密渠道当面反映。',
  en: 'The text bears a mark of classification. Classified matters may not be sent over the network and nothing was stored: remove it, or speak to the secrecy office in person.',
}

function refuseUnknownUnits(app: App, input: SubmissionInput): void {
  const message = { zh: '没有这个单位，请从列表中选择', en: 'There is no such unit: please choose one of the list' }
  const wrong = (['entryUnit', 'accusedUnit'] as const).filter(
    field => input[field] !== null && !app.directory.unit(input[field]),
  )
  if (wrong.length > 0) throw new InputError(wrong.map(field => ({ field, message })))
}

function answersOf(app: App, input: SubmissionInput): { formKey: string; values: unknown; facts: Facts } | null {
  const form = input.category && input.answers ? app.configuration.form(input.category) : null
  if (!form) return null
  const checked = checkAnswers(form, input.answers)
  if ('errors' in checked)
    throw new InputError(checked.errors.map(error => ({ field: `answers.${error.field}`, message: error.message })))
  return { formKey: form.key, values: checked.answers, facts: factsFromAnswers(form, checked.answers) }
}

/**
 * Who must not get it, before any unit does: the own unit where the submitter goes around it or says that the matter concerns somebody
 * there (a supervisor is of the student's own college), the unit that is accused, and the offices next door to them (Q14). Where that
 * leaves the entry unit out the case is held, whatever the rules found in its words.
 */
function gateOf(
  app: App,
  input: SubmissionInput,
  { outcome }: SensitivityDecision,
  before: readonly UnitId[],
): GateVerdict {
  const recused = new Set<string>(before)
  if ((input.bypassOwnUnit || AT_HOME.has(input.accused)) && input.entryUnit) recused.add(input.entryUnit)
  if (input.accused === 'unit' && input.accusedUnit) recused.add(input.accusedUnit)
  for (const unit of [...recused]) for (const other of app.directory.neighboursOf(unit)) recused.add(other)
  // A part split off comes in by another unit's hand; it is not held for what its first case was.
  const isOut = input.entryUnit !== null && recused.has(input.entryUnit) && !before.includes(input.entryUnit as UnitId)
  const classes = new Set(outcome.classes as readonly SensitiveClass[])
  if (isOut && classes.size === 0) classes.add('recusal')
  const hold = outcome.hold || isOut
  const isDeclared = input.sensitive || input.bypassOwnUnit || input.accused !== 'none'
  return {
    hold,
    classes: [...classes],
    source: hold ? (isDeclared ? 'self' : 'rule') : null,
    crisis: classes.has('crisis'),
    recused: [...recused] as UnitId[],
  }
}

const AT_HOME: ReadonlySet<SubmissionInput['accused']> = new Set(['personOfMyUnit', 'teacherOrSupervisor'])
