import type { Bilingual } from '../fact-types.ts'
import { guardJson } from '../schema/guard-json.ts'
import { ProblemList, under } from '../schema/problems.ts'
import type { LexiconDocuments } from './lexicon.ts'
import { buildLexicon } from './lexicon.ts'
import { readDocuments } from './read-documents.ts'
import { wordCost } from './word-cost.ts'
import type { WordListDocument } from './word-lists.ts'
import { wordSource } from './word-pattern.ts'

/** Characters of one word, and ways in which it may be tried at one place; the shipped words need 226 and 5,832. */
export const MAX_WORD = 400
export const MAX_WORD_COST = 6000

export interface WordProblem {
  /** A JSON pointer into the document. */
  readonly place: string
  readonly reason: Bilingual
}

const problemOf = (word: string): Bilingual | null => {
  if (word.length > MAX_WORD) return { zh: `超过 ${MAX_WORD} 个字`, en: `It is longer than ${MAX_WORD} characters.` }
  if (wordCost(word) > MAX_WORD_COST)
    return {
      zh: '可选的写法和省略太多，请拆成几条',
      en: 'It has too many alternatives and gaps in a row: make several words of it.',
    }
  try {
    wordSource(word)
    return null
  } catch {
    return {
      zh: '括号不成对，或者什么也不写也会命中',
      en: 'Its brackets do not match, or it would be found in an empty text.',
    }
  }
}

/**
 * What is wrong with word lists that somebody has written, to stand beside the other documents of the lexicon: their shape, each word
 * (brackets, and how many ways it can be tried), names of lists that are not there. Nothing hostile is compiled before it is measured.
 */
export const checkWordLists = (input: unknown, documents: LexiconDocuments): readonly WordProblem[] => {
  const guarded = new ProblemList()
  if (!guardJson(input, guarded)) return guarded.found.map(({ place, reason }) => ({ place, reason }))
  let read: LexiconDocuments
  try {
    read = readDocuments({ ...documents, wordLists: input })
  } catch (error) {
    return [refused(error)]
  }
  const wrong = wordsOf(read.wordLists).flatMap(({ place, word }) => {
    const reason = problemOf(word)
    return reason === null
      ? []
      : [{ place, reason: { zh: `“${short(word)}”：${reason.zh}`, en: `“${short(word)}”: ${reason.en}` } }]
  })
  if (wrong.length > 0) return wrong.slice(0, 100)
  try {
    buildLexicon(read)
    return []
  } catch (error) {
    return [refused(error)]
  }
}

const short = (word: string): string => (word.length > 40 ? `${word.slice(0, 39)}…` : word)

const wordsOf = ({ lists }: WordListDocument): { place: string; word: string }[] =>
  Object.entries(lists).flatMap(([name, list]) =>
    (['words', 'except'] as const).flatMap(key =>
      (list[key] ?? []).map((word, n) => ({ place: under(under(under('/lists', name), key), n), word })),
    ),
  )

/** What the readers of the documents say, which is in English, with its place. */
const refused = (error: unknown): WordProblem => {
  const said = error instanceof Error ? error.message : String(error)
  const place = /^\/wordLists(\/\S*?):? /.exec(`${said} `)?.[1] ?? ''
  return { place, reason: { zh: `词表的写法不对：${said}`, en: `The word lists cannot be read: ${said}` } }
}
