import { describe, expect, it } from 'vitest'
import { decide, decideAll } from './decide.ts'
import type { Decision } from './decision.ts'
import { DEPTHS, explain } from './explain.ts'
import { givenRule, givenSensitiveRule, routing, sensitivity } from './testing/given-rules.ts'

const names = { units: new Map([['HQC', { zh: '后勤基建处', en: 'Logistics' }]]) }
const rules = routing([
  givenRule({
    id: 'crowd',
    title: { zh: '人数众多', en: 'Many people' },
    when: { all: [{ fact: 'persons', operator: 'atLeast', value: 50 }] },
  }),
  givenRule({
    when: {
      all: [
        { fact: 'kind', operator: 'is', value: 'water' },
        { fact: 'tags', operator: 'hasAny', value: ['night', 'repeated'] },
      ],
    },
    outcome: { path: 'transfer', unit: 'HQC', coUnits: ['BWC'], urgency: 'P1', firstAction: 'recordTalk' },
  }),
  givenRule({ id: 'last', title: { zh: '其他漏水', en: 'Other leaks' } }),
])
const leak = { kind: 'water', tags: ['repeated', 'night'], persons: 3 }

describe('explaining a decision', () => {
  it('gives the submitter one sentence and nothing else', async () => {
    const explanation = explain(await decide(rules, leak), rules, 'submitter', 'zh')
    expect(explanation).toEqual({
      depth: 'submitter',
      sentence: '宿舍漏水由后勤基建处办理',
      rule: null,
      outcome: null,
      facts: [],
      others: [],
    })
  })

  it('gives a member the rule and the facts it asked about', async () => {
    const explanation = explain(await decide(rules, leak), rules, 'member', 'en')
    expect(explanation).toEqual({
      depth: 'member',
      sentence: 'Leaks in dormitories are handled by Logistics.',
      rule: 'Leak in a dormitory',
      outcome: null,
      facts: [
        { label: 'kind (en)', value: 'water', sensitive: false },
        { label: 'tags (en)', value: 'night, repeated', sensitive: false },
      ],
      others: [],
    })
  })

  it('gives an administrator everything, the reasons against the others included', async () => {
    const decision = await decide(rules, leak)
    const zh = explain(decision, rules, 'administrator', 'zh', names)
    expect(zh.outcome).toBe('转办 → 后勤基建处，协办：BWC，P1，先沟通并记录')
    expect(zh.others).toEqual(['“人数众多”：不满足“persons（中） 不少于 50”', '“其他漏水”：前面的规则已决定'])
    expect(zh.facts.map(fact => fact.label)).toEqual(['kind（中）', 'persons（中）', 'tags（中）'])
    const en = explain(decision, rules, 'administrator', 'en', names)
    expect(en.outcome).toBe('transfer → Logistics, with BWC, P1, talk first and record it')
    expect(en.others).toEqual([
      '“Many people”: “persons (en) is at least 50” does not hold.',
      '“Other leaks”: an earlier rule had decided.',
    ])
  })

  it('says which question ruled a rule out under a not', async () => {
    const ruleSet = routing([
      givenRule({ when: { not: { all: [{ fact: 'isUrgent', operator: 'is', value: true }] } } }),
    ])
    const decision = await decide(ruleSet, { isUrgent: true })
    expect(explain(decision, ruleSet, 'administrator', 'zh').others).toEqual([
      '“宿舍漏水”：被排除，因为“isUrgent（中）：是”',
    ])
    expect(explain(decision, ruleSet, 'administrator', 'en').others[0]).toContain('ruled out')
  })

  it('explains the fallback with the facts that were known', async () => {
    const explanation = explain(await decide(rules, { persons: 2 }), rules, 'member', 'zh')
    expect(explanation.rule).toBe('职责不明')
    expect(explanation.facts).toEqual([{ label: 'persons（中）', value: '2', sensitive: false }])
  })

  it('adds up what several sensitivity rules found', async () => {
    const ruleSet = sensitivity([givenSensitiveRule()])
    const decision = await decideAll(ruleSet, { words: ['violence'] })
    expect(explain(decision, ruleSet, 'administrator', 'zh').outcome).toBe(
      '疑似敏感：危机（人身）；专门渠道：心理；P0；立即呼叫值班员：XGB',
    )
    expect(explain(decision, ruleSet, 'administrator', 'en').outcome).toBe(
      'held as sensitive: crisis (danger to a person); channel: counselling; P0; page the duty officers of: XGB',
    )
    const nothing = await decideAll(ruleSet, {})
    expect(explain(nothing, ruleSet, 'administrator', 'en').outcome).toBe('nothing sensitive found')
  })

  it('refuses a decision made under another release', async () => {
    const decision = await decide(rules, leak)
    expect(() => explain(decision, routing([]), 'member', 'zh')).toThrow('does not have')
  })
})

describe('sensitive facts', () => {
  const accused = { fact: 'accused', operator: 'is', value: 'teacher' }
  const ruleSet = routing([
    givenRule({ id: 'accused', title: { zh: '涉及教师', en: 'About a teacher' }, when: { all: [accused] } }),
    givenRule({ when: { any: [{ fact: 'kind', operator: 'isPresent', value: true }, accused] } }),
  ])
  const told = (decision: Decision, depth: 'submitter' | 'member'): string =>
    ['zh', 'en'].map(language => JSON.stringify(explain(decision, ruleSet, depth, language as 'zh' | 'en'))).join()

  it('never appear below the administrator, nor does the title of a rule that asks about one', async () => {
    for (const facts of [{ accused: 'teacher' }, { accused: 'unit', kind: 'water' }, { accused: 'none' }, {}]) {
      const decision = await decide(ruleSet, facts)
      expect(decision.seen.find(seen => seen.fact === 'accused')?.sensitive).toBe(true)
      for (const depth of ['submitter', 'member'] as const)
        expect(told(decision, depth)).not.toMatch(/accused|teacher|教师/)
    }
  })

  it('are shown and marked for an administrator', async () => {
    const decision = await decide(ruleSet, { accused: 'teacher' })
    expect(explain(decision, ruleSet, 'administrator', 'en')).toMatchObject({
      rule: 'About a teacher',
      facts: [{ label: 'accused (en)', value: 'teacher', sensitive: true }],
    })
  })

  it('stay hidden when only the mark stored in the decision says so', async () => {
    const decision = await decide(ruleSet, { kind: 'water' })
    const marked: Decision = { ...decision, seen: decision.seen.map(seen => ({ ...seen, sensitive: true })) }
    expect(explain(marked, ruleSet, 'member', 'zh').facts).toEqual([])
    expect(DEPTHS).toEqual(['submitter', 'member', 'administrator'])
  })
})
