import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, visitLeaves } from '../condition.ts'
import type { Facts } from '../fact-types.ts'
import { routing, sensitivity } from '../testing/given-rules.ts'
import { liesIn, plainlyAnalysed, plainlyIdle } from '../testing/plain-analysis.ts'
import { plainlyHolds } from '../testing/plain-evaluator.ts'
import { ALL_INPUTS, smallConditions, smallRouting, smallSensitivity } from '../testing/small-rule-sets.ts'
import { analyse } from './analyse.ts'
import { casesOfFinding } from './cases-of-finding.ts'
import type { Finding } from './finding.ts'

/** Rule sets a run, routing and sensitivity: 10,000; `ZUOYEBEN_FULL=1` takes a hundred thousand, `ZUOYEBEN_SEED` another seed. */
const [routingSets, sensitivitySets] = process.env.ZUOYEBEN_FULL === '1' ? [90_000, 10_000] : [9000, 1000]
const seed = Number(process.env.ZUOYEBEN_SEED ?? 20261123)
const timeout = 3_600_000
type Json = Record<string, unknown>

const of = <K extends Finding['kind']>(findings: readonly Finding[], kind: K) =>
  findings.filter((one): one is Extract<Finding, { kind: K }> => one.kind === kind)
const holds = (condition: Condition, conditions: Json, input: Facts) =>
  plainlyHolds(condition as unknown as Json, conditions, input)
const without = (facts: Facts, fact: string): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => key !== fact))

/** A clash cannot be met, and without any one of its parts it can. */
const checkClash = (clash: readonly Condition[], conditions: Json): void => {
  const met = (parts: readonly Condition[]) =>
    ALL_INPUTS.some(input => parts.every(part => holds(part, conditions, input)))
  expect(met(clash)).toBe(false)
  for (const part of clash) expect(met(clash.filter(one => one !== part))).toBe(true)
}

describe('the analysis finds what looking at every input finds: nothing missed, nothing invented', () => {
  it(`in ${routingSets} routing sets`, { timeout }, () => {
    fc.assert(
      fc.property(smallRouting, smallConditions, (rules, conditions) => {
        const ruleSet = routing(rules, { conditions })
        const { findings, undecided, hasMoreGaps, verdict } = analyse(ruleSet)
        const truth = plainlyAnalysed(rules, conditions)
        expect(undecided).toEqual([])
        expect(of(findings, 'unreachable').map(one => one.ruleIds[0])).toEqual(truth.unreachable)
        expect(of(findings, 'shadowed').map(one => `${one.ruleIds[0]} by ${one.by}`)).toEqual(truth.shadowed)
        expect(
          of(findings, 'overlap')
            .map(one => `${one.ruleIds.join('>')} ${one.relation} ${one.severity}`)
            .sort(),
        ).toEqual(truth.overlaps)
        for (const { clash } of of(findings, 'unreachable')) checkClash(clash, conditions)
        const regions = of(findings, 'gap').map(one => one.region)
        const turned = analyse(routing(rules.toReversed(), { conditions })).findings
        expect(of(turned, 'gap').map(one => one.id)).toEqual(of(findings, 'gap').map(one => one.id))
        const named = new Set<unknown>()
        for (const rule of ruleSet.rules)
          visitLeaves(rule.when, ruleSet.conditions, ({ value }) => {
            for (const one of [value].flat()) named.add(one)
          })
        const told = ALL_INPUTS.filter(input => regions.some(region => liesIn(region, input, named)))
        for (const gap of of(findings, 'gap'))
          expect(ALL_INPUTS.filter(casesOfFinding(gap, ruleSet))).toEqual(
            ALL_INPUTS.filter(input => liesIn(gap.region, input, named)),
          )
        expect(told.filter(input => !truth.gaps.includes(input))).toEqual([])
        if (!hasMoreGaps) expect(told.length).toBe(truth.gaps.length)
        expect(verdict).toBe(findings.length === 0 ? 'clean' : 'findings')
        for (const { ruleIds, witness } of of(findings, 'overlap'))
          for (const fact of Object.keys(witness!)) {
            const held = rules.map(rule => holds(rule.when as Condition, conditions, without(witness!, fact)))
            const [first, second] = ruleIds.map(id => rules.findIndex(rule => rule.id === id))
            expect(held.indexOf(true) === first && held[second!]).toBe(false)
          }
      }),
      { numRuns: routingSets, seed },
    )
  })

  it(`in ${sensitivitySets} sensitivity sets`, { timeout }, () => {
    fc.assert(
      fc.property(smallSensitivity, smallConditions, (rules, conditions) => {
        const { findings, undecided } = analyse(sensitivity(rules, { conditions }))
        const truth = plainlyIdle(rules, conditions)
        const found = (kind: 'unreachable' | 'shadowed') => of(findings, kind).map(one => one.ruleIds[0])
        expect(undecided).toEqual([])
        expect({ unreachable: found('unreachable').sort(), shadowed: found('shadowed').sort() }).toEqual(truth)
      }),
      { numRuns: sensitivitySets, seed },
    )
  })
})
