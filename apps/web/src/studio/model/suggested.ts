import { type RoutingOutcome, writtenOut } from '@zuoyeben/rules/studio'
import { type BodyJson, freeId, type RuleJson, ruleIn, withNewRule, withRule, wordsOf } from './body.ts'
import { suggestedSay } from './leaf-values.ts'
import { schoolOf } from './read-body.ts'
import type { Reader } from './studio-context.ts'

/**
 * The rules in force, changed as people's own doing suggests: a rule of this scope gives its cases where they were moved; before a rule that is
 * the school's there comes one of the unit's. Null where rules of this scope cannot say it: a locked rule, and what no rule caught.
 */
export function suggestedBody(
  inForce: BodyJson,
  { ruleId, to }: { readonly ruleId: string | null; readonly to: string },
  reader: Reader,
): BodyJson | null {
  const own = ruleId === null ? undefined : ruleIn(inForce, ruleId)
  if (own) return withRule(inForce, sentTo(own, to, reader))
  const school = reader.unit === null ? null : schoolOf(reader)
  const rule = school?.rules.find(each => each.id === ruleId)
  if (!school || !rule || rule.band !== 'school') return null
  const taken = new Set([...inForce.rules, ...school.rules].map(each => each.id))
  const name = reader.names.units?.get(to) ?? { zh: to, en: to }
  const title = wordsOf(rule.title)
  const copy: RuleJson = {
    id: freeId(taken),
    title: { zh: `${title.zh}（交${name.zh}）`, en: `${title.en} (to ${name.en})` },
    band: 'unit',
    when: writtenOut(rule.when, school.conditions),
    // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
    then: rule.then,
    say: rule.say,
  }
  return withNewRule(inForce, sentTo(copy, to, reader))
}

/** What a unit would do at once by itself is handed over where it goes to another. */
function sentTo(rule: RuleJson, to: string, reader: Reader): RuleJson {
  const { target: _target, unit: _unit, ...rest } = rule.then as RoutingOutcome
  const sent: RoutingOutcome = { ...rest, path: rest.path === 'handle' ? 'transfer' : rest.path, unit: to }
  // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
  return { ...rule, then: sent, say: suggestedSay(sent, reader) }
}
