import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, decideAll, decisionText } from '../decide.ts'
import { parseRuleSet } from '../parse-rule-set.ts'
import { givenRouting, givenRule, givenSensitiveRule, givenSensitivity, references } from '../testing/given-rules.ts'
import { randomConditions, randomFacts, randomWhen } from '../testing/random-rules.ts'
import { replay } from './replay.ts'

/** Rule sets a run, of each kind, five cases each; `ZUOYEBEN_FULL=1` is the nightly number. */
const numRuns = process.env.ZUOYEBEN_FULL === '1' ? 20_000 : 1000
const rules = fc.array(fc.tuple(randomWhen, fc.constantFrom('guard', 'school')), { maxLength: 6 })
const counted = `${numRuns * 5} cases`
const cases = fc.array(randomFacts, { minLength: 5, maxLength: 5 })
const timeout = 1_200_000

describe('replay and json-rules-engine agree to the byte', () => {
  it(`on where a case goes, and why not elsewhere: ${counted}`, { timeout }, async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(rules, randomConditions, cases, async (written, conditions, known) => {
        const json = written.map(([when, band], n) => givenRule({ id: `r${n}`, when, band }))
        const parsed = parseRuleSet(givenRouting(json, { conditions }), references)
        if (!parsed.ok || parsed.value.kind !== 'routing') throw new Error(JSON.stringify(parsed))
        const again = replay(parsed.value)
        for (const facts of known) {
          const decision = await decide(parsed.value, facts)
          expect(decisionText(again.decide(facts))).toBe(decisionText(decision))
          expect(parsed.value.rules[again.first(facts)]?.id ?? null).toBe(decision.ruleId)
          compared += 1
        }
      }),
      { numRuns },
    )
    expect(compared).toBeGreaterThanOrEqual(numRuns * 5)
  })

  it(`on everything that makes a case sensitive: ${counted}`, { timeout }, async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(rules, randomConditions, cases, async (written, conditions, known) => {
        const json = written.map(([when, band], n) => givenSensitiveRule({ id: `r${n}`, when, band }))
        const parsed = parseRuleSet(givenSensitivity(json, { conditions }), references)
        fc.pre(parsed.ok)
        if (!parsed.ok || parsed.value.kind !== 'sensitivity') throw new Error('not a sensitivity set')
        const again = replay(parsed.value)
        for (const facts of known) {
          expect(decisionText(again.decide(facts))).toBe(decisionText(await decideAll(parsed.value, facts)))
          compared += 1
        }
      }),
      { numRuns },
    )
    expect(compared).toBeGreaterThanOrEqual(numRuns * 5)
  })
})
