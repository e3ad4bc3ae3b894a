import type { FactValue } from './fact-types.ts'
import type { Operand, Operator } from './operators.ts'
import type { RoutingOutcome, SensitivityVerdict } from './outcome.ts'

/** One fact that the rules asked for; `value: null` says it was asked for and missing. */
export interface SeenFact {
  readonly fact: string
  readonly value: FactValue | null
  readonly sensitive: boolean
}

/** The question on which a rule failed. `held` is true for one that was answered yes under a `not`. */
export interface FailedLeaf {
  /** JSON pointer from the `when` of the rule; a named condition is followed by its name. */
  readonly place: string
  readonly fact: string
  readonly operator: Operator
  readonly value: Operand
  readonly held: boolean
}

/** Why another rule did not decide: a question it failed on, or an earlier rule had decided already. */
export type WhyNot =
  | { readonly ruleId: string; readonly because: 'failed'; readonly leaf: FailedLeaf }
  | { readonly ruleId: string; readonly because: 'decidedEarlier' }

interface DecisionOf<Kind extends string, Outcome> {
  readonly kind: Kind
  readonly outcome: Outcome
  /** The rule that decided (of several, the first); `null` is the fallback. */
  readonly ruleId: string | null
  /** Only facts that an evaluated rule asks about, by key in order; sensitive ones are marked, to be sealed where stored. */
  readonly seen: readonly SeenFact[]
  /** The rules that did not decide, in the order of evaluation. */
  readonly others: readonly WhyNot[]
}

export interface RoutingDecision extends DecisionOf<'routing', RoutingOutcome> {}
export interface SensitivityDecision extends DecisionOf<'sensitivity', SensitivityVerdict> {
  /** Every rule that held, in the order of evaluation. */
  readonly ruleIds: readonly string[]
}

/** An automatic decision as it is stored: plain JSON, no times, no names of persons; the same rules and facts give the same bytes. */
export type Decision = RoutingDecision | SensitivityDecision
