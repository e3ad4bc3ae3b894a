import { OPERATOR_TABLE, OPERATORS, type Operator, type RoutingRuleSet } from '@zuoyeben/rules'
import { Engine, Operator as EngineOperator, type TopLevelCondition } from 'json-rules-engine'

/** json-rules-engine with our operators, as `decide` builds it. */
export function engineOf(ruleSet: RoutingRuleSet, take: 'first' | 'all'): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true, pathResolver: () => undefined })
  const holds = (name: Operator) => (value: never, operand: never) =>
    value === undefined ? name === 'isMissing' : OPERATOR_TABLE[name].test(value, operand)
  for (const name of OPERATORS) engine.addOperator(new EngineOperator(name, holds(name)))
  for (const [index, rule] of ruleSet.rules.entries())
    engine.addRule({
      name: rule.id,
      conditions: rule.when as TopLevelCondition,
      event: { type: 'holds' },
      priority: ruleSet.rules.length - index,
    })
  if (take === 'first') engine.on('success', () => void engine.stop())
  return engine
}
