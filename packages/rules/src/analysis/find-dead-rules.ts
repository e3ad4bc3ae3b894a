import type { Condition, NamedConditions } from '../condition.ts'
import type { Slots } from '../replay/compile-condition.ts'
import type { RoutingRuleSet } from '../rule-set.ts'
import { findingId } from './finding.ts'
import type { Inquiry, Slices } from './inquiry.ts'
import { opposite } from './sat-solver.ts'

/** The parts that must all hold for a condition to hold. */
const conjuncts = (condition: Condition, named: NamedConditions): readonly Condition[] => {
  if ('condition' in condition) return conjuncts(named[condition.condition]!, named)
  if ('all' in condition) return condition.all.flatMap(part => conjuncts(part, named))
  if ('any' in condition && condition.any.length === 1) return conjuncts(condition.any[0]!, named)
  return [condition]
}

/** Writes down that the rule at `position` can never hold: the fewest parts that clash, and an input that meets all of them but the last. */
export const findUnreachable = ({ ruleSet, rules, space, findings }: Inquiry, position: number): void => {
  const rule = rules[position]!
  let clash = conjuncts(rule.when, ruleSet.conditions)
  for (const part of clash.toReversed()) {
    const rest = clash.filter(one => one !== part)
    if (space.ask(rest.map(one => space.encode(one))) === 'no') clash = rest
  }
  const met = clash.slice(0, -1)
  const tests = met.map(part => space.compile(part))
  const found = space.ask(met.map(part => space.encode(part))) === 'yes' ? space.found() : null
  const slots = found && space.shorten(found, input => tests.every(test => test(input)))
  findings.push({
    kind: 'unreachable',
    id: findingId('unreachable', [rule], ruleSet),
    severity: 'error',
    ruleIds: [rule.id],
    clash,
    witness: slots && space.factsOf(slots),
  })
}

/** The rules that take the inputs of the rule at `position`, every one of them; `null` when the search was given up. */
const takers = ({ space, inputs }: Inquiry, position: number, held: Slots): readonly number[] | null => {
  const takes = (taker: number) => space.circuit.all([space.noneBefore[taker]!, space.rules[taker]!])
  const found = [...inputs.keys()].filter(taker =>
    [space.lay(inputs.get(taker)!, held), space.lay(held, inputs.get(taker)!)].some(
      laid => space.tests[position]!(laid) && space.first(laid) === taker,
    ),
  )
  for (;;) {
    const answer = space.ask([space.rules[position]!, ...found.map(taker => opposite(takes(taker)))])
    if (answer === 'undecided') return null
    if (answer === 'no') return found.sort((left, right) => left - right)
    found.push(space.rules.findIndex(rule => space.isTrue(rule)))
  }
}

const findShadowed = (inquiry: Inquiry<RoutingRuleSet>, position: number, witness: Slots): void => {
  const { ruleSet, rules, space, findings, undecided } = inquiry
  const rule = rules[position]!
  const held = space.shorten(witness, input => space.tests[position]!(input))
  const by = takers(inquiry, position, held)
  if (by === null) undecided.push({ kind: 'shadowed', ruleIds: [rule.id] })
  else
    findings.push({
      kind: 'shadowed',
      id: findingId('shadowed', [rule], ruleSet),
      severity: 'warning',
      ruleIds: [rule.id, ...by.map(taker => rules[taker]!.id)],
      by: by.map(taker => rules[taker]!.id),
      witness: space.factsOf(held),
    })
}

/** Rules of a routing set that can never hold, or never decide; for each of the others an input that it decides. */
export function* findDeadRules(inquiry: Inquiry<RoutingRuleSet>): Slices {
  const { rules, space, undecided, inputs } = inquiry
  for (const [position, { id }] of rules.entries()) {
    yield
    const decides = space.ask([space.noneBefore[position]!, space.rules[position]!])
    if (decides === 'yes') {
      inputs.set(
        position,
        space.shorten(space.found(), input => space.first(input) === position),
      )
      continue
    }
    if (decides === 'undecided') undecided.push({ kind: 'shadowed', ruleIds: [id] })
    const holds = space.ask([space.rules[position]!])
    if (holds === 'undecided') undecided.push({ kind: 'unreachable', ruleIds: [id] })
    if (holds === 'no') findUnreachable(inquiry, position)
    if (holds === 'yes' && decides === 'no') findShadowed(inquiry, position, space.found())
  }
}
