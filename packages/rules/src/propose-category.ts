import type { Lexicon } from './extract/lexicon.ts'
import { normaliseText } from './extract/normalise.ts'
import { parsePlace } from './extract/place.ts'
import { findHits, type Hits } from './extract/word-lists.ts'
import { blankOut, spansOf } from './extract/word-pattern.ts'

export interface CategoryProposal {
  readonly category: string
  readonly score: number
  /** The words of the text, and what the place says, that spoke for it. */
  readonly because: readonly string[]
}

/** Who submits, as far as it says something about the matter. */
export type SubmitterGroup = 'undergraduate' | 'postgraduate' | 'teacher' | 'retired' | 'other'

export const submitterGroup = (type: string | undefined): SubmitterGroup => {
  if (type === undefined) return 'other'
  if (/离退休|退休|retired/iu.test(type)) return 'retired'
  if (/硕|博|研究生|postgraduate|master|phd/iu.test(type)) return 'postgraduate'
  if (/本科|undergraduate/iu.test(type)) return 'undergraduate'
  return /教师|教工|职工|教职|实验|行政|辅导员|staff|teacher|faculty/iu.test(type) ? 'teacher' : 'other'
}

interface Tally {
  score: number
  readonly because: Set<string>
}

/** A proposal must score this much; below it nothing is said. */
const FLOOR = 3
/** The second and later words of one weight count less, so that one strong word is not outvoted by many weak ones. */
const LATER_WORDS = 0.6

/**
 * Categories of a text, best first: each word of the lexicon found adds its weight once, the place and pairs of word lists add
 * theirs. Plain sums, so that every proposal can say why. Empty when nothing speaks for any.
 */
export const proposeCategory = (
  text: string,
  place: {
    readonly place?: string | undefined
    readonly campus?: string | undefined
    readonly submitterType?: string | undefined
  },
  lexicon: Lexicon,
  given?: { readonly read: string; readonly hits: Hits },
): readonly CategoryProposal[] => {
  const read = given?.read ?? normaliseText(text)
  const hits = given?.hits ?? findHits(read, lexicon.lists)
  const tallies = new Map<string, Tally>()
  const add = (category: string, score: number, because?: string): void => {
    const tally = tallies.get(category) ?? { score: 0, because: new Set<string>() }
    tally.score += score
    if (because !== undefined && score > 0) tally.because.add(because)
    tallies.set(category, tally)
  }
  const about = blankOut(read, lexicon.landmarks)
  for (const { category, weight, words } of lexicon.terms) {
    const found = [...new Set(spansOf(about, words).map(span => span.word))]
    for (const [index, word] of found.entries()) add(category, index === 0 ? weight : weight * LATER_WORDS, word)
  }
  for (const pair of lexicon.pairs) if (pair.all.every(name => hits.has(name))) add(pair.category, pair.add, pair.say)
  for (const topic of lexicon.topics) {
    const [first] = topic.onlyIn === undefined ? spansOf(read, topic.words) : []
    if (first !== undefined) add(topic.category, 4, first.word)
  }
  const where = parsePlace(place.place, '', place.campus)
  const isLandmark =
    place.place !== undefined && lexicon.landmarks !== null && blankOut(place.place, lexicon.landmarks) !== place.place
  if (where !== null && !isLandmark)
    for (const [category, score] of Object.entries(lexicon.places[where.kind] ?? {}))
      add(category, score, place.place ?? where.kind)
  const group = lexicon.submitters[submitterGroup(place.submitterType)] ?? {}
  for (const [category, score] of Object.entries(group)) if (tallies.has(category)) add(category, score)
  return [...tallies]
    .map(([category, tally]) => ({ category, score: Math.round(tally.score * 10) / 10, because: [...tally.because] }))
    .filter(proposal => proposal.score >= FLOOR)
    .sort((left, right) => right.score - left.score || (left.category < right.category ? -1 : 1))
    .slice(0, 3)
}
