import { expect, it } from 'vitest'
import { checkWordLists, MAX_WORD_COST } from './check-word-lists.ts'
import { DEFAULT_DOCUMENTS } from './default-lexicon.ts'
import { wordCost } from './word-cost.ts'
import { wordSource } from './word-pattern.ts'

const shipped = DEFAULT_DOCUMENTS.wordLists
const withWord = (word: string) => ({
  ...shipped,
  lists: { ...shipped.lists, own: { label: { zh: '新', en: 'New' }, words: ['水管', word] } },
})
const places = (input: unknown) => checkWordLists(input, DEFAULT_DOCUMENTS).map(({ place }) => place)

it('the shipped word lists are fit', () => {
  expect(places(shipped)).toEqual([])
  expect(places(withWord('(水管/水龙头)(又)?~漏'))).toEqual([])
})

it.each([
  ['brackets that do not match', '(水管', '/lists/own/words/1'],
  ['a word that is found in nothing', '(水管)?', '/lists/own/words/1'],
  ['a word without end', '水'.repeat(401), '/lists/own/words/1'],
  ['a row of gaps', `水${'~水'.repeat(9)}`, '/lists/own/words/1'],
  ['a row of equal alternatives', '(水/水水)'.repeat(20), '/lists/own/words/1'],
])('refused: %s', (_what, word, place) => {
  expect(places(withWord(word))).toEqual([place])
})

it('refuses lists that others name, another shape, and what is no plain JSON', () => {
  const { powerHolder: _, ...rest } = shipped.lists
  expect(checkWordLists({ ...shipped, lists: rest }, DEFAULT_DOCUMENTS)[0]?.reason.en).toContain('powerHolder')
  expect(places({ ...shipped, lists: { own: { words: [7] } } })).toEqual(['/lists/own/label'])
  expect(places(JSON.parse('{"__proto__":{}}'))).toEqual(['/__proto__'])
  expect(places('x'.repeat(2_000_000))).toEqual([''])
})

it('the cost of a word is what a search can try: alternatives that begin alike, and all that follows', () => {
  expect(wordCost('水管')).toBe(1)
  expect(wordCost('(水管/水龙头/电)漏')).toBe(2)
  expect(wordCost('(水/电)?漏')).toBe(2)
  expect(wordCost('水~漏~~坏')).toBe(9 * 21)
  expect(wordCost('leak* a')).toBe(13)
  // The dearest that is let through still ends soon on a text made against it.
  const dear = `水${'~水'.repeat(4)}~火`
  expect(wordCost(dear)).toBeGreaterThan(MAX_WORD_COST)
  const most = new RegExp(wordSource(`水${'~水'.repeat(3)}~火`), 'gu')
  expect('水'.repeat(2000).match(most)).toBeNull()
})
