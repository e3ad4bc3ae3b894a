import { canonicalJson } from '../canonical-json.ts'
import type { Decision } from '../decision.ts'
import type { Facts } from '../fact-types.ts'
import { replay } from '../replay/replay.ts'
import type { RuleExample, RuleSet } from '../rule-set.ts'

/** An example that the rule set no longer meets. */
export interface FailedExample {
  /** The rule it stands beside; `null` for one of the whole set. */
  readonly ruleId: string | null
  /** Position among the examples of its rule, or of the set. */
  readonly index: number
  readonly expected: Readonly<Record<string, unknown>>
  readonly decision: Decision
}

/** Every example of a rule set: those beside its rules, then those of the whole. */
export const everyExample = (
  ruleSet: RuleSet,
): readonly { readonly ruleId: string | null; readonly index: number; readonly example: RuleExample }[] => [
  ...ruleSet.rules.flatMap(rule => rule.tests.map((example, index) => ({ ruleId: rule.id, index, example }))),
  ...ruleSet.examples.map((example, index) => ({ ruleId: null, index, example })),
]

/** The unit that an outcome means for these facts: the one it names, or the one whose part it names. */
const unitMeant = (outcome: ReadonlyMap<string, unknown>, facts: Facts): unknown => {
  const [entry, duty] = [facts['case.entryUnit'], facts['case.dutyUnit']]
  if (outcome.get('target') === 'entryUnit') return entry ?? duty
  if (outcome.get('target') === 'dutyUnit') return duty ?? entry
  return undefined
}

/** Whether each key of `expect` has that value in the outcome; a unit that is expected may also be meant by its part in the case. */
export const isMet = ({ expect, facts }: RuleExample, decision: Decision): boolean => {
  const outcome = new Map<string, unknown>(Object.entries(decision.outcome))
  return Object.entries(expect).every(([key, value]) => {
    const held = outcome.get(key) ?? (key === 'unit' ? unitMeant(outcome, facts) : undefined)
    return canonicalJson(held ?? null) === canonicalJson(value)
  })
}

/** The examples stored with the rules, decided by {@link replay}: for pages, while somebody edits. A release is published by `runExamples`. */
export const tryExamples = (ruleSet: RuleSet): { readonly run: number; readonly failed: readonly FailedExample[] } => {
  const again = replay(ruleSet)
  const tried = everyExample(ruleSet).map(({ ruleId, index, example }) => {
    const decision = again.decide(example.facts)
    return { isMet: isMet(example, decision), failed: { ruleId, index, expected: example.expect, decision } }
  })
  return { run: tried.length, failed: tried.filter(one => !one.isMet).map(one => one.failed) }
}
