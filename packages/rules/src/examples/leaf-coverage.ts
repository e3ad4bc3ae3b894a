import { knownFacts } from '../build-decision.ts'
import type { Leaf } from '../condition.ts'
import type { Facts } from '../fact-types.ts'
import { holds } from '../operators.ts'
import { replay } from '../replay/replay.ts'
import type { RuleSet } from '../rule-set.ts'
import { leavesOf } from './leaf-places.ts'

/** Whether the examples have seen one question answered yes, and answered no. */
export interface LeafCoverage {
  readonly ruleId: string
  readonly place: string
  readonly leaf: Leaf
  readonly seenTrue: boolean
  readonly seenFalse: boolean
}

/** The facts of every example stored beside the rules. */
export const examplesOf = (ruleSet: RuleSet): readonly Facts[] =>
  ruleSet.rules.flatMap(rule => rule.tests.map(test => test.facts))

/**
 * What the examples show of each question of each rule. An example counts for a rule that it reaches: in a routing set one that no earlier
 * rule decides, since that rule's questions are then asked in earnest; in a sensitivity set every one.
 */
export const leafCoverage = (
  ruleSet: RuleSet,
  examples: readonly Facts[] = examplesOf(ruleSet),
): readonly LeafCoverage[] => {
  const again = replay(ruleSet)
  const cases = examples.map(facts => {
    const first = 'first' in again ? again.first(facts) : -1
    return { known: knownFacts(ruleSet, facts), last: first === -1 ? ruleSet.rules.length : first }
  })
  return ruleSet.rules.flatMap((rule, position) => {
    const reaching = cases.filter(({ last }) => position <= last)
    return leavesOf(rule.when, ruleSet.conditions).map(({ place, leaf }) => {
      const answers = new Set(reaching.map(({ known }) => holds(leaf.operator, known[leaf.fact], leaf.value)))
      return { ruleId: rule.id, place, leaf, seenTrue: answers.has(true), seenFalse: answers.has(false) }
    })
  })
}
