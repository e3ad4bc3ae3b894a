import { canonicalJson } from '../canonical-json.ts'
import type { Decision } from '../decision.ts'
import { replay } from '../replay/replay.ts'
import type { RuleExample, RuleSet } from '../rule-set.ts'

/** An example of a rule that the rule set no longer meets. */
export interface FailedExample {
  readonly ruleId: string
  /** Position among the examples of its rule. */
  readonly index: number
  readonly expected: Readonly<Record<string, unknown>>
  readonly decision: Decision
}

/** Whether each key of `expect` has that value in the outcome. */
export const isMet = (expect: RuleExample['expect'], decision: Decision): boolean => {
  const outcome = new Map<string, unknown>(Object.entries(decision.outcome))
  return Object.entries(expect).every(
    ([key, value]) => canonicalJson(outcome.get(key) ?? null) === canonicalJson(value),
  )
}

/** The examples stored beside the rules, decided by {@link replay}: for pages, while somebody edits. A release is published by `runExamples`. */
export const tryExamples = (ruleSet: RuleSet): { readonly run: number; readonly failed: readonly FailedExample[] } => {
  const again = replay(ruleSet)
  const tried = ruleSet.rules.flatMap(rule =>
    rule.tests.map(({ facts, expect: expected }, index) => {
      return { ruleId: rule.id, index, expected, decision: again.decide(facts) }
    }),
  )
  return { run: tried.length, failed: tried.filter(one => !isMet(one.expected, one.decision)) }
}
