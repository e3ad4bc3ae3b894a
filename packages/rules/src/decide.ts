/**
 * A decision is made by json-rules-engine, and only here. Four of its habits would decide cases wrongly, so they are shut out:
 * - an engine shared by runs that overlap loses results: every call builds its own;
 * - rules of one priority run in parallel, in no order: priorities are derived from the place in the list, each used once;
 * - a missing fact throws, or is compared as `undefined`: it is left out, and our operators say no to it;
 * - `path` reaches into facts with JSONPath: it is refused by the parser, and the resolver given here resolves nothing.
 * Awaited runs in a row also never let a timer fire: {@link decideMany} gives way between batches.
 * Whoever changes this changes what stored decisions replay to; the property test beside it holds it to a plain evaluator.
 */
import { Engine, Operator as EngineOperator, type TopLevelCondition } from 'json-rules-engine'
import { type Known, knownFacts, routingDecision, sensitivityDecision } from './build-decision.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Decision, RoutingDecision, SensitivityDecision } from './decision.ts'
import type { Facts, FactValue } from './fact-types.ts'
import { holds, OPERATORS, type Operand } from './operators.ts'
import type { RoutingRuleSet, RuleSet, SensitivityRuleSet } from './rule-set.ts'

const newEngine = (ruleSet: RuleSet): Engine => {
  const engine = new Engine([], { allowUndefinedFacts: true, pathResolver: () => undefined })
  for (const name of OPERATORS)
    engine.addOperator(
      new EngineOperator<FactValue | undefined, Operand>(name, (value, operand) => holds(name, value, operand)),
    )
  for (const [name, condition] of Object.entries(ruleSet.conditions))
    engine.setCondition(name, condition as TopLevelCondition)
  for (const [index, rule] of ruleSet.rules.entries())
    engine.addRule({
      name: rule.id,
      conditions: rule.when as TopLevelCondition,
      event: { type: 'holds' },
      priority: ruleSet.rules.length - index,
    })
  return engine
}

/** Ids of the rules that hold: the first alone, or all of them. */
const rulesThatHold = async (ruleSet: RuleSet, known: Known, take: 'first' | 'all'): Promise<ReadonlySet<string>> => {
  const engine = newEngine(ruleSet)
  if (take === 'first') engine.on('success', () => void engine.stop())
  const { results } = await engine.run({ ...known })
  return new Set(results.map(result => result.name))
}

/**
 * Where a case goes: the first rule that holds, else the fallback. Facts that no rule asks about do not matter; a value that
 * does not fit its fact counts as missing. The same rules and facts give the same bytes of {@link decisionText}.
 */
export const decide = async (ruleSet: RoutingRuleSet, facts: Facts): Promise<RoutingDecision> => {
  const known = knownFacts(ruleSet, facts)
  const [hit] = await rulesThatHold(ruleSet, known, 'first')
  return routingDecision(
    ruleSet,
    known,
    ruleSet.rules.findIndex(rule => rule.id === hit),
  )
}

/** What makes a case sensitive: every rule that holds, their classes, channels and duties together (defaults §3.3). */
export const decideAll = async (ruleSet: SensitivityRuleSet, facts: Facts): Promise<SensitivityDecision> => {
  const known = knownFacts(ruleSet, facts)
  const hits = await rulesThatHold(ruleSet, known, 'all')
  return sensitivityDecision(ruleSet, known, rule => hits.has(rule.id))
}

/** The bytes of a decision: canonical JSON (RFC 8785). */
export const decisionText = (decision: Decision): string => canonicalJson(decision)

/** The facts a decision saw, to decide again from; sensitive ones must have been opened first. */
export const factsSeen = (decision: Decision): Facts =>
  Object.fromEntries(decision.seen.map(({ fact, value }) => [fact, value ?? undefined]))

/** Decides again from what the decision saw; whether every byte is the same. */
export const replaysToTheByte = async (ruleSet: RuleSet, decision: Decision): Promise<boolean> => {
  const facts = factsSeen(decision)
  const again = ruleSet.kind === 'routing' ? await decide(ruleSet, facts) : await decideAll(ruleSet, facts)
  return decisionText(again) === decisionText(decision)
}

/** Decisions between two breaths of the event loop: at 200 rules a batch stays below 50 ms. */
const BATCH = 8

/** Decides many cases in order and lets timers and requests of the process through between batches. */
export async function* decideMany(
  ruleSet: RoutingRuleSet,
  cases: Iterable<Facts>,
): AsyncGenerator<RoutingDecision, void, undefined> {
  let made = 0
  for (const facts of cases) {
    yield await decide(ruleSet, facts)
    made += 1
    if (made % BATCH === 0) await new Promise<void>(resolve => setTimeout(resolve, 0))
  }
}
