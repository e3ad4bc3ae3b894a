import { deepFreeze } from './canonical-json.ts'
import { BANDS, type Checked, type RoutingRuleSet, type UnitRuleSet } from './rule-set.ts'
import { ProblemList, under } from './schema/problems.ts'

/**
 * The effective routing rules of a unit: the school's locked rules, then the unit's, then the school's, then the school's
 * fallback; examples and waivers of both. A unit can so never come before a guard nor change it. Refuses, naming the unit's rule: an id or the name of a
 * condition that the school already uses.
 */
export const mergeRuleSets = (school: RoutingRuleSet, unit: UnitRuleSet): Checked<RoutingRuleSet> => {
  const problems = new ProblemList()
  const taken = new Set(school.rules.map(rule => rule.id))
  for (const [index, rule] of unit.rules.entries()) {
    problems.ruleId = rule.id
    const place = under('/rules', index)
    if (rule.band !== 'unit') problems.add('wrongBand', under(place, 'band'), rule.band)
    if (taken.has(rule.id)) problems.add('duplicateRuleId', under(place, 'id'), rule.id)
  }
  problems.ruleId = null
  for (const name of Object.keys(unit.conditions))
    if (Object.hasOwn(school.conditions, name)) problems.add('conditionNameTaken', under('/conditions', name), name)
  if (problems.count > 0) return { ok: false, problems: problems.found }
  const all = [...school.rules, ...unit.rules]
  const asks = { ...school.asks, ...unit.asks }
  return {
    ok: true,
    value: deepFreeze({
      kind: 'routing' as const,
      rules: BANDS.flatMap(band => all.filter(rule => rule.band === band)),
      conditions: { ...school.conditions, ...unit.conditions },
      asks: Object.fromEntries(Object.entries(asks).sort(([left], [right]) => (left < right ? -1 : 1))),
      examples: [...school.examples, ...unit.examples],
      waivers: [...school.waivers, ...unit.waivers],
      fallback: school.fallback,
    }),
  }
}
