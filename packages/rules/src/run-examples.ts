import { decide, decideAll } from './decide.ts'
import { type FailedExample, isMet } from './examples/try-examples.ts'
import type { RuleSet } from './rule-set.ts'

/**
 * Decides every example stored beside the rules under the whole set, as a live case is decided. An example is met when each key of
 * `expect` has that value in the outcome; a release is published only when none fails.
 */
export const runExamples = async (ruleSet: RuleSet): Promise<{ run: number; failed: readonly FailedExample[] }> => {
  const failed: FailedExample[] = []
  let run = 0
  for (const rule of ruleSet.rules)
    for (const [index, { facts, expect }] of rule.tests.entries()) {
      run += 1
      const decision = ruleSet.kind === 'routing' ? await decide(ruleSet, facts) : await decideAll(ruleSet, facts)
      if (!isMet(expect, decision)) failed.push({ ruleId: rule.id, index, expected: expect, decision })
    }
  return { run, failed }
}
