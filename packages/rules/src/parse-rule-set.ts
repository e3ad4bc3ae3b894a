import { canonicalJson, deepFreeze } from './canonical-json.ts'
import { type NamedConditions, type TopCondition, visitLeaves } from './condition.ts'
import type { FactDefinition } from './fact-types.ts'
import { NOT_SENSITIVE, type RoutingOutcome, type SensitivityOutcome } from './outcome.ts'
import type { References } from './references.ts'
import { BANDS, type Checked, type Rule, type RuleSet, type UnitRuleSet } from './rule-set.ts'
import { type ConditionContext, readTopCondition } from './schema/check-condition.ts'
import { readRoutingOutcome, readSensitivityOutcome } from './schema/check-outcome.ts'
import { checkNoCycles, checkReach, keywordsAloneExclude, measurer } from './schema/check-reach.ts'
import { type RuleShape, readFallback, readRule } from './schema/check-rule.ts'
import { readSetExamples, readWaivers } from './schema/check-set.ts'
import { guardJson, readJson } from './schema/guard-json.ts'
import { ProblemList, under } from './schema/problems.ts'
import { isObject, type JsonObject, readId, readObject, readOneOf } from './schema/read-json.ts'

export const MAX_RULES = 1000
export const MAX_CONDITIONS = 200

const ROUTING_KEYS = ['path', 'unit', 'target', 'coUnits', 'coTarget', 'urgency', 'firstAction']
const SENSITIVITY_KEYS = ['classes', 'hold', 'urgency', 'channel', 'crisis', 'handBack']

const readConditions = (value: unknown, references: References, problems: ProblemList): NamedConditions | null => {
  if (value === undefined) return {}
  if (!isObject(value)) {
    problems.add('wrongType', '/conditions', 'object')
    return null
  }
  if (Object.keys(value).length > MAX_CONDITIONS) {
    problems.add('tooMany', '/conditions', String(MAX_CONDITIONS))
    return null
  }
  const context: ConditionContext = { references, names: new Set(Object.keys(value)), problems }
  const before = problems.count
  const named: Record<string, TopCondition> = {}
  for (const [name, condition] of Object.entries(value)) {
    const place = under('/conditions', name)
    const read = readTopCondition(condition, place, context)
    if (readId(name, place, problems) !== null && read !== null) named[name] = read
  }
  return problems.count === before && checkNoCycles(named, '/conditions', problems) ? named : null
}

const readRules = <Outcome>(
  value: unknown,
  shape: RuleShape<Outcome>,
  named: NamedConditions,
  isSensitivity: boolean,
  context: ConditionContext,
): readonly Rule<Outcome>[] => {
  const { problems, references } = context
  if (!Array.isArray(value)) {
    problems.add('wrongType', '/rules', 'list')
    return []
  }
  if (value.length > MAX_RULES) {
    problems.add('tooMany', '/rules', String(MAX_RULES))
    return []
  }
  const reach = measurer(named)
  const seen = new Set<string>()
  const rules: Rule<Outcome>[] = []
  for (const [index, json] of value.entries()) {
    const place = under('/rules', index)
    const rule = readRule(json, place, shape, context)
    const { ruleId } = problems
    if (ruleId !== null && seen.has(ruleId)) problems.add('duplicateRuleId', under(place, 'id'), ruleId)
    if (ruleId !== null) seen.add(ruleId)
    if (rule !== null && checkReach(reach(rule.when), under(place, 'when'), problems)) {
      if (isSensitivity && keywordsAloneExclude(rule.when, named, references.facts))
        problems.add('keywordAlone', under(place, 'when'))
      rules.push(rule)
    }
    problems.ruleId = null
  }
  return BANDS.flatMap(band => rules.filter(rule => rule.band === band))
}

/** The definitions of the facts that rules ask about, by key in order. */
const askedFacts = (
  rules: readonly Rule<unknown>[],
  named: NamedConditions,
  references: References,
): Readonly<Record<string, FactDefinition>> => {
  const keys = new Set<string>()
  for (const rule of rules) visitLeaves(rule.when, named, leaf => keys.add(leaf.fact))
  return Object.fromEntries([...keys].sort().map(key => [key, structuredClone(references.facts.get(key)!)]))
}

const TOP = { required: ['kind', 'rules'], optional: ['conditions', 'fallback', 'examples', 'waivers', '$schema'] }

