import { describe, expect, it } from 'vitest'
import { decide, decideAll, decisionText } from '../decide.ts'
import type { Facts } from '../fact-types.ts'
import { parseRuleSet } from '../parse-rule-set.ts'
import type { RoutingRuleSet } from '../rule-set.ts'
import { routing as defaultRouting, sensitivity as defaultSensitivity } from '../testing/corpus/judge.ts'
import {
  givenRouting,
  givenRule,
  givenSensitiveRule,
  references,
  routing,
  sensitivity,
} from '../testing/given-rules.ts'
import { replay } from './replay.ts'

const leaf = (fact: string, operator: string, value: unknown) => ({ fact, operator, value })
const when = (id: string, condition: unknown) => givenRule({ id, when: condition })

/** The rule that both decide by; throws where they differ in a byte. */
const decidedBy = async (ruleSet: RoutingRuleSet, facts: Facts): Promise<string | null> => {
  const decision = await decide(ruleSet, facts)
  expect(decisionText(replay(ruleSet).decide(facts))).toBe(decisionText(decision))
  return decision.ruleId
}

describe('habits of the engine that replay must share or shut out in the same way', () => {
  it('a missing fact satisfies nothing, not even isNot, isNoneOf or below; only isMissing', async () => {
    const negative = [
      leaf('kind', 'isNot', 'water'),
      leaf('kind', 'isNoneOf', ['water']),
      leaf('persons', 'below', 5),
      leaf('tags', 'hasAll', ['night']),
    ]
    const ruleSet = routing([
      ...negative.map((one, n) => when(`no${n}`, { any: [one] })),
      when('gap', { all: [leaf('kind', 'isMissing', true)] }),
    ])
    expect(await decidedBy(ruleSet, {})).toBe('gap')
    expect(await decidedBy(ruleSet, { kind: undefined, tags: undefined })).toBe('gap')
  })

  it('an empty group, which the engine takes for true, never comes here: the parser refuses it', () => {
    for (const group of [{ any: [] }, { all: [] }, { not: { any: [] } }]) {
      const parsed = parseRuleSet(givenRouting([when('empty', group)]), references)
      expect(parsed.ok ? [] : parsed.problems.map(problem => problem.code)).toEqual(['emptyGroup'])
    }
  })

  it('of several rules that hold the first in the list decides, however many there are', async () => {
    const same = Array.from({ length: 60 }, (_, n) => when(`r${n}`, { any: [leaf('persons', 'atLeast', 60 - n)] }))
    const ruleSet = routing(same)
    for (const persons of [0, 1, 30, 60, 99])
      expect(await decidedBy(ruleSet, { persons })).toBe(persons === 0 ? null : `r${Math.max(0, 60 - persons)}`)
  })

  it('one compiled set serves cases in any order, and forgets each before the next', async () => {
    const ruleSet = routing([
      when('both', { all: [leaf('kind', 'is', 'water'), leaf('persons', 'atLeast', 3)] }),
      when('many', { all: [leaf('persons', 'atLeast', 3)] }),
    ])
    const shared = replay(ruleSet)
    const cases: Facts[] = [{ kind: 'water', persons: 3 }, { persons: 3 }, { kind: 'water' }, {}, { kind: 'heat' }]
    const expected = await Promise.all(cases.map(facts => decide(ruleSet, facts)))
    for (let round = 0; round < 3; round += 1)
      for (const [n, facts] of cases.entries())
        expect(decisionText(shared.decide(facts))).toBe(decisionText(expected[n]!))
  })

  it('any and not inside one another, five levels deep', async () => {
    const ruleSet = routing([
      when('deep', {
        not: { any: [{ not: { all: [leaf('kind', 'is', 'water'), leaf('persons', 'below', 3)] } }] },
      }),
      when('nor', { not: { not: { any: [leaf('kind', 'is', 'heat'), { not: leaf('isUrgent', 'is', true) }] } } }),
    ])
    expect(await decidedBy(ruleSet, { kind: 'water', persons: 2 })).toBe('deep')
    expect(await decidedBy(ruleSet, { kind: 'water', persons: 3, isUrgent: true })).toBeNull()
    expect(await decidedBy(ruleSet, { isUrgent: false })).toBe('nor')
    expect(await decidedBy(ruleSet, {})).toBe('nor')
  })

  it('a number written as a text, a text written as a number, true written as “true”: missing', async () => {
    const ruleSet = routing([
      when('three', { all: [leaf('persons', 'is', 3)] }),
      when('room', { all: [leaf('room', 'is', '101')] }),
      when('urgent', { all: [leaf('isUrgent', 'is', true)] }),
      when('gap', { all: [leaf('persons', 'isMissing', true)] }),
    ])
    expect(await decidedBy(ruleSet, { persons: '3', room: 101 as never, isUrgent: 'true' })).toBe('gap')
    expect(await decidedBy(ruleSet, { persons: 1, room: 101 as never, isUrgent: 1 as never })).toBeNull()
    expect(await decidedBy(ruleSet, { persons: 3 })).toBe('three')
  })

  it('NaN and Infinity are missing, and -0 is 0', async () => {
    const ruleSet = routing([
      when('zero', { all: [leaf('persons', 'is', -0)] }),
      when('some', { all: [leaf('persons', 'isNot', 1)] }),
    ])
    expect(await decidedBy(ruleSet, { persons: -0 })).toBe('zero')
    expect(await decidedBy(ruleSet, { persons: 0 })).toBe('zero')
    for (const persons of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(await decidedBy(ruleSet, { persons })).toBeNull()
  })

  it('keys of a prototype are not facts, and a fact may be called like a method', async () => {
    const named = new Map(references.facts)
    for (const key of ['constructor', 'toString', 'hasOwnProperty'])
      named.set(key, { ...references.facts.get('room')!, key })
    const json = ['constructor', 'toString', 'hasOwnProperty'].map(key =>
      when(key, { all: [leaf(key, 'isPresent', true)] }),
    )
    const parsed = parseRuleSet(givenRouting(json), { ...references, facts: named })
    if (!parsed.ok || parsed.value.kind !== 'routing') throw new Error(JSON.stringify(parsed))
    expect(await decidedBy(parsed.value, {})).toBeNull()
    expect(await decidedBy(parsed.value, { toString: 'x' as never })).toBe('toString')
    const inherited = Object.create({ kind: 'water' }) as Facts
    expect(await decidedBy(routing([givenRule()]), inherited)).toBeNull()
    expect(await decidedBy(routing([givenRule()]), JSON.parse('{"__proto__":{"kind":"water"}}') as Facts)).toBeNull()
  })

  it('a value named like a method is only a value', async () => {
    const ruleSet = routing([when('room', { all: [leaf('room', 'is', 'constructor')] })])
    expect(await decidedBy(ruleSet, { room: 'constructor' })).toBe('room')
    expect(await decidedBy(ruleSet, { room: '__proto__' })).toBeNull()
  })

  it('a named condition is the condition written out, also within another and under a not', async () => {
    const ruleSet = routing(
      [when('dry', { not: { condition: 'wet' } }), when('wet', { all: [{ condition: 'wet' }] })],
      { conditions: { water: { any: [leaf('kind', 'is', 'water')] }, wet: { all: [{ condition: 'water' }] } } },
    )
    expect(await decidedBy(ruleSet, { kind: 'water' })).toBe('wet')
    expect(await decidedBy(ruleSet, { kind: 'heat' })).toBe('dry')
    expect(await decidedBy(ruleSet, {})).toBe('dry')
  })

  it('the index over the commonest fact loses no rule that asks otherwise, and none under a not or an any', async () => {
    const ruleSet = routing([
      when('a', { all: [leaf('kind', 'is', 'water'), leaf('persons', 'is', 1)] }),
      when('b', { any: [leaf('kind', 'is', 'heat'), leaf('persons', 'is', 2)] }),
      when('c', { not: { all: [leaf('kind', 'isAnyOf', ['water', 'heat'])] } }),
      when('d', { all: [leaf('kind', 'isAnyOf', ['water', 'power']), leaf('kind', 'isNot', 'power')] }),
      when('e', { any: [leaf('kind', 'is', 'heat'), leaf('kind', 'is', 'power')] }),
    ])
    const seen = new Set<string | null>()
    for (const kind of ['water', 'heat', 'power', 'other', undefined])
      for (const persons of [1, 2, undefined]) seen.add(await decidedBy(ruleSet, { kind, persons }))
    expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('sets in any order, with repeats, and with a member that is no text', async () => {
    const ruleSet = routing([when('tags', { all: [leaf('tags', 'hasAll', ['repeated', 'night'])] })])
    expect(await decidedBy(ruleSet, { tags: ['night', 'repeated', 'night'] })).toBe('tags')
    expect(await decidedBy(ruleSet, { tags: ['night', 'repeated', 3] as never })).toBeNull()
    expect(await decidedBy(ruleSet, { tags: [] })).toBeNull()
  })

  it('long lists of values, which are looked up in a set', async () => {
    const rooms = Array.from({ length: 40 }, (_, n) => `${100 + n}`)
    const ruleSet = routing([
      when('outside', { all: [leaf('room', 'isNoneOf', rooms)] }),
      when('inside', { all: [leaf('room', 'isAnyOf', rooms)] }),
    ])
    expect(await decidedBy(ruleSet, { room: '139' })).toBe('inside')
    expect(await decidedBy(ruleSet, { room: '140' })).toBe('outside')
    expect(await decidedBy(ruleSet, {})).toBeNull()
  })
})

it('a rule set without rules falls back, one without hits finds nothing', async () => {
  expect(replay(routing([])).first({ kind: 'water' })).toBe(-1)
  const ruleSet = sensitivity([givenSensitiveRule()])
  expect(replay(ruleSet).all({})).toEqual([])
  expect(decisionText(replay(ruleSet).decide({}))).toBe(decisionText(await decideAll(ruleSet, {})))
})

it('the default rules of the school replay to the byte', async () => {
  const cases: Facts[] = [
    {},
    { 'gate.crisis': true, 'gate.held': true },
    { 'case.category': 'JX', 'case.dutyUnit': 'JWC', 'text.intent': 'consult', 'text.words': ['ownPlace', 'money'] },
    { 'text.words': ['selfHarm', 'despair', 'farewell', 'money'], 'declared.accused': 'unit' },
  ]
  for (const facts of cases) {
    expect(decisionText(replay(defaultRouting).decide(facts))).toBe(decisionText(await decide(defaultRouting, facts)))
    expect(decisionText(replay(defaultSensitivity).decide(facts))).toBe(
      decisionText(await decideAll(defaultSensitivity, facts)),
    )
  }
})
