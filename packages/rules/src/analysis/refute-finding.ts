import { canonicalJson } from '../canonical-json.ts'
import { replay } from '../replay/replay.ts'
import type { RuleSet } from '../rule-set.ts'
import type { Finding } from './finding.ts'

/**
 * Tries findings on their own witnesses by {@link replay}: what the rules do with it, where that is not what the finding says, else
 * `null`.
 */
export const findingRefuter = (ruleSet: RuleSet): ((finding: Finding) => string | null) => {
  const again = replay(ruleSet)
  const places = new Map(ruleSet.rules.map((rule, place) => [rule.id, place]))
  const outcomes = ruleSet.rules.map(rule => canonicalJson(rule.then))
  return finding => refute(finding, ruleSet, again, places, outcomes)
}

const refute = (
  finding: Finding,
  ruleSet: RuleSet,
  again: ReturnType<typeof replay>,
  places: ReadonlyMap<string, number>,
  outcomes: readonly string[],
): string | null => {
  const { witness, ruleIds } = finding
  if (witness === null) return finding.kind === 'gap' || finding.kind === 'overlap' ? 'it has no witness' : null
  const place = (id: string | undefined): number => places.get(id ?? '') ?? -1
  const holds = (id: string | undefined): boolean => again.holds(place(id), witness)
  const decider = 'first' in again ? (ruleSet.rules[again.first(witness)]?.id ?? null) : null
  switch (finding.kind) {
    case 'unreachable':
      return holds(ruleIds[0]) ? 'the rule holds' : null
    case 'shadowed':
      if (!holds(ruleIds[0])) return 'the rule does not hold'
      if ('first' in again) return finding.by.some(id => id === decider) ? null : `${decider} decides`
      return finding.by.some(holds) ? null : 'nothing else adds to it'
    case 'overlap': {
      if (decider !== ruleIds[0]) return `${decider} decides`
      const [winner, loser] = ruleIds.map(id => outcomes[place(id)])
      return holds(ruleIds[1]) && winner !== loser ? null : 'the other would not differ'
    }
    case 'gap':
      return decider === null ? null : `${decider} decides`
    case 'deadUnit':
      return holds(ruleIds[0]) ? null : 'the rule does not hold'
    case 'unsuppliedFact':
      return ruleIds.some(holds) ? null : 'no rule holds'
  }
}
