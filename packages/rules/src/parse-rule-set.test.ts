import { describe, expect, it } from 'vitest'
import { parseRuleSet, parseUnitRuleSet } from './parse-rule-set.ts'
import { PROBLEM_CODES } from './schema/problems.ts'
import { givenRouting, givenRule, givenSensitivity, references, routing } from './testing/given-rules.ts'
import { deepJson, REFUSED } from './testing/refused-rule-sets.ts'

const problemsOf = (input: unknown, parse: typeof parseRuleSet | typeof parseUnitRuleSet = parseRuleSet) => {
  const parsed = parse(input, references)
  return parsed.ok ? [] : parsed.problems
}

describe('a rule set is refused', () => {
  it.each(REFUSED)('for $name', ({ input, code, place, ruleId }) => {
    const problems = problemsOf(input())
    expect(problems.map(problem => [problem.code, problem.place, problem.ruleId])).toContainEqual([code, place, ruleId])
    for (const { reason } of problems) {
      expect(reason.zh).toMatch(/\p{Script=Han}/u)
      expect(reason.en).toMatch(/^[A-Z“].*\.$/)
    }
  })

  it('for every reason there is, here or among the units’', () => {
    const shown = new Set(REFUSED.map(refused => refused.code))
    const elsewhere = ['nestedTooDeep', 'fallbackNotAllowed', 'notForUnits', 'conditionNameTaken']
    expect(PROBLEM_CODES.filter(code => !shown.has(code) && !elsewhere.includes(code))).toEqual([])
  })

  it('for nesting that would exhaust the stack', () => {
    expect(problemsOf(deepJson()).map(problem => problem.code)).toEqual(['nestedTooDeep'])
    expect(problemsOf('['.repeat(500_000)).map(problem => problem.code)).toEqual(['notJson'])
  })

  it('for an object that contains itself', () => {
    const circle: Record<string, unknown> = givenRouting()
    circle.rules = [circle]
    expect(problemsOf(circle)[0]?.code).toBe('nestedTooDeep')
  })

  it('with all its problems at once, at most a hundred', () => {
    const wrong = givenRule({ band: 'x', when: { any: [] }, outcome: { path: 'x' } })
    expect(problemsOf(givenRouting([wrong])).map(problem => problem.code)).toEqual([
      'wrongBand',
      'emptyGroup',
      'unknownPath',
    ])
    expect(problemsOf(givenRouting(Array.from({ length: 500 }, () => wrong)))).toHaveLength(100)
  })
})

