import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRuleSet } from '../parse-rule-set.ts'
import { replay } from '../replay/replay.ts'
import type { RuleSet } from '../rule-set.ts'
import { runExamples } from '../run-examples.ts'
import { givenRouting, givenRule, references, routing, sensitivity } from '../testing/given-rules.ts'
import { ALL_INPUTS, smallConditions, smallRouting, smallSensitivity, tableOf } from '../testing/small-rule-sets.ts'
import { leafCoverage } from './leaf-coverage.ts'
import { leavesOf, withTurned } from './leaf-places.ts'
import { exampleProposer } from './propose-examples.ts'
import { tryExamples } from './try-examples.ts'

const leaf = (fact: string, operator: string, value: unknown) => ({ fact, operator, value })
const when = {
  all: [leaf('kind', 'is', 'water'), { any: [leaf('persons', 'atLeast', 3), leaf('isUrgent', 'is', true)] }],
}

it('proposes what the rule decides, and for each question what it misses by that alone, one fact away', () => {
  const ruleSet = routing([givenRule({ when })])
  const { examples, constant } = exampleProposer(ruleSet)('leak')
  const hit = examples.find(one => one.kind === 'hit')!
  expect(hit.expect).toEqual({ path: 'transfer', unit: 'HQC' })
  expect(Object.keys(hit.facts).length).toBe(2)
  const misses = examples.filter(one => one.kind === 'nearMiss')
  expect(misses.map(one => one.place)).toEqual(['/all/0', '/all/1/any/0', '/all/1/any/1'])
  for (const miss of misses) expect(miss.expect).toEqual({ path: 'rule', target: 'schoolGroup' })
  expect(constant).toEqual([])
  expect(() => exampleProposer(ruleSet)('nobody')).toThrow('nobody')
})

it('says which questions have one answer only, since earlier rules take the rest', () => {
  const ruleSet = routing([
    givenRule({ id: 'dry', when: { not: { any: [leaf('kind', 'is', 'water')] } } }),
    givenRule({ when }),
  ])
  expect(exampleProposer(ruleSet)('leak').constant).toMatchObject([{ place: '/all/0', always: true }])
})

it('kept as tests, they are met and cover every question that can be answered both ways', async () => {
  const rules = [givenRule({ when }), givenRule({ id: 'heat', when: { any: [leaf('kind', 'is', 'heat')] } })]
  const bare = routing(rules)
  expect(leafCoverage(bare).every(one => !one.seenTrue && !one.seenFalse)).toBe(true)
  const propose = exampleProposer(bare)
  const tested = rules.map(rule => {
    const tests = propose(String(rule.id)).examples.map(({ facts, expect: wanted }) => ({ facts, expect: wanted }))
    return { ...rule, tests }
  })
  const parsed = parseRuleSet(givenRouting(tested), references)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  expect((await runExamples(parsed.value)).failed).toEqual([])
  expect(tryExamples(parsed.value)).toEqual(await runExamples(parsed.value))
  expect(leafCoverage(parsed.value).filter(one => !one.seenTrue || !one.seenFalse)).toEqual([])
})

/** Held against every input: what is proposed is so, and what is not proposed cannot be. */
const check = (ruleSet: RuleSet, table: readonly (readonly boolean[])[]): void => {
  const propose = exampleProposer(ruleSet)
  const again = replay(ruleSet)
  for (const [position, rule] of ruleSet.rules.entries()) {
    const { examples, constant, isComplete } = propose(rule.id)
    expect(isComplete).toBe(true)
    const isReached = (row: readonly boolean[]) =>
      ruleSet.kind === 'sensitivity' || !row.slice(0, position).includes(true)
    const hits = examples.filter(one => one.kind === 'hit')
    expect(hits.length > 0).toBe(table.some(row => row[position] && isReached(row)))
    for (const { facts } of hits)
      expect('first' in again ? again.first(facts) === position : again.holds(position, facts)).toBe(true)
    for (const { place, leaf: asked } of leavesOf(rule.when, ruleSet.conditions)) {
      const turned = {
        ...ruleSet,
        rules: [{ ...rule, when: { all: [withTurned(rule.when, ruleSet.conditions, place!)] } }],
      }
      const other = replay(turned as RuleSet)
      const isMiss = (facts: (typeof ALL_INPUTS)[number]) => !again.holds(position, facts) && other.holds(0, facts)
      const miss = examples.find(one => one.kind === 'nearMiss' && one.place === place)
      expect(miss !== undefined).toBe(ALL_INPUTS.some(isMiss))
      if (miss !== undefined) expect(isMiss(miss.facts)).toBe(true)
      const own = leafCoverage(
        ruleSet,
        examples.map(one => one.facts),
      ).find(one => one.ruleId === rule.id && one.place === place)!
      const inputs = ALL_INPUTS.filter((_, input) => isReached(table[input]!))
      const all = leafCoverage({ ...ruleSet, rules: [rule] } as RuleSet, inputs).find(one => one.place === place)!
      expect([asked, own.seenTrue, own.seenFalse]).toEqual([asked, all.seenTrue, all.seenFalse])
      if (all.seenTrue !== all.seenFalse)
        expect(constant.some(one => one.place === place && one.always === all.seenTrue)).toBe(true)
    }
  }
}

describe('looking at every input finds the same', () => {
  const options = { numRuns: process.env.ZUOYEBEN_FULL === '1' ? 2000 : 60, seed: 20261123 }
  it('in routing sets', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(smallRouting, smallConditions, (rules, conditions) => {
        check(routing(rules, { conditions }), tableOf(rules, conditions))
      }),
      options,
    )
  })
  it('in sensitivity sets', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(smallSensitivity, smallConditions, (rules, conditions) => {
        check(sensitivity(rules, { conditions }), tableOf(rules, conditions))
      }),
      options,
    )
  })
})
