import type { Bilingual } from '../fact-types.ts'
import { blankOut, type Span, spansOf, wordsExpression } from './word-pattern.ts'

/** A named list: words that say the same thing, and phrases in which they do not (累死 is no wish to die). */
export interface WordList {
  readonly label: Bilingual
  readonly words: readonly string[]
  readonly except?: readonly string[]
}

/** Two lists that must be hit close to each other, at most `within` characters apart. */
export interface WordPair {
  readonly label: Bilingual
  readonly of: readonly [string, string]
  readonly within: number
}

export interface WordListDocument {
  readonly lists: Readonly<Record<string, WordList>>
  readonly pairs: Readonly<Record<string, WordPair>>
  /** Signs of a grave matter told without its name: each is weak alone, several together are not. Sign → lists that show it. */
  readonly signs: Readonly<Record<string, readonly string[]>>
  /** The signs that charge somebody with something; the others only say who is spoken of and what is at stake. */
  readonly charges: readonly string[]
  /** Lists of which a hit already says what class a grave matter is of. */
  readonly classLists: readonly string[]
}

interface CompiledList {
  readonly name: string
  readonly words: RegExp | null
  readonly except: RegExp | null
}

export interface CompiledLists {
  readonly lists: readonly CompiledList[]
  readonly pairs: readonly (WordPair & { readonly name: string })[]
  /** Every name a rule may mention: lists and pairs. */
  readonly names: ReadonlySet<string>
  readonly signs: WordListDocument['signs']
  readonly charges: ReadonlySet<string>
  readonly classLists: readonly string[]
}

/** What a text hit: for each list or pair the places, nothing for those not hit. */
export type Hits = ReadonlyMap<string, readonly Span[]>

/** Refuses (throws) a malformed word, and a pair of lists that are not there. */
export const compileLists = (document: WordListDocument): CompiledLists => {
  const lists = Object.entries(document.lists).map(([name, list]) => ({
    name,
    words: wordsExpression(list.words),
    except: wordsExpression(list.except ?? []),
  }))
  const known = new Set(lists.map(list => list.name))
  const pairs = Object.entries(document.pairs).map(([name, pair]) => {
    for (const one of pair.of) if (!known.has(one)) throw new Error(`pair ${name} names an unknown list: ${one}`)
    return { name, ...pair }
  })
  const names = new Set([...known, ...pairs.map(pair => pair.name)])
  for (const name of [...Object.values(document.signs).flat(), ...document.classLists])
    if (!names.has(name)) throw new Error(`a sign or class names an unknown list: ${name}`)
  return {
    lists,
    pairs,
    names,
    signs: document.signs,
    charges: new Set(document.charges),
    classLists: document.classLists,
  }
}

/** Where one list is hit; nothing for a list that is not there. */
export const spansOfList = (text: string, name: string, compiled: CompiledLists): readonly Span[] => {
  const list = compiled.lists.find(one => one.name === name)
  return list === undefined ? [] : spansOf(blankOut(text, list.except), list.words)
}

const near = (left: readonly Span[], right: readonly Span[], within: number): readonly Span[] =>
  left.flatMap(one =>
    right
      .filter(other => Math.max(one.from, other.from) - Math.min(one.to, other.to) <= within)
      .slice(0, 1)
      .map(other => ({
        from: Math.min(one.from, other.from),
        to: Math.max(one.to, other.to),
        word: `${one.word} + ${other.word}`,
      })),
  )

/** What a normalised text hits, list by list. */
export const findHits = (text: string, compiled: CompiledLists): Hits => {
  const hits = new Map<string, readonly Span[]>()
  for (const list of compiled.lists) {
    if (spansOf(text, list.words).length === 0) continue
    const spans = spansOf(blankOut(text, list.except), list.words)
    if (spans.length > 0) hits.set(list.name, spans)
  }
  for (const pair of compiled.pairs) {
    const spans = near(hits.get(pair.of[0]) ?? [], hits.get(pair.of[1]) ?? [], pair.within)
    if (spans.length > 0) hits.set(pair.name, spans)
  }
  return hits
}

/** The signs that a text shows, by name in order. */
export const signsIn = (hits: Hits, compiled: CompiledLists): readonly string[] =>
  Object.entries(compiled.signs)
    .filter(([, lists]) => lists.some(list => hits.has(list)))
    .map(([sign]) => sign)
    .sort()
