import { decide, decideAll } from './decide.ts'
import { everyExample, type FailedExample, isMet } from './examples/try-examples.ts'
import type { RuleSet } from './rule-set.ts'

/**
 * Decides every example stored with the rules under the whole set, as a live case is decided. An example is met when each key of
 * `expect` has that value in the outcome; a release is published only when none fails. `pause` is waited for after each, by a server
 * that has other things to do.
 */
export const runExamples = async (
  ruleSet: RuleSet,
  pause: () => Promise<unknown> = async () => {},
): Promise<{ run: number; failed: readonly FailedExample[] }> => {
  const failed: FailedExample[] = []
  const all = everyExample(ruleSet)
  for (const { ruleId, index, example } of all) {
    const { facts, expect: expected } = example
    const decision = ruleSet.kind === 'routing' ? await decide(ruleSet, facts) : await decideAll(ruleSet, facts)
    if (!isMet(example, decision)) failed.push({ ruleId, index, expected, decision })
    await pause()
  }
  return { run: all.length, failed }
}
