import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { givenRouting, givenRule, givenSensitiveRule, givenSensitivity } from '../testing/given-rules.ts'
import { REFUSED } from '../testing/refused-rule-sets.ts'
import { buildRuleSetSchema } from './build-schema.ts'
import published from './rule-set.schema.json' with { type: 'json' }

const validate = new Ajv({ strict: true, strictRequired: false }).compile(published)

/** What a schema cannot see: names elsewhere, fits, sums over the tree. */
const BEYOND_A_SCHEMA = new Set([
  'unknownFact',
  'operatorDoesNotFit',
  'valueDoesNotFit',
  'valueNotInEnum',
  'unknownWordList',
  'unknownCategory',
  'unknownUnit',
  'unknownCondition',
  'conditionCycle',
  'tooDeep',
  'tooManyLeaves',
  'tooMany',
  'tooLarge',
  'nestedTooDeep',
  'notJson',
  'notFinite',
  'forbiddenKey',
  'keywordAlone',
  'duplicateRuleId',
  'wrongBand',
  'unitOrTarget',
  'notOnThisPath',
  'crisisMismatch',
  'handBackMismatch',
])

/** The schema describes the rules of a unit too, and those have none. */
const ONLY_FOR_A_SCHOOL = 'no fallback'

describe('the published schema of a rule set', () => {
  it('is what the tables of operators and outcomes say', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(buildRuleSetSchema())))
  })

  it('accepts what the parser accepts', () => {
    const conditions = { wet: { any: [{ fact: 'kind', operator: 'is', value: 'water' }] } }
    for (const ruleSet of [
      givenRouting([givenRule({ when: { condition: 'wet' }, title: '漏水', tests: [] })], { conditions }),
      givenSensitivity([givenSensitiveRule()]),
      givenRouting([givenRule()], {
        examples: [{ facts: { kind: 'water' }, expect: { unit: 'HQC' }, note: '分错过' }],
        waivers: [{ findingId: 'gap::x', reason: '暑假前改', until: '2027-06-30' }],
      }),
    ]) {
      validate(ruleSet)
      expect(validate.errors).toBeNull()
    }
  })

  it.each(REFUSED.filter(({ code, name }) => !BEYOND_A_SCHEMA.has(code) && name !== ONLY_FOR_A_SCHOOL))(
    'refuses by itself: $name',
    ({ input }) => {
      expect(validate(input())).toBe(false)
    },
  )
})
