import { deepFreeze } from './canonical-json.ts'
import { visitLeaves } from './condition.ts'
import type { RoutingDecision, SeenFact, SensitivityDecision, WhyNot } from './decision.ts'
import { type Facts, type FactValue, normaliseFact } from './fact-types.ts'
import type { RoutingRuleSet, Rule, RuleSet, SensitivityRuleSet } from './rule-set.ts'
import { verdictOf } from './verdict.ts'
import { firstFailingLeaf } from './why-not.ts'

export type Known = Readonly<Record<string, FactValue>>

/**
 * What is known of the facts that the rules ask about; everything else that was passed is not looked at. It has no prototype, so that a
 * fact called like a method of one is missing too.
 */
export const knownFacts = (ruleSet: RuleSet, facts: Facts): Known => {
  const known = Object.create(null) as Record<string, FactValue>
  for (const [key, definition] of Object.entries(ruleSet.asks)) {
    const value = Object.hasOwn(facts, key) ? normaliseFact(definition, facts[key]) : undefined
    if (value !== undefined) known[key] = value
  }
  return known
}

const askedBy = new WeakMap<Rule<unknown>, ReadonlySet<string>>()

/** The facts that a rule asks about, looked up once: neither a parsed rule nor a condition that it names ever changes. */
const factsAsked = (ruleSet: RuleSet, rule: Rule<unknown>): ReadonlySet<string> => {
  const known = askedBy.get(rule)
  if (known !== undefined) return known
  const asked = new Set<string>()
  visitLeaves(rule.when, ruleSet.conditions, leaf => asked.add(leaf.fact))
  askedBy.set(rule, asked)
  return asked
}

/** The facts that these rules ask about, by key in order. */
const seenBy = (ruleSet: RuleSet, evaluated: readonly Rule<unknown>[], known: Known): readonly SeenFact[] => {
  const asked = new Set<string>()
  for (const rule of evaluated) for (const fact of factsAsked(ruleSet, rule)) asked.add(fact)
  return [...asked].sort().map(fact => {
    return { fact, value: known[fact] ?? null, sensitive: ruleSet.asks[fact]!.sensitive }
  })
}

const whyNot = (ruleSet: RuleSet, rule: Rule<unknown>, known: Known): WhyNot => {
  const leaf = firstFailingLeaf(rule.when, ruleSet.conditions, known)
  if (leaf === null) throw new Error(`The engine passed over rule ${rule.id}, whose condition holds`)
  return { ruleId: rule.id, because: 'failed', leaf }
}

/** The decision when the rule at `position` is the first that holds (-1: none), with what it saw and why not the others. Frozen. */
export const routingDecision = (ruleSet: RoutingRuleSet, known: Known, position: number): RoutingDecision => {
  const decided = ruleSet.rules[position]
  const failed = decided === undefined ? ruleSet.rules : ruleSet.rules.slice(0, position)
  const later = decided === undefined ? [] : ruleSet.rules.slice(position + 1)
  return deepFreeze({
    kind: 'routing' as const,
    outcome: decided?.then ?? ruleSet.fallback.then,
    ruleId: decided?.id ?? null,
    seen: seenBy(ruleSet, decided === undefined ? failed : [...failed, decided], known),
    others: [
      ...failed.map(rule => whyNot(ruleSet, rule, known)),
      ...later.map(rule => ({ ruleId: rule.id, because: 'decidedEarlier' as const })),
    ],
  })
}

/** The decision when exactly the rules that `holds` names hold. Frozen. */
export const sensitivityDecision = (
  ruleSet: SensitivityRuleSet,
  known: Known,
  holds: (rule: Rule<unknown>, position: number) => boolean,
): SensitivityDecision => {
  const held = ruleSet.rules.filter(holds)
  const others = ruleSet.rules.filter((rule, position) => !holds(rule, position))
  return deepFreeze({
    kind: 'sensitivity' as const,
    outcome: verdictOf(held.map(rule => rule.then)),
    ruleId: held[0]?.id ?? null,
    ruleIds: held.map(rule => rule.id),
    seen: seenBy(ruleSet, ruleSet.rules, known),
    others: others.map(rule => whyNot(ruleSet, rule, known)),
  })
}
