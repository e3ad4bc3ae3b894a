import {
  type AnalysisContext,
  FACT_LAWS,
  mergeRuleSets,
  type Problem,
  parseRuleSet,
  parseUnitRuleSet,
  type RoutingRuleSet,
  type SensitivityRuleSet,
} from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import type { FieldProblem } from '../errors.ts'
import { SCHOOL } from './item-rules.ts'

export type RuleKind = 'routing' | 'sensitivity'

/** What cases would be decided by, were a draft in force. */
export interface DraftRules {
  /** Whole: of a unit's draft with the school's rules around it. */
  readonly whole: RoutingRuleSet | SensitivityRuleSet
  /** The same, with the examples of the draft alone: a unit may decide otherwise than the school shows by its own. */
  readonly tried: RoutingRuleSet | SensitivityRuleSet
  /** Ids of the rules that are the draft's own. */
  readonly own: ReadonlySet<string>
}
type Read =
  | { readonly ok: true; readonly value: DraftRules }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/** `field` is a JSON pointer into the draft. */
export const fieldsOf = (problems: readonly Problem[]): FieldProblem[] =>
  problems.map(({ place, reason }) => ({ field: place, message: reason }))

const refused = (problems: readonly Problem[]): Read => ({ ok: false, problems: fieldsOf(problems) })
const idsOf = ({ rules }: { readonly rules: readonly { readonly id: string }[] }) => new Set(rules.map(rule => rule.id))

/** Reads a draft of rules of this scope, over the school's configuration in force; everything that is wrong with it, where it cannot be. */
export function readRules(app: App, kind: RuleKind, scope: string, body: unknown): Read {
  const { references, routing: school } = app.configuration.school()
  if (scope === SCHOOL) {
    const parsed = parseRuleSet(body, references)
    if (!parsed.ok) return refused(parsed.problems)
    const { value } = parsed
    if (value.kind === kind) return { ok: true, value: { whole: value, tried: value, own: idsOf(value) } }
    const message = { zh: `此处应为 ${kind} 规则`, en: `Rules of the kind “${kind}” are expected here` }
    return { ok: false, problems: [{ field: '/kind', message }] }
  }
  const parsed = parseUnitRuleSet(body, references)
  if (!parsed.ok) return refused(parsed.problems)
  const merged = mergeRuleSets(school, parsed.value)
  if (!merged.ok) return refused(merged.problems)
  const { value: whole } = merged
  const own = idsOf(parsed.value)
  const rules = whole.rules.map(rule => (own.has(rule.id) ? rule : { ...rule, tests: [] }))
  return { ok: true, value: { whole, tried: { ...whole, rules, examples: parsed.value.examples }, own } }
}

/** What the analysis is told of the world: what exists, what supplies facts, and what always holds of them. */
export function worldOf(app: App): AnalysisContext {
  const { units, categories, wordLists, facts } = app.configuration.school().references
  const suppliedFacts = new Set(facts.keys())
  return { units, categories, wordLists, activeUnits: units, suppliedFacts, facts, laws: FACT_LAWS }
}