describe('a rule set is read', () => {
  it('from text as from a value', () => {
    const json = givenRouting([givenRule()])
    expect(parseRuleSet(JSON.stringify(json), references)).toEqual(parseRuleSet(json, references))
  })

  it('into a frozen copy of its own', () => {
    const json = givenRouting([givenRule({ when: { all: [{ fact: 'kind', operator: 'isAnyOf', value: ['water'] }] } })])
    const before = JSON.stringify(json)
    const parsed = parseRuleSet(json, references)
    if (!parsed.ok) throw new Error('refused')
    const [rule] = parsed.value.rules
    expect(Object.isFrozen(rule?.when) && Object.isFrozen(rule?.then) && Object.isFrozen(parsed.value.asks)).toBe(true)
    expect(Object.isFrozen(json.rules)).toBe(false)
    expect(JSON.stringify(json)).toBe(before)
  })

  it('with guards first, and else in the order of the list', () => {
    const rules = ['a', 'b', 'c', 'd'].map((id, n) => givenRule({ id, band: n % 2 === 0 ? 'school' : 'guard' }))
    expect(routing(rules).rules.map(rule => rule.id)).toEqual(['b', 'd', 'a', 'c'])
  })

  it('with words given once for both languages', () => {
    expect(routing([givenRule({ title: '漏水', say: '由后勤办理' })]).rules[0]?.title).toEqual({
      zh: '漏水',
      en: '漏水',
    })
  })

  it('with the definitions of exactly the facts it asks about', () => {
    const conditions = { night: { any: [{ fact: 'tags', operator: 'hasAny', value: ['night'] }] } }
    const when = { all: [{ fact: 'persons', operator: 'below', value: 3 }, { condition: 'night' }] }
    expect(Object.keys(routing([givenRule({ when })], { conditions }).asks)).toEqual(['persons', 'tags'])
  })

  it('with keywords that exclude together with something else', () => {
    const mention = { fact: 'words', operator: 'mentions', value: ['smallTalk'] }
    const asking = { fact: 'kind', operator: 'is', value: 'heat' }
    const accused = { fact: 'accused', operator: 'is', value: 'teacher' }
    const set = (condition: unknown) => {
      const rule = givenRule({ when: condition, outcome: { classes: ['ethics'], hold: true, channel: [] } })
      return problemsOf(givenSensitivity([rule])).map(problem => problem.code)
    }
    expect(set({ all: [accused, { not: { all: [asking, mention] } }] })).toEqual([])
    expect(set({ all: [accused, { not: { not: mention } }] })).toEqual([])
    expect(set({ all: [accused, { not: { any: [asking, mention] } }] })).toEqual(['keywordAlone'])
    expect(set({ any: [accused, { all: [asking, { not: mention }] }] })).toEqual(['keywordAlone'])
    expect(set({ not: { not: { all: [accused, { not: mention }] } } })).toEqual(['keywordAlone'])
  })
})

describe('the default routes of the school can be said', () => {
  it.each([
    ['R1 crisis', { path: 'reportUp', target: 'schoolGroup', urgency: 'P0', firstAction: 'phone' }],
    ['R2 sensitive, bypass, recusal', { path: 'reportUp', target: 'schoolGroup' }],
    ['R3 own duty', { path: 'handle', target: 'entryUnit', firstAction: 'recordTalk' }],
    ['R4 one department', { path: 'transfer', unit: 'HQC' }],
    ['R4 the department on duty', { path: 'transfer', target: 'dutyUnit', urgency: 'P2' }],
    ['R4b consult', { path: 'handle', target: 'entryUnit', coTarget: 'dutyUnit' }],
    ['R5 several units', { path: 'instruct', target: 'dutyUnit', coTarget: 'otherDutyUnits', coUnits: ['BWC'] }],
    ['R6 unclear', { path: 'rule', target: 'schoolGroup' }],
    ['R7 vague', { path: 'handle', target: 'entryUnit', firstAction: 'askSubmitter' }],
    ['R8 not the school’s', { path: 'explain', target: 'entryUnit', firstAction: 'giveAddress' }],
    ['R9 spam', { path: 'reject', firstAction: 'limitSender' }],
    ['R10 abuse', { path: 'handle', target: 'entryUnit', firstAction: 'replyPolitely' }],
  ])('%s', (_name, outcome) => {
    expect(routing([givenRule({ outcome })]).rules[0]?.then).toEqual(outcome)
  })
})

describe('the rule set of a unit', () => {
  const unitRules = (changes: Record<string, unknown>) => ({
    kind: 'routing',
    rules: [givenRule({ band: 'unit' })],
    ...changes,
  })

  it('is read without a fallback', () => {
    expect(problemsOf(unitRules({}), parseUnitRuleSet)).toEqual([])
  })

  it.each([
    ['a fallback', { fallback: {} }, 'fallbackNotAllowed'],
    ['sensitivity rules', { kind: 'sensitivity' }, 'notForUnits'],
    ['a guard', { rules: [givenRule({ band: 'guard' })] }, 'wrongBand'],
    ['a rule of the school', { rules: [givenRule({ band: 'school' })] }, 'wrongBand'],
  ])('is refused with %s', (_name, changes, code) => {
    expect(problemsOf(unitRules(changes), parseUnitRuleSet).map(problem => problem.code)).toContain(code)
  })
})
