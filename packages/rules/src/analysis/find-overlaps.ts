import { canonicalJson } from '../canonical-json.ts'
import type { Slots } from '../replay/compile-condition.ts'
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

/** Pairs of rules of which the first decides an input that the second would decide otherwise. Both must decide something. */
export function* findOverlaps(inquiry: Inquiry<RoutingRuleSet>): Slices {
  const { ruleSet, rules, space, findings, undecided, inputs } = inquiry
  const outcomes = rules.map(rule => canonicalJson(rule.then))
  for (const [first, rule] of rules.entries()) {
    yield
    const own = inputs.get(first)
    if (own === undefined) continue
    const later = [...inputs.keys()].filter(other => other > first && outcomes[other] !== outcomes[first])
    const base = [space.noneBefore[first]!, space.rules[first]!]
    const sightings = new Sightings()
    sightings.add(own, later, position => space.tests[position]!(own))
    const look = (): void => {
      const slots = space.found()
      sightings.add(slots, later, position => space.isTrue(space.rules[position]!))
    }
    for (const second of later) {
      const other = rules[second]!
      if (!sightings.together.has(second)) {
        const answer = space.ask([...base, space.rules[second]!])
        if (answer === 'undecided') undecided.push({ kind: 'overlap', ruleIds: [rule.id, other.id] })
        if (answer !== 'yes') continue
        look()
      }
      // Where the search gives up, the pair is called crossing: the louder of the two.
      if (!sightings.apart.has(second) && space.ask([...base.slice(1), opposite(space.rules[second]!)]) !== 'no')
        sightings.apart.add(second)
      const isCrossing = sightings.apart.has(second)
      const both = (slots: Slots): boolean => space.tests[second]!(slots) && space.first(slots) === first
      findings.push({
        kind: 'overlap',
        id: findingId('overlap', [rule, other], ruleSet),
        severity: isCrossing && rule.band === other.band ? 'warning' : 'note',
        ruleIds: [rule.id, other.id],
        relation: isCrossing ? 'crossing' : 'exception',
        witness: space.factsOf(space.shorten(sightings.together.get(second)!, both)),
      })
    }
  }
}
