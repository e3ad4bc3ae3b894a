import type { Word } from '../words/word.ts'
import { DATA_WORDS, wordOf } from '../words.ts'

type Say = (word: Word) => string

/** A name without the path to it. */
export const lastPart = (path: string) => path.slice(path.lastIndexOf('.') + 1)
const YES: Word = { zh: '是', en: 'Yes' }
const NO: Word = { zh: '否', en: 'No' }

/** What goes without saying when it is not so. */
const ONLY_YES: ReadonlySet<string> = new Set(['toSubmitter', 'fromPool'])

/** Plain data of an event with a name people know, its values in words. What has no name stays out. */
export function dataLine(
  data: Readonly<Record<string, string | number | boolean | null>>,
  say: Say,
): readonly { name: string; value: string }[] {
  return Object.entries(data).flatMap(([path, raw]) => {
    const key = lastPart(path)
    const name = DATA_WORDS[key]
    if (!name || raw === null || raw === '' || (raw === false && ONLY_YES.has(key))) return []
    const value =
      typeof raw === 'boolean'
        ? say(raw ? YES : NO)
        : String(raw)
            .split('、')
            .map(part => {
              const word = wordOf(key, part)
              return word ? say(word) : part
            })
            .join('、')
    return [{ name: say(name), value }]
  })
}
