import { canonicalJson } from './canonical-json.ts'
import { decide, decideAll } from './decide.ts'
import type { Decision } from './decision.ts'
import type { RuleSet } from './rule-set.ts'

/** An example of a rule that the rule set no longer meets. */
export interface FailedExample {
  readonly ruleId: string
  /** Position among the examples of its rule. */
  readonly index: number
  readonly expected: Readonly<Record<string, unknown>>
  readonly decision: Decision
}

/**
 * Decides every example stored beside the rules under the whole set. An example is met when each key of `expect` has that value
 * in the outcome; a release is published only when none fails.
 */
export const runExamples = async (ruleSet: RuleSet): Promise<{ run: number; failed: readonly FailedExample[] }> => {
  const failed: FailedExample[] = []
  let run = 0
  for (const rule of ruleSet.rules)
    for (const [index, { facts, expect }] of rule.tests.entries()) {
      run += 1
      const decision = ruleSet.kind === 'routing' ? await decide(ruleSet, facts) : await decideAll(ruleSet, facts)
      const outcome = new Map<string, unknown>(Object.entries(decision.outcome))
      const isMet = Object.entries(expect).every(
        ([key, value]) => canonicalJson(outcome.get(key) ?? null) === canonicalJson(value),
      )
      if (!isMet) failed.push({ ruleId: rule.id, index, expected: expect, decision })
    }
  return { run, failed }
}
