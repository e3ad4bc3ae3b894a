import type { NamedConditions, TopCondition } from './condition.ts'
import type { Bilingual, FactDefinition, Facts } from './fact-types.ts'
import type { NotSensitive, RoutingOutcome, SensitivityOutcome } from './outcome.ts'
import type { Problem } from './schema/problems.ts'

/** Bands in their order: locked by the school, set by the unit, set by the school for all. */
export const BANDS = ['guard', 'unit', 'school'] as const
export type Band = (typeof BANDS)[number]

/** An example stored beside a rule: with these facts the decision must have at least what `expect` says. */
export interface RuleExample {
  readonly facts: Facts
  readonly expect: Readonly<Record<string, unknown>>
}

/** An example of the whole set, tied to no rule: what a case that was misrouted must become. */
export interface SetExample extends RuleExample {
  readonly note?: Bilingual
}

/** Somebody looked at a finding and lets it be, with the reason, until a day (`YYYY-MM-DD`, its last day). */
export interface Waiver {
  readonly findingId: string
  readonly reason: string
  readonly until: string
}

export interface Rule<Outcome> {
  readonly id: string
  readonly title: Bilingual
  readonly band: Band
  readonly when: TopCondition
  readonly then: Outcome
  /** One sentence for the submitter. It must not tell what a sensitive fact was. */
  readonly say: Bilingual
  readonly tests: readonly RuleExample[]
}

/** What holds when no rule does. */
export interface Fallback<Outcome> {
  readonly title: Bilingual
  readonly then: Outcome
  readonly say: Bilingual
}

interface RuleSetOf<Kind extends string, Outcome> {
  readonly kind: Kind
  /** In the order of evaluation: by band, then by position. The place in this list is the only priority there is. */
  readonly rules: readonly Rule<Outcome>[]
  readonly conditions: NamedConditions
  /** The definition of each fact that some rule asks about. */
  readonly asks: Readonly<Record<string, FactDefinition>>
  readonly examples: readonly SetExample[]
  /** Findings of the analysis that somebody lets be. */
  readonly waivers: readonly Waiver[]
}

/** The rules of the school, or of the school and one unit together: whole, so a decision can be made. Frozen. */
export interface RoutingRuleSet extends RuleSetOf<'routing', RoutingOutcome> {
  readonly fallback: Fallback<RoutingOutcome>
}
/** The sensitivity rules of the school: every rule that holds adds to the verdict. Frozen. */
export interface SensitivityRuleSet extends RuleSetOf<'sensitivity', SensitivityOutcome> {
  readonly fallback: Fallback<NotSensitive>
}
export type RuleSet = RoutingRuleSet | SensitivityRuleSet

/** What one unit adds: routing rules of the band `unit`, no fallback; to be merged with the school's. Frozen. */
export interface UnitRuleSet extends RuleSetOf<'routing', RoutingOutcome> {
  readonly scope: 'unit'
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** The rule with this id, if the set has it. */
export const ruleById = (ruleSet: RuleSet, id: string): Rule<RoutingOutcome | SensitivityOutcome> | undefined =>
  (ruleSet.rules as readonly Rule<RoutingOutcome | SensitivityOutcome>[]).find(rule => rule.id === id)
