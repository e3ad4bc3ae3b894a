import { readFileSync } from 'node:fs'
import routingJson from '../../../content/routing.json' with { type: 'json' }
import sensitivityJson from '../../../content/sensitivity.json' with { type: 'json' }
import { decide, decideAll } from '../../decide.ts'
import { DEFAULT_DOCUMENTS, defaultLexicon } from '../../extract/default-lexicon.ts'
import type { EntryUnit } from '../../extract/duty-unit.ts'
import { extractFacts, type Submission } from '../../extract/extract-facts.ts'
import { FACT_CATALOGUE } from '../../facts.ts'
import { firstStepOf, gateFacts, leadingClass } from '../../first-step.ts'
import type { SensitiveClass } from '../../outcome.ts'
import { parseRuleSet } from '../../parse-rule-set.ts'
import { proposeCategory } from '../../propose-category.ts'
import { proposeUrgency } from '../../propose-urgency.ts'
import type { References } from '../../references.ts'
import type { RoutingRuleSet, SensitivityRuleSet } from '../../rule-set.ts'

/** One invented text with what a person would decide. Lists are alternatives; `any` leaves a column open. */
export interface Example {
  readonly id: string
  readonly text: string
  readonly campus: string
  readonly place: string
  readonly submitter?: string
  readonly entry?: string
  readonly entryKind?: EntryUnit['kind']
  readonly declared?: Partial<Submission['declared']>
  readonly class: string | readonly string[]
  readonly category: string | readonly string[]
  readonly unit?: string | readonly string[]
  readonly path?: string | readonly string[]
  readonly first?: string
}

export interface Judgement {
  readonly held: boolean
  readonly classes: readonly SensitiveClass[]
  readonly leading: SensitiveClass | null
  readonly rules: readonly string[]
  readonly categories: readonly string[]
  readonly unit: string | null
  readonly path: string
  readonly first: string
  readonly urgency: string
}

const units = new Set(DEFAULT_DOCUMENTS.duties.units.map(unit => unit.id))
export const references: References = {
  units,
  categories: new Set(defaultLexicon.categories.map(one => one.code)),
  wordLists: defaultLexicon.lists.names,
  facts: FACT_CATALOGUE,
}

const parsed = <T>(json: unknown): T => {
  const checked = parseRuleSet(json, references)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems.slice(0, 5), null, 1))
  return checked.value as T
}
export const routing = parsed<RoutingRuleSet>(routingJson)
export const sensitivity = parsed<SensitivityRuleSet>(sensitivityJson)

/** The whole gate over one example, as intake does it. */
export const judge = async (example: Example): Promise<Judgement> => {
  const entryUnit: EntryUnit = { id: example.entry ?? 'COL-X', kind: example.entryKind ?? 'college' }
  const submission: Submission = {
    text: example.text,
    campus: example.campus,
    place: example.place,
    ...(example.submitter === undefined ? {} : { submitterType: example.submitter }),
    entryUnit,
    declared: { bypassOwnUnit: false, accused: 'none', ...example.declared },
  }
  const facts = extractFacts(submission, defaultLexicon)
  const gate = await decideAll(sensitivity, facts)
  const all = { ...facts, ...gateFacts(gate.outcome) }
  const route = await decide(routing, all)
  const { target, unit, path } = route.outcome
  const targets = {
    entryUnit: 'own',
    dutyUnit: facts['case.entryUnitIsDutyUnit'] === true ? 'own' : String(facts['case.dutyUnit']),
    schoolGroup: 'ZDT',
  }
  return {
    held: gate.outcome.hold,
    classes: gate.outcome.classes,
    leading: leadingClass(gate.outcome.classes),
    rules: gate.ruleIds,
    categories: proposeCategory(example.text, submission, defaultLexicon).map(one => one.category),
    unit: unit ?? (target === undefined ? null : targets[target]),
    path,
    first: firstStepOf(facts, gate.outcome),
    urgency: proposeUrgency(all, defaultLexicon).urgency,
  }
}

export const readExamples = (file: string): readonly Example[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Example)
