import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, decideAll, replaysToTheByte } from './decide.ts'
import { parseRuleSet } from './parse-rule-set.ts'
import { givenRouting, givenRule, givenSensitiveRule, givenSensitivity, references } from './testing/given-rules.ts'
import { plainlyHolds } from './testing/plain-evaluator.ts'
import { randomConditions, randomFacts, randomWhen } from './testing/random-rules.ts'

const numRuns = process.env.ZUOYEBEN_FULL === '1' ? 4000 : 250
const bands = fc.constantFrom('guard', 'school')
const rules = fc.array(fc.tuple(randomWhen, bands), { maxLength: 6 })
const facts = fc.array(randomFacts, { minLength: 1, maxLength: 3 })

type Json = Record<string, unknown>
const inOrder = (written: readonly (readonly [Json, string])[]): readonly (readonly [string, Json])[] =>
  ['guard', 'school'].flatMap(band =>
    written.flatMap(([when, own], n) => (own === band ? [[`r${n}`, when] as const] : [])),
  )

describe('the engine and a plain evaluator agree', () => {
  it('on the first rule that holds, and every decision replays to the byte', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(rules, randomConditions, facts, async (written, conditions, cases) => {
        const json = written.map(([when, band], n) => givenRule({ id: `r${n}`, when, band }))
        const parsed = parseRuleSet(givenRouting(json, { conditions }), references)
        if (!parsed.ok || parsed.value.kind !== 'routing') throw new Error(JSON.stringify(parsed))
        for (const known of cases) {
          const right = inOrder(written).find(([, when]) => plainlyHolds(when, conditions, known))
          const decision = await decide(parsed.value, known)
          expect(decision.ruleId).toBe(right?.[0] ?? null)
          expect(decision.others.length).toBe(written.length - (right === undefined ? 0 : 1))
          expect(await replaysToTheByte(parsed.value, decision)).toBe(true)
        }
      }),
      { numRuns },
    )
  })

  it('on all rules that hold', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(rules, randomConditions, facts, async (written, conditions, cases) => {
        const json = written.map(([when, band], n) => givenSensitiveRule({ id: `r${n}`, when, band }))
        const parsed = parseRuleSet(givenSensitivity(json, { conditions }), references)
        if (!parsed.ok) expect(new Set(parsed.problems.map(problem => problem.code))).toEqual(new Set(['keywordAlone']))
        fc.pre(parsed.ok)
        if (!parsed.ok || parsed.value.kind !== 'sensitivity') throw new Error('not a sensitivity set')
        for (const known of cases) {
          const right = inOrder(written).filter(([, when]) => plainlyHolds(when, conditions, known))
          const decision = await decideAll(parsed.value, known)
          expect(decision.ruleIds).toEqual(right.map(([id]) => id))
          expect(decision.outcome.hold).toBe(right.length > 0)
          expect(await replaysToTheByte(parsed.value, decision)).toBe(true)
        }
      }),
      { numRuns },
    )
  })
})
