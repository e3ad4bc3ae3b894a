import { afterAll, describe, expect, it } from 'vitest'
import { tryExamples } from './examples/try-examples.ts'
import { checkWordLists } from './extract/check-word-lists.ts'
import { DEFAULT_DOCUMENTS } from './extract/default-lexicon.ts'
import type { LexiconDocuments } from './extract/lexicon.ts'
import { compileLists, findHits } from './extract/word-lists.ts'
import { parseRuleSet } from './parse-rule-set.ts'
import { givenRouting, givenRule, givenSensitivity, references } from './testing/given-rules.ts'

/**
 * What somebody may write who wants the server to stop (bar X4): each is refused, or done and harmless, and the process goes on. How long the
 * slowest took is printed; a machine that is busy makes it longer, so nothing is asserted of it.
 */
const took: Record<string, number[]> = {}
const timed = <T>(group: string, work: () => T): T => {
  const began = performance.now()
  const result = work()
  took[group] = [...(took[group] ?? []), performance.now() - began]
  return result
}
afterAll(() => {
  for (const [group, times] of Object.entries(took))
    console.log(`${group}: ${times.length} refused or done, the slowest in ${Math.max(...times).toFixed(1)} ms`)
})

/** Written against the words of a list, each with the text it was made for. */
const PATTERNS: readonly (readonly [word: string, text: string])[] = [
  ...['水', '水~', '~水', '~~水', '水~~', '(水)~', '#~', '(水/水水)', '(水/水)', '(水/水水/水水水)?水'].flatMap(part =>
    [3, 8, 20].map(times => [`${part.repeat(times)}火`, '水'.repeat(3000)] as const),
  ),
  ['(a*)(a*)(a*)(a*)b', 'a'.repeat(3000)],
  ['a* a* a* a* a* a* b', 'a '.repeat(1500)],
  ['(a*/aa*/aaa*)~(a*/aa*)~b', 'a'.repeat(3000)],
  [`${'('.repeat(150)}水${')'.repeat(150)}`, '水'.repeat(3000)],
  [`(${'水/'.repeat(190)}水)火`, '水'.repeat(3000)],
  [`${'(水/火)?'.repeat(60)}土`, '水火'.repeat(1500)],
  ['[水]*(火+)+$', '火'.repeat(3000)],
  ['.*.*.*x', 'y'.repeat(3000)],
  ['\\d{1,9}{1,9}', '9'.repeat(3000)],
  ['(?=水)(?:水+)+', '水'.repeat(3000)],
  [`${'#'.repeat(12)}火`, '12345'.repeat(600)],
]

/** Documents in which nothing else asks for time. */
const ALONE: LexiconDocuments = {
  ...DEFAULT_DOCUMENTS,
  wordLists: { lists: {}, pairs: {}, signs: {}, charges: [], classLists: [] },
  categoryLexicon: { terms: {}, landmarks: [], places: {}, pairs: [], submitters: {}, objects: [] },
  duties: { ...DEFAULT_DOCUMENTS.duties, topics: [], needs: {}, entryDuties: [] },
}

