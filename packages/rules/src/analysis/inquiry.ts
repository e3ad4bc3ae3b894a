import type { Slots } from '../replay/compile-condition.ts'
import type { RoutingRuleSet, Rule, RuleSet, SensitivityRuleSet } from '../rule-set.ts'
import type { Finding, FindingKind } from './finding.ts'
import type { RuleSpace } from './rule-space.ts'

/** A question whose search was given up: what it would have found is not known. */
export interface Undecided {
  readonly kind: FindingKind
  readonly ruleIds: readonly string[]
}

/** What one analysis has found so far, shared by its parts; rules by their place in the list. */
export interface Inquiry<Set extends RuleSet = RoutingRuleSet | SensitivityRuleSet> {
  readonly ruleSet: Set
  readonly rules: readonly Rule<Set['rules'][number]['then']>[]
  readonly space: RuleSpace
  readonly findings: Finding[]
  readonly undecided: Undecided[]
  /** A shortened input for which the rule at each place matters (decides; adds something): the others never do, or it is not known. */
  readonly inputs: Map<number, Slots>
}

/** Work done between two looks at the clock: a generator that yields after each rule or region. */
export type Slices = Generator<void, void, void>
