import { canonicalJson } from '../canonical-json.ts'
import type { Slots } from '../replay/compile-condition.ts'
import { boundFacts, type Values } from '../replay/equality-index.ts'
import type { RoutingRuleSet } from '../rule-set.ts'
import { findingId } from './finding.ts'
import type { Inquiry, Slices } from './inquiry.ts'
import type { RuleSpace } from './rule-space.ts'
import { opposite } from './sat-solver.ts'

/**
 * What the search comes upon by the way: for a rule that decides an input, which later rules hold for it too (and the input), and
 * which do not. Most pairs are settled by it without a question of their own.
 */
class Sightings {
  readonly together = new Map<number, Slots>()
  readonly apart = new Set<number>()

  add(slots: Slots, later: readonly number[], holds: (position: number) => boolean): void {
    for (const position of later)
      if (!holds(position)) this.apart.add(position)
      else if (!this.together.has(position)) this.together.set(position, slots)
  }
}

/** Whether two rules ask the same fact to be equal to different things. */
const areApart = (left: ReadonlyMap<string, Values>, right: ReadonlyMap<string, Values>): boolean => {
  for (const [fact, values] of left) {
    const others = right.get(fact)
    if (others !== undefined && ![...values].some(value => others.has(value))) return true
  }
  return false
}

/** Pairs of rules that are settled between two breaths. */
const PAIRS = 24

/** Pairs of rules of which the first decides an input that the second would decide otherwise. Both must decide something. */
export function* findOverlaps(inquiry: Inquiry<RoutingRuleSet>): Slices {
  const { ruleSet, rules, space, inputs } = inquiry
  const outcomes = rules.map(rule => canonicalJson(rule.then))
  const bounds = rules.map(rule => boundFacts(rule.when, ruleSet.conditions))
  const held = new Map(
    [...inputs].map(([position, slots]) => [position, space.shorten(slots, input => space.tests[position]!(input))]),
  )
  let pairs = 0
  for (const first of rules.keys()) {
    const own = inputs.get(first)
    if (own === undefined) continue
    const later = [...inputs.keys()].filter(
      other => other > first && outcomes[other] !== outcomes[first] && !areApart(bounds[first]!, bounds[other]!),
    )
    const sightings = new Sightings()
    sightings.add(own, later, position => space.tests[position]!(own))
    for (const second of later) {
      findOverlap(inquiry, held, first, second, later, sightings)
      pairs += 1
      if (pairs % PAIRS === 0) yield
    }
  }
}

/** What the one needs laid over what the other needs, and the other way round: mostly the answer, and quickly tried. */
const layings = (space: RuleSpace, one: Slots, other: Slots): readonly Slots[] => [
  space.lay(one, other),
  space.lay(other, one),
]

const findOverlap = (
  { ruleSet, rules, space, findings, undecided, inputs }: Inquiry<RoutingRuleSet>,
  held: ReadonlyMap<number, Slots>,
  first: number,
  second: number,
  later: readonly number[],
  sightings: Sightings,
): void => {
  const [rule, other] = [rules[first]!, rules[second]!]
  const isHeld = (slots: Slots, position: number): boolean => space.tests[position]!(slots)
  const both = (slots: Slots): boolean => isHeld(slots, second) && isHeld(slots, first) && space.first(slots) === first
  if (!sightings.together.has(second)) {
    const laid = layings(space, inputs.get(first)!, held.get(second)!).find(both)
    if (laid !== undefined) sightings.add(laid, later, position => isHeld(laid, position))
    else {
      const answer = space.ask([space.noneBefore[first]!, space.rules[first]!, space.rules[second]!])
      if (answer === 'undecided') undecided.push({ kind: 'overlap', ruleIds: [rule.id, other.id] })
      if (answer !== 'yes') return
      sightings.add(space.found(), later, position => space.isTrue(space.rules[position]!))
    }
  }
  // Where the search gives up, the pair is called crossing: the louder of the two.
  const isCrossing =
    sightings.apart.has(second) || space.ask([space.rules[first]!, opposite(space.rules[second]!)]) !== 'no'
  findings.push({
    kind: 'overlap',
    id: findingId('overlap', [rule, other], ruleSet),
    severity: isCrossing && rule.band === other.band ? 'warning' : 'note',
    ruleIds: [rule.id, other.id],
    relation: isCrossing ? 'crossing' : 'exception',
    witness: space.factsOf(space.shorten(sightings.together.get(second)!, both)),
  })
}
