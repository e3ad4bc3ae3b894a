import { canonicalJson } from '../canonical-json.ts'
import type { Slots } from '../replay/compile-condition.ts'
import { boundFacts, type Values } from '../replay/equality-index.ts'
import type { RoutingRuleSet } from '../rule-set.ts'
import { findingId } from './finding.ts'
import type { Inquiry, Slices } from './inquiry.ts'
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

const share = (left: Values, right: Values): boolean => {
  for (const value of left) if (right.has(value)) return true
  return false
}

/** Whether two rules ask the same fact to be equal to different things. */
const areApart = (left: ReadonlyMap<string, Values>, right: ReadonlyMap<string, Values>): boolean => {
  for (const [fact, values] of left) {
    const others = right.get(fact)
    if (others !== undefined && !share(values, others)) return true
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
    const pair = { inquiry, held, first, later, sightings }
    // First all that begin with the same assumptions: the solver then keeps what follows from them.
    for (const second of later) {
      meet(pair, second)
      pairs += 1
      if (pairs % PAIRS === 0) yield
    }
    for (const second of later) {
      tell(pair, second)
      pairs += 1
      if (pairs % PAIRS === 0) yield
    }
  }
}

interface Pairs {
  readonly inquiry: Inquiry<RoutingRuleSet>
  readonly held: ReadonlyMap<number, Slots>
  readonly first: number
  readonly later: readonly number[]
  readonly sightings: Sightings
}

const isBoth =
  ({ inquiry: { space }, first }: Pairs, second: number) =>
  (slots: Slots): boolean =>
    space.tests[second]!(slots) && space.tests[first]!(slots) && space.first(slots) === first

/** Looks for an input that the first decides and for which the second holds. */
const meet = (pairs: Pairs, second: number): void => {
  const { inquiry, held, first, later, sightings } = pairs
  if (sightings.together.has(second)) return
  const { rules, space, undecided, inputs } = inquiry
  const [one, other] = [inputs.get(first)!, held.get(second)!]
  // What the one needs laid over what the other needs, and the other way round: mostly the answer, and quickly tried.
  const laid = [space.lay(one, other), space.lay(other, one)]
  const both = isBoth(pairs, second)
  const met =
    laid.find(both) ??
    space.inputWith([space.noneBefore[first]!, space.rules[first]!, space.rules[second]!], both, [one, other, laid[0]!])
  if (met === 'undecided') undecided.push({ kind: 'overlap', ruleIds: [rules[first]!.id, rules[second]!.id] })
  else if (met !== 'no') sightings.add(met, later, position => space.tests[position]!(met))
}

/** Writes down that they met, and whether the first lies wholly within the second. */
const tell = (pairs: Pairs, second: number): void => {
  const { inquiry, first, sightings } = pairs
  const { ruleSet, rules, space, findings } = inquiry
  const met = sightings.together.get(second)
  if (met === undefined) return
  const [rule, other] = [rules[first]!, rules[second]!]
  // Where the search gives up, the pair is called crossing: the louder of the two.
  const isCrossing =
    sightings.apart.has(second) || space.ask([space.rules[first]!, opposite(space.rules[second]!)]) !== 'no'
  findings.push({
    kind: 'overlap',
    id: findingId('overlap', [rule, other], ruleSet),
    severity: isCrossing && rule.band === other.band ? 'warning' : 'note',
    ruleIds: [rule.id, other.id],
    relation: isCrossing ? 'crossing' : 'exception',
    witness: space.factsOf(space.shorten(met, isBoth(pairs, second))),
  })
}
