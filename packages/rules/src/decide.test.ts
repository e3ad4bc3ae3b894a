import { describe, expect, it } from 'vitest'
import { decide, decideAll, decideMany, decisionText, replaysToTheByte } from './decide.ts'
import { givenRule, givenSensitiveRule, routing, sensitivity } from './testing/given-rules.ts'

const always = { any: [{ fact: 'kind', operator: 'isPresent', value: true }] }
const personsAtLeast = (value: number) => ({ all: [{ fact: 'persons', operator: 'atLeast', value }] })

describe('deciding where a case goes', () => {
  it('takes the first rule that holds and says why the earlier ones did not', async () => {
    const ruleSet = routing([
      givenRule({ id: 'crowd', when: personsAtLeast(50), outcome: { path: 'instruct', target: 'dutyUnit' } }),
      givenRule(),
      givenRule({ id: 'late', when: always }),
    ])
    expect(await decide(ruleSet, { kind: 'water', persons: 3, room: 'unasked' })).toEqual({
      kind: 'routing',
      outcome: { path: 'transfer', unit: 'HQC' },
      ruleId: 'leak',
      seen: [
        { fact: 'kind', value: 'water', sensitive: false },
        { fact: 'persons', value: 3, sensitive: false },
      ],
      others: [
        {
          ruleId: 'crowd',
          because: 'failed',
          leaf: { place: '/all/0', fact: 'persons', operator: 'atLeast', value: 50, held: false },
        },
        { ruleId: 'late', because: 'decidedEarlier' },
      ],
    })
  })

  it('falls back when no rule holds, and records what was asked for and missing', async () => {
    const decision = await decide(routing([givenRule()]), {})
    expect(decision.ruleId).toBeNull()
    expect(decision.outcome).toEqual({ path: 'rule', target: 'schoolGroup' })
    expect(decision.seen).toEqual([{ fact: 'kind', value: null, sensitive: false }])
  })

  it('works without any rule', async () => {
    expect((await decide(routing([]), { kind: 'water' })).ruleId).toBeNull()
  })

  it('points at the question under a not, and through a named condition', async () => {
    const when = { all: [{ not: { any: [{ condition: 'wet' }] } }] }
    const ruleSet = routing([givenRule({ when })], {
      conditions: { wet: { any: [{ fact: 'kind', operator: 'is', value: 'water' }] } },
    })
    const [other] = (await decide(ruleSet, { kind: 'water' })).others
    expect(other).toMatchObject({ leaf: { place: '/all/0/not/any/0/condition/wet/any/0', held: true } })
  })

  it('counts a value that does not fit its fact as missing', async () => {
    const facts = { kind: 7, persons: Number.NaN, tags: 'night' }
    const ruleSet = routing([
      givenRule({ id: 'odd', when: { not: { all: [{ fact: 'persons', operator: 'isMissing', value: true }] } } }),
      givenRule({ id: 'any', when: { any: [{ fact: 'tags', operator: 'hasAny', value: ['night'] }] } }),
      givenRule({ id: 'gap', when: { all: [{ fact: 'kind', operator: 'isMissing', value: true }] } }),
    ])
    expect((await decide(ruleSet, facts)).ruleId).toBe('gap')
  })

  it('is not moved by facts inherited from a prototype', async () => {
    const facts = Object.create({ kind: 'water' }) as Record<string, string>
    expect((await decide(routing([givenRule()]), facts)).ruleId).toBeNull()
  })

  it('gives the same bytes whatever the order of keys and of set members', async () => {
    const ruleSet = routing([
      givenRule({ when: { all: [{ fact: 'tags', operator: 'hasAll', value: ['night', 'repeated'] }, always] } }),
    ])
    const one = await decide(ruleSet, { tags: ['repeated', 'night', 'night'], kind: 'water' })
    const two = await decide(ruleSet, { kind: 'water', tags: ['night', 'repeated'] })
    expect(decisionText(one)).toBe(decisionText(two))
    expect(decisionText(JSON.parse(decisionText(one)))).toBe(decisionText(one))
    expect(await replaysToTheByte(ruleSet, one)).toBe(true)
  })
})

describe('deciding what is sensitive', () => {
  const ruleSet = sensitivity([
    givenSensitiveRule(),
    givenSensitiveRule({
      id: 'money',
      band: 'school',
      when: { all: [{ fact: 'words', operator: 'mentions', value: ['money'] }] },
      outcome: { classes: ['discipline', 'petition'], hold: true, urgency: 'P1', channel: ['disciplineOffice'] },
    }),
  ])

  it('adds up every rule that holds', async () => {
    const decision = await decideAll(ruleSet, { words: ['money', 'violence'] })
    expect(decision.outcome).toEqual({
      classes: ['petition', 'discipline', 'crisis'],
      hold: true,
      urgency: 'P0',
      channel: ['disciplineOffice', 'counselling'],
      crisis: { page: ['XGB'] },
    })
    expect(decision.ruleIds).toEqual(['violence', 'money'])
    expect(decision.others).toEqual([])
    expect(await replaysToTheByte(ruleSet, decision)).toBe(true)
  })

  it('holds nothing when no rule does, and says why each did not', async () => {
    const decision = await decideAll(ruleSet, { words: [] })
    expect(decision.outcome).toEqual({ classes: [], hold: false, channel: [] })
    expect(decision.others.map(other => other.because)).toEqual(['failed', 'failed'])
  })
})

describe('habits of the engine that must not decide a case', () => {
  const count = 40
  const ladder = routing(
    Array.from({ length: count }, (_, index) => givenRule({ id: `r${index}`, when: personsAtLeast(count - index) })),
  )
  const expected = (persons: number): string | null =>
    persons < 1 ? null : `r${Math.max(0, count - Math.min(persons, count))}`

  it('keeps the order of the list however many rules hold', async () => {
    for (const persons of [0, 1, 9, 10, 11, 39, 40, 400])
      expect((await decide(ladder, { persons })).ruleId).toBe(expected(persons))
  })

  it('gets 2,000 decisions right with eight runs in flight', async () => {
    const small = routing([5, 3, 1].map(least => givenRule({ id: `at${least}`, when: personsAtLeast(least) })))
    let next = 0
    let wrong = 0
    const runner = async (): Promise<void> => {
      while (next < 2000) {
        const persons = next++ % 7
        const right = persons >= 5 ? 'at5' : persons >= 3 ? 'at3' : persons >= 1 ? 'at1' : null
        if ((await decide(small, { persons })).ruleId !== right) wrong += 1
      }
    }
    await Promise.all(Array.from({ length: 8 }, runner))
    expect(wrong).toBe(0)
  })

  it('lets timers fire while many cases are decided', async () => {
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 0)
    const cases = Array.from({ length: 64 }, (_, persons) => ({ persons }))
    const ids: (string | null)[] = []
    for await (const decision of decideMany(ladder, cases)) ids.push(decision.ruleId)
    clearInterval(timer)
    expect(ids).toEqual(cases.map(({ persons }) => expected(persons)))
    expect(ticks).toBeGreaterThanOrEqual(4)
  })
})
