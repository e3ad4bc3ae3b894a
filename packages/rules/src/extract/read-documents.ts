import { URGENCIES } from '../outcome.ts'
import type { LexiconDocuments } from './lexicon.ts'

type Check = (value: unknown, at: string) => void

const fail = (at: string, wanted: string): never => {
  throw new Error(`${at || 'the documents'}: ${wanted} expected`)
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text: Check = (value, at) => {
  if (typeof value !== 'string' || value === '') fail(at, 'a text')
}
const number: Check = (value, at) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) fail(at, 'a number')
}
const flag: Check = (value, at) => {
  if (typeof value !== 'boolean') fail(at, 'yes or no')
}
const oneOf =
  (union: readonly string[]): Check =>
  (value, at) => {
    if (typeof value !== 'string' || !union.includes(value)) fail(at, union.join(' | '))
  }
const listOf =
  (check: Check, length?: number): Check =>
  (value, at) => {
    if (!Array.isArray(value) || (length !== undefined && value.length !== length)) return fail(at, 'a list')
    for (const [index, one] of value.entries()) check(one, `${at}/${index}`)
  }
const recordOf =
  (check: Check): Check =>
  (value, at) => {
    if (!isObject(value)) return fail(at, 'an object')
    for (const [key, one] of Object.entries(value)) check(one, `${at}/${key}`)
  }
const shape =
  (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value, at) => {
    if (!isObject(value)) return fail(at, 'an object')
    for (const [key, check] of Object.entries(required)) check(value[key], `${at}/${key}`)
    for (const [key, one] of Object.entries(value)) {
      const check = optional[key]
      if (check !== undefined) check(one, `${at}/${key}`)
      else if (!Object.hasOwn(required, key)) fail(`${at}/${key}`, 'no such key')
    }
  }

const label = shape({ zh: text, en: text })
const texts = listOf(text)
const kind = oneOf(['college', 'department', 'directBranch', 'school'])
const documents = shape({
  wordLists: shape({
    lists: recordOf(shape({ label, words: texts }, { except: texts })),
    pairs: recordOf(shape({ label, of: listOf(text, 2), within: number })),
    signs: recordOf(texts),
    charges: texts,
    classLists: texts,
  }),
  categories: shape({
    categories: listOf(
      shape({ code: text, name: label, description: label, icon: text, urgency: oneOf(URGENCIES), unit: text }),
    ),
  }),
  categoryLexicon: shape({
    terms: recordOf(recordOf(texts)),
    landmarks: texts,
    places: recordOf(recordOf(number)),
    pairs: listOf(shape({ all: texts, category: text, add: number, say: text })),
    submitters: recordOf(recordOf(number)),
    objects: listOf(shape({ id: text, label, words: texts })),
  }),
  storyModel: shape({ bias: number, weights: recordOf(number) }),
  duties: shape({
    units: listOf(shape({ id: text, name: label, kind, seed: flag })),
    topics: listOf(
      shape({ id: text, label, unit: text, category: text, words: texts, except: texts }, { onlyIn: texts }),
    ),
    needs: recordOf(text),
    entryDuties: listOf(shape({ id: text, label, kinds: texts, categories: texts })),
  }),
})

function checkDocuments(input: unknown): asserts input is LexiconDocuments {
  documents(input, '')
}

/**
 * The five documents of a lexicon out of parsed JSON, the same value once checked. Refuses (throws, naming the place) a missing or
 * unknown key and a value of another shape. Whether words are well formed and names refer to something is for `buildLexicon`.
 */
export const readDocuments = (input: unknown): LexiconDocuments => {
  checkDocuments(input)
  return input
}
