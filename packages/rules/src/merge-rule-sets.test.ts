import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import { mergeRuleSets } from './merge-rule-sets.ts'
import { parseUnitRuleSet } from './parse-rule-set.ts'
import type { RoutingRuleSet, UnitRuleSet } from './rule-set.ts'
import { givenRule, references, routing } from './testing/given-rules.ts'

const wet = { any: [{ fact: 'kind', operator: 'is', value: 'water' }] }
const crowded = { all: [{ fact: 'persons', operator: 'atLeast', value: 50 }] }
const school = routing([
  givenRule({ id: 'school' }),
  givenRule({ id: 'guard', band: 'guard', when: crowded, outcome: { path: 'instruct', target: 'dutyUnit' } }),
])

const unit = (rules: readonly unknown[], conditions = {}): UnitRuleSet => {
  const parsed = parseUnitRuleSet({ kind: 'routing', rules, conditions }, references)
  if (parsed.ok) return parsed.value
  throw new Error(JSON.stringify(parsed.problems))
}
const merged = (added: UnitRuleSet): RoutingRuleSet => {
  const result = mergeRuleSets(school, added)
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.problems))
}

describe('merging the rules of a unit into the school’s', () => {
  const own = unit(
    [
      givenRule({
        id: 'own',
        band: 'unit',
        when: { condition: 'wet' },
        outcome: { path: 'handle', target: 'entryUnit' },
      }),
    ],
    { wet },
  )

  it('puts them after the guards and before the rules of the school', () => {
    expect(merged(own).rules.map(rule => rule.id)).toEqual(['guard', 'own', 'school'])
    expect(merged(own).fallback).toEqual(school.fallback)
    expect(Object.isFrozen(merged(own).rules)).toBe(true)
  })

  it('carries examples and waivers of both', () => {
    const waiver = (findingId: string) => ({ findingId, reason: '已知', until: '2027-06-30' })
    const example = { facts: { kind: 'water' }, expect: { unit: 'HQC' } }
    const parsed = parseUnitRuleSet(
      { kind: 'routing', rules: [], waivers: [waiver('own')], examples: [example] },
      references,
    )
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    const whole = mergeRuleSets(routing([], { waivers: [waiver('school')], examples: [example] }), parsed.value)
    expect(whole).toMatchObject({
      ok: true,
      value: { waivers: [waiver('school'), waiver('own')], examples: [example, example] },
    })
  })

  it('lets the unit decide before the school, and never before a guard', async () => {
    expect((await decide(merged(own), { kind: 'water' })).ruleId).toBe('own')
    expect((await decide(merged(own), { kind: 'water', persons: 60 })).ruleId).toBe('guard')
    expect((await decide(merged(unit([])), { kind: 'water' })).ruleId).toBe('school')
  })

  it('refuses an id of the school, naming the rule', () => {
    const result = mergeRuleSets(school, unit([givenRule({ id: 'guard', band: 'unit' })]))
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: 'duplicateRuleId', ruleId: 'guard', place: '/rules/0/id' }],
    })
  })

  it('refuses to redefine a named condition of the school', () => {
    const withName = routing([givenRule({ when: { condition: 'wet' } })], { conditions: { wet } })
    const result = mergeRuleSets(withName, own)
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'conditionNameTaken', place: '/conditions/wet' }] })
  })

  it('refuses a rule that claims another band than the unit’s', () => {
    const forged: UnitRuleSet = { ...own, rules: own.rules.map(rule => ({ ...rule, band: 'guard' as const })) }
    expect(mergeRuleSets(school, forged)).toMatchObject({ ok: false, problems: [{ code: 'wrongBand', ruleId: 'own' }] })
  })
})
