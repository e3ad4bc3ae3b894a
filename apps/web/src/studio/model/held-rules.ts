import { type Rule, type RuleSet, visitLeaves } from '@zuoyeben/rules/studio'

/** Rules that ask whether a case is held: those are not counted where others may read it, so none of their figures tells that they are idle. */
function asksWhetherHeld(rule: Rule<unknown>, { conditions }: RuleSet): boolean {
  let asks = false
  visitLeaves(rule.when, conditions, ({ fact }) => {
    asks ||= fact.startsWith('gate.')
  })
  return asks
}

/** Ids of the rules that all cases they decide are counted of. */
export const countedRules = (ruleSet: RuleSet): ReadonlySet<string> =>
  new Set(
    (ruleSet.rules as readonly Rule<unknown>[]).filter(rule => !asksWhetherHeld(rule, ruleSet)).map(rule => rule.id),
  )
