import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  freeName,
  mergedLists,
  type WordListsJson,
  withList,
  withoutList,
  wordListChanges,
  wordListsOf,
  wordsIn,
  wrongLists,
} from './word-lists.ts'

const label = (zh: string, en: string) => ({ zh, en })
const before = wordListsOf({
  lists: { water: { label: label('水', 'Water'), words: ['漏水', '停水'], except: ['口水'] } },
  pairs: {},
  signs: { harm: ['water'] },
})

test('words are typed one a line or apart by commas, and stand once', () => {
  expect(wordsIn('漏水\n 停水，漏水、渗水; \n')).toEqual(['漏水', '停水', '渗水'])
})

test('what changed is said list by list, and what is not edited goes along', () => {
  const after = withList(before, 'water', { label: label('水', 'Water'), words: ['漏水', '渗水'] })
  expect(after.signs).toEqual(before.signs)
  expect(wordListChanges(before, after).map(({ what, after: said }) => `${what.zh} ${said.zh}`)).toEqual([
    '水 加上：渗水',
    '水 去掉：停水',
    '水 去掉例外：口水',
  ])
  expect(wordListChanges(before, withoutList(before, 'water')).map(({ after: said }) => said.zh)).toEqual([
    '删去整张词表',
  ])
  expect(wordListChanges(before, before)).toEqual([])
})

test('a new list has a name of its own, and is unfinished until it has words', () => {
  expect(freeName(before)).toBe('list1')
  const more = withList(before, 'list1', { label: label('', ''), words: [] })
  expect(freeName(more)).toBe('list2')
  expect(wrongLists(more).map(({ reason }) => reason.zh)).toEqual(['还没有名称', '还没有词'])
  expect(wrongLists(before)).toEqual([])
})

const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 })
const lists = fc.dictionary(fc.constantFrom('one', 'two', 'three'), words, { maxKeys: 3 }).map(some =>
  wordListsOf({
    lists: Object.fromEntries(
      Object.entries(some).map(([name, of]) => [name, { label: label(name, name), words: of }]),
    ),
  }),
)
const has = (body: WordListsJson, name: string, one: string) => body.lists[name]?.words.includes(one) === true

test('of two edits no added word is lost, and what one side took out of a list that both kept is out', () => {
  fc.assert(
    fc.property(lists, lists, lists, (base, theirs, mine) => {
      const merged = mergedLists(base, theirs, mine)
      for (const [side, other] of [
        [theirs, mine],
        [mine, theirs],
      ] as const)
        for (const name of ['one', 'two', 'three'])
          for (const one of ['a', 'b', 'c', 'd', 'e']) {
            if (has(side, name, one) && !has(base, name, one)) expect(has(merged, name, one)).toBe(true)
            if (
              has(base, name, one) &&
              side.lists[name] &&
              other.lists[name] &&
              !has(side, name, one) &&
              !has(other, name, one)
            )
              expect(has(merged, name, one)).toBe(false)
          }
      expect(mergedLists(base, base, mine)).toEqual(mine)
      expect(mergedLists(base, theirs, base).lists).toEqual(theirs.lists)
    }),
    { numRuns: 2000 },
  )
})