describe('hostile configuration', () => {
  it.each(PATTERNS)('a word that runs away is refused, or does not: %s', (word, text) => {
    const lists = { own: { label: { zh: '新', en: 'New' }, words: [word] } }
    const problems = timed('words that run away', () => {
      const found = checkWordLists({ ...ALONE.wordLists, lists }, ALONE)
      if (found.length === 0) findHits(text, compileLists({ lists, pairs: {}, signs: {}, charges: [], classLists: [] }))
      return found
    })
    for (const { reason } of problems) expect(reason.zh).toMatch(/\p{Script=Han}/u)
  })

  const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']
  const EVIL = '{"isAdmin":true,"rules":[],"then":{"path":"reject"}}'
  const tricks = KEYS.flatMap(key => [
    [`the key ${key} at the top`, `{"kind":"routing","rules":[],"${key}":${EVIL}}`],
    [`the key ${key} in a rule`, JSON.stringify(givenRouting()).replace('"id":', `"${key}":${EVIL},"id":`)],
    [`the key ${key} in an outcome`, JSON.stringify(givenRouting()).replace('"path":', `"${key}":${EVIL},"path":`)],
    [`a condition named ${key}`, `{"kind":"routing","rules":[],"conditions":{"${key}":{"any":[]}}}`],
    [`a fact called ${key}`, JSON.stringify(givenRouting()).replace('"fact":"kind"', `"fact":"${key}"`)],
    [`an operator called ${key}`, JSON.stringify(givenRouting()).replace('"operator":"is"', `"operator":"${key}"`)],
  ])

  it.each(tricks)('%s reaches no prototype', (_what, json) => {
    const parsed = timed('tricks with prototypes', () => parseRuleSet(json, references))
    expect(parsed.ok).toBe(false)
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
    expect(Object.hasOwn(Object.prototype, 'rules')).toBe(false)
  })

  const nest = (levels: number, make: (inside: unknown) => unknown): unknown => {
    let value: unknown = { fact: 'kind', operator: 'is', value: 'water' }
    for (let n = 0; n < levels; n += 1) value = make(value)
    return value
  }
  const deep = [
    ['all', (inside: unknown) => ({ all: [inside] })],
    ['not', (inside: unknown) => ({ not: inside })],
    ['a list', (inside: unknown) => [inside]],
    ['any key', (inside: unknown) => ({ a: inside })],
  ] as const

  it.each(deep)('two hundred levels of %s are refused, parsed and as text', (_what, make) => {
    for (const levels of [200, 20_000]) {
      const input = givenRouting([givenRule({ when: nest(levels, make) })])
      expect(timed('deep nesting', () => parseRuleSet(input, references)).ok).toBe(false)
      if (levels > 200) continue
      const text = JSON.stringify(input)
      expect(timed('deep nesting', () => parseRuleSet(text, references)).ok).toBe(false)
    }
  })

  it('circles are refused: of objects, and of conditions that call each other', () => {
    const rules: Record<string, unknown> = givenRouting()
    rules.rules = [rules]
    const lists: Record<string, unknown> = {}
    lists.lists = lists
    const chain = Object.fromEntries(
      Array.from({ length: 199 }, (_, n) => [`c${n}`, { any: [{ condition: `c${(n + 1) % 199}` }] }]),
    )
    const doubling = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [
        `c${n}`,
        { any: [{ condition: `c${n + 1}` }, { condition: `c${n + 1}` }] },
      ]),
    )
    for (const input of [
      rules,
      givenRouting([givenRule()], { conditions: chain }),
      givenRouting([], { conditions: doubling }),
    ])
      expect(timed('circles', () => parseRuleSet(input, references)).ok).toBe(false)
    expect(timed('circles', () => checkWordLists(lists, DEFAULT_DOCUMENTS))).not.toEqual([])
  })

  const TEN = 10_000_000
  const large: readonly (readonly [what: string, make: () => unknown])[] = [
    ['text that is no JSON', () => 'x'.repeat(TEN)],
    ['text that is JSON', () => JSON.stringify(givenRouting([givenRule({ say: '很'.repeat(TEN / 3) })]))],
    ['one field', () => givenRouting([givenRule({ say: 'x'.repeat(TEN) })])],
    ['a million keys', () => `{${Array.from({ length: 1_000_000 }, (_, n) => `"k${n}":1`).join()}}`],
    ['a million rules', () => givenRouting(Array.from({ length: 1_000_000 }, () => 1))],
    ['a million examples', () => givenRouting([], { examples: Array.from({ length: 1_000_000 }, () => ({})) })],
    ['a million waivers', () => givenSensitivity([], { waivers: Array.from({ length: 1_000_000 }, () => 0) })],
    ['one long word', () => ({ ...DEFAULT_DOCUMENTS.wordLists, charges: ['水'.repeat(TEN / 3)] })],
  ]
  it.each(large)('ten megabytes are refused: %s', (_what, make) => {
    const input = make()
    expect(timed('ten megabytes', () => parseRuleSet(input, references)).ok).toBe(false)
    expect(timed('ten megabytes', () => checkWordLists(input, DEFAULT_DOCUMENTS))).not.toEqual([])
  })

  it('facts of an example that are called like a method are unknown, and decide nothing', () => {
    const named = givenRouting([givenRule()], { examples: [{ facts: { constructor: 1 }, expect: {} }] })
    expect(timed('tricks with prototypes', () => parseRuleSet(named, references)).ok).toBe(false)
    const plain = parseRuleSet(
      givenRouting([givenRule()], { examples: [{ facts: {}, expect: { toString: 'x' } }] }),
      references,
    )
    expect(plain.ok).toBe(false)
    const met = parseRuleSet(
      givenRouting([givenRule()], { examples: [{ facts: {}, expect: { path: 'rule' } }] }),
      references,
    )
    if (!met.ok) throw new Error(JSON.stringify(met.problems))
    expect(tryExamples(met.value)).toEqual({ run: 1, failed: [] })
  })
})
