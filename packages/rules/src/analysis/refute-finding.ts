import { canonicalJson } from '../canonical-json.ts'
import { replay } from '../replay/replay.ts'
import type { RuleSet } from '../rule-set.ts'
import type { Finding } from './finding.ts'

type Replayed = ReturnType<typeof replay>
const compiled = new WeakMap<RuleSet, Replayed>()

const replayOf = (ruleSet: RuleSet): Replayed => {
  const known = compiled.get(ruleSet) ?? replay(ruleSet)
  compiled.set(ruleSet, known)
  return known
}

/** Tries a finding on its own witness by {@link replay}: what the rules do with it, where that is not what the finding says, else `null`. */
export const refuteFinding = (finding: Finding, ruleSet: RuleSet): string | null => {
  const { witness, ruleIds } = finding
  if (witness === null) return finding.kind === 'gap' || finding.kind === 'overlap' ? 'it has no witness' : null
  const again = replayOf(ruleSet)
  const place = (id: string | undefined): number => ruleSet.rules.findIndex(rule => rule.id === id)
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
      const [winner, loser] = ruleIds.map(id => ruleSet.rules[place(id)]!.then)
      return holds(ruleIds[1]) && canonicalJson(winner) !== canonicalJson(loser) ? null : 'the other would not differ'
    }
    case 'gap':
      return decider === null ? null : `${decider} decides`
    case 'deadUnit':
      return holds(ruleIds[0]) ? null : 'the rule does not hold'
    case 'unsuppliedFact':
      return ruleIds.some(holds) ? null : 'no rule holds'
  }
}
