import type { Lexicon } from './lexicon.ts'
import { objectOf } from './object-of.ts'
import type { Hits } from './word-lists.ts'
import { blankOut, spansOf } from './word-pattern.ts'

const GENERIC_OBJECTS = new Set([
  'food',
  'network',
  'account',
  'noise',
  'exam',
  'reimbursement',
  'fee',
  'toilet',
  'seat',
  'pay',
  'venue',
])
const PLACE_BOUND = new Set(['HQ', 'JJ'])
const SPECIFIC =
  /[0-9]{2,}|《|(?:[0-9一二三四五六七八九十]+)(?:栋|楼|层|号|教|月|日|点|天|周|块|元|个|次)|昨|今天|今晚|上周|周[一二三四五六日末]|下周/u

/** How many characters of a text say something of their own, once general things, general complaints and filler are taken out. */
const contentLength = (text: string, lexicon: Lexicon): number => {
  let rest = text
  for (const name of ['vagueComplaint', 'vagueObject', 'vagueFiller']) {
    const list = lexicon.lists.lists.find(one => one.name === name)
    rest = blankOut(rest, list?.words ?? null)
  }
  const signs = rest.replace(/[^\p{Script=Han}a-z0-9]+/gu, ' ')
  return [...signs.matchAll(/\p{Script=Han}|[a-z0-9]+/gu)].reduce(
    (sum, found) => sum + (found[0].length > 1 ? 2 : 1),
    0,
  )
}

export interface VaguenessInput {
  readonly text: string
  readonly hits: Hits
  readonly hasPlace: boolean
  readonly category: string | null
}

/**
 * Whether somebody must ask back before anyone could act: nothing but general displeasure (“食堂不行”), or a short report of a
 * fault that is somewhere but does not say where (“没有热水”).
 */
export const isVague = ({ text, hits, hasPlace, category }: VaguenessInput, lexicon: Lexicon): boolean => {
  if (text.length > 80) return false
  const object = objectOf(text, lexicon)
  const isSpecific = SPECIFIC.test(text)
  const concrete = object !== null && !GENERIC_OBJECTS.has(object) && (hits.has('trouble') || hits.has('utilityOut'))
  if ((concrete || object === 'network') && hasPlace) return false
  const left = contentLength(text, lexicon)
  if (!isSpecific && !concrete && (left <= 5 || left <= text.length * 0.2)) return true
  if (left <= 2 && !hasPlace && text.length <= 20) return true
  const asks = hits.has('askHow') || hits.has('suggest')
  return !hasPlace && !asks && !isSpecific && text.length <= 24 && category !== null && PLACE_BOUND.has(category)
}

/** Whether a text holds something to act on, also inside abuse: a concrete thing, a place, a number, or words of a category. */
export const hasRequest = (text: string, hits: Hits, score: number, lexicon: Lexicon): boolean => {
  if (hits.has('utilityOut')) return true
  return (
    score >= 4 && (SPECIFIC.test(text) || contentLength(text, lexicon) >= 12 || spansOf(text, /[0-9]+/gu).length > 0)
  )
}