/** What all rule sets have, before kind and scope part ways. */
const open = (input: unknown, problems: ProblemList): JsonObject | null => {
  const value = typeof input === 'string' ? readJson(input, problems) : input
  if (problems.count > 0 || !guardJson(value, problems)) return null
  return readObject(value, '', TOP, problems)
}

const readNotSensitive = (problems: ProblemList) => (value: unknown, place: string) => {
  if (canonicalJson(value) === canonicalJson(NOT_SENSITIVE)) return NOT_SENSITIVE
  problems.add('wrongType', place, canonicalJson(NOT_SENSITIVE))
  return null
}

const result = <T>(problems: ProblemList, build: () => T): Checked<T> =>
  problems.count > 0 ? { ok: false, problems: problems.found } : { ok: true, value: deepFreeze(build()) }

/**
 * Reads a rule set of the school from JSON text or from a parsed value, once. Promises a frozen copy in which every name
 * refers to something, or every problem found (at most 100) with its place, rule and reason in both languages. Refuses all that
 * configuration "Rules" names: empty groups, `path`, unknown operators, facts and names, misfits, depth, size, circles.
 */
export const parseRuleSet = (input: unknown, references: References): Checked<RuleSet> => {
  const problems = new ProblemList()
  const json = open(input, problems)
  const kind = json && readOneOf(json.kind, ['routing', 'sensitivity'] as const, '/kind', problems)
  if (json === null || kind === null) return { ok: false, problems: problems.found }
  const conditions = readConditions(json.conditions, references, problems)
  if (conditions === null) return { ok: false, problems: problems.found }
  const context: ConditionContext = { references, names: new Set(Object.keys(conditions)), problems }
  const bands = ['guard', 'school'] as const
  if (kind === 'routing') {
    const readOutcome = (value: unknown, place: string) => readRoutingOutcome(value, place, references, problems)
    const shape: RuleShape<RoutingOutcome> = { bands, outcomeKeys: ROUTING_KEYS, readOutcome }
    const rules = readRules(json.rules, shape, conditions, false, context)
    const fallback = readFallback(json.fallback, readOutcome, problems)
    const beside = {
      examples: readSetExamples(json.examples, ROUTING_KEYS, context),
      waivers: readWaivers(json.waivers, problems),
    }
    return result(problems, () => {
      return {
        kind,
        rules,
        conditions,
        asks: askedFacts(rules, conditions, references),
        ...beside,
        fallback: fallback!,
      }
    })
  }
  const readOutcome = (value: unknown, place: string) => readSensitivityOutcome(value, place, references, problems)
  const shape: RuleShape<SensitivityOutcome> = { bands, outcomeKeys: SENSITIVITY_KEYS, readOutcome }
  const rules = readRules(json.rules, shape, conditions, true, context)
  const fallback = readFallback(json.fallback, readNotSensitive(problems), problems)
  const beside = {
    examples: readSetExamples(json.examples, SENSITIVITY_KEYS, context),
    waivers: readWaivers(json.waivers, problems),
  }
  return result(problems, () => {
    return { kind, rules, conditions, asks: askedFacts(rules, conditions, references), ...beside, fallback: fallback! }
  })
}

/** Reads what one unit adds: routing rules of the band `unit` alone, without a fallback; the sensitivity rules are the school's. */
export const parseUnitRuleSet = (input: unknown, references: References): Checked<UnitRuleSet> => {
  const problems = new ProblemList()
  const json = open(input, problems)
  if (json === null) return { ok: false, problems: problems.found }
  if (json.kind === 'sensitivity') problems.add('notForUnits', '/kind')
  else readOneOf(json.kind, ['routing'] as const, '/kind', problems)
  if (json.fallback !== undefined) problems.add('fallbackNotAllowed', '/fallback')
  const conditions = readConditions(json.conditions, references, problems)
  if (conditions === null) return { ok: false, problems: problems.found }
  const context: ConditionContext = { references, names: new Set(Object.keys(conditions)), problems }
  const readOutcome = (value: unknown, place: string) => readRoutingOutcome(value, place, references, problems)
  const shape: RuleShape<RoutingOutcome> = { bands: ['unit'], outcomeKeys: ROUTING_KEYS, readOutcome }
  const rules = readRules(json.rules, shape, conditions, false, context)
  const examples = readSetExamples(json.examples, ROUTING_KEYS, context)
  const waivers = readWaivers(json.waivers, problems)
  return result(problems, () => {
    const asks = askedFacts(rules, conditions, references)
    return { kind: 'routing' as const, scope: 'unit' as const, rules, conditions, asks, examples, waivers }
  })
}
