import { knownFacts } from '../build-decision.ts'
import { visitLeaves } from '../condition.ts'
import type { Facts } from '../fact-types.ts'
import { replay } from '../replay/replay.ts'
import type { RuleSet } from '../rule-set.ts'
import type { Finding, GapPart, Stretch } from './finding.ts'

const isWithin = (value: number, { from, to, fromIncluded, toIncluded }: Stretch): boolean =>
  (from === null || value > from || (fromIncluded && value === from)) &&
  (to === null || value < to || (toIncluded && value === to))

const meets = (part: GapPart, facts: Facts, named: ReadonlySet<string>): boolean => {
  const value = facts[part.fact]
  if ('stretches' in part)
    return typeof value === 'number' ? part.stretches.some(one => isWithin(value, one)) : part.orMissing
  if ('values' in part) {
    if (part.values.some(one => one === (value ?? null))) return true
    return part.orAnother && typeof value === 'string' && !named.has(JSON.stringify([part.fact, value]))
  }
  const members = Array.isArray(value) ? (value as readonly string[]) : []
  return (
    part.has.every(one => members.includes(one)) &&
    !part.hasNot.some(one => members.includes(one)) &&
    (part.isKnown === null || part.isKnown === (value !== undefined))
  )
}

/** Every value that some rule asks a fact for. */
const namedValues = (ruleSet: RuleSet): ReadonlySet<string> => {
  const named = new Set<string>()
  for (const rule of ruleSet.rules)
    visitLeaves(rule.when, ruleSet.conditions, ({ fact, value }) => {
      for (const one of [value].flat()) named.add(JSON.stringify([fact, one]))
    })
  return named
}

/**
 * Which past cases a finding is about: for a gap those within its region, for an overlap those that the first decides and the second would
 * too, for a rule that never gets its turn those that it would take, else those for which one of its rules holds.
 */
export const casesOfFinding = (finding: Finding, ruleSet: RuleSet): ((facts: Facts) => boolean) => {
  const again = replay(ruleSet)
  const places = finding.ruleIds.map(id => ruleSet.rules.findIndex(rule => rule.id === id))
  const first = (facts: Facts): number => ('first' in again ? again.first(facts) : -1)
  if (finding.kind === 'gap') {
    const named = namedValues(ruleSet)
    return facts => {
      const known = knownFacts(ruleSet, facts)
      return first(facts) === -1 && finding.region.every(part => meets(part, known, named))
    }
  }
  if (finding.kind === 'overlap') return facts => first(facts) === places[0] && again.holds(places[1]!, facts)
  const about = finding.kind === 'unsuppliedFact' ? places : places.slice(0, 1)
  return facts => about.some(place => again.holds(place, facts))
}
