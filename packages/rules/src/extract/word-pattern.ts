/** Where something was found in a normalised text, and what. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly word: string
}

const HAN_GAP = '[^。!?;\\n\\u0000]{0,8}?'
const HAN_LONG_GAP = '[^。!?;\\n\\u0000]{0,20}?'
const LATIN_GAP = '[^.!?;\\n\\u0000]{0,30}?'
const SIGNS = '~()/?#*'

const isLatin = (word: string): boolean => !/\p{Script=Han}/u.test(word)

/**
 * A word of a word list as the source of a regular expression. Besides plain characters a word may hold `(a/b)` one of these,
 * `(a/b)?` perhaps one of these, `~` up to eight characters of the same sentence (30 in a Latin word), `~~` up to twenty, `#` a
 * number, and in a Latin word `*` the rest of the word. Everything is bounded, so a word can never run away.
 * Refuses (throws) a word whose brackets do not close, and one that would match an empty text.
 */
export const wordSource = (word: string): string => {
  const latin = isLatin(word)
  let source = ''
  let depth = 0
  for (let at = 0; at < word.length; at += 1) {
    const sign = word[at]!
    if (!SIGNS.includes(sign)) source += sign.replace(/[.+^$|[\]{}\\]/g, '\\$&')
    else if (sign === '(') {
      depth += 1
      source += '(?:'
    } else if (sign === ')') {
      depth -= 1
      source += ')'
    } else if (sign === '/') source += depth > 0 ? '|' : '\\/'
    else if (sign === '?') source += word[at - 1] === ')' ? '?' : '\\?'
    else if (sign === '#') source += '[0-9零一二两三四五六七八九十百千万几数]{1,6}'
    else if (sign === '*') source += latin ? '[a-z]{0,12}' : '\\*'
    else if (word[at + 1] === '~') {
      source += HAN_LONG_GAP
      at += 1
    } else source += latin ? LATIN_GAP : HAN_GAP
    if (depth < 0) throw new Error(`brackets do not match: ${word}`)
  }
  if (depth !== 0) throw new Error(`brackets do not match: ${word}`)
  if (new RegExp(`^(?:${source})$`, 'u').test('')) throw new Error(`matches nothing at all: ${word}`)
  return latin ? `(?<![a-z0-9])${source}(?![a-z0-9])` : source
}

const closing = (word: string, from: number): number => {
  for (let at = from, depth = 0; at < word.length; at += 1) {
    if (word[at] === '(') depth += 1
    if (word[at] === ')' && --depth === 0) return at
  }
  return word.length
}

/** The characters a word can begin with, or `null` when that cannot be told. */
const beginnings = (word: string): string | null => {
  const [first] = word
  if (first === undefined || first === '~' || first === '#' || first === '*') return null
  if (first !== '(') return first
  const end = closing(word, 0)
  const inside = word.slice(1, end)
  if (inside.includes('(')) return null
  const found = inside.split('/').map(one => beginnings(one))
  if (word[end + 1] === '?') found.push(beginnings(word.slice(end + 2)))
  return found.includes(null) ? null : found.join('')
}

/** One expression for many words, longer ones first; `null` for none. A look at the first character spares most places the search. */
export const wordsExpression = (words: readonly string[]): RegExp | null => {
  const sources = [...new Set(words)].sort((left, right) => right.length - left.length).map(wordSource)
  if (sources.length === 0) return null
  const first = words.map(beginnings)
  const begins = first.includes(null)
    ? ''
    : `(?=[${[...new Set(first.join(''))].join('').replace(/[\\\]^-]/g, '\\$&')}])`
  return new RegExp(`${begins}(?:${sources.join('|')})`, 'gu')
}

/** All places where an expression holds, left to right. */
export const spansOf = (text: string, expression: RegExp | null): readonly Span[] =>
  expression === null
    ? []
    : [...text.matchAll(expression)].map(found => ({
        from: found.index,
        to: found.index + found[0].length,
        word: found[0],
      }))

/** The text with every place of an expression blanked out, length unchanged. */
export const blankOut = (text: string, expression: RegExp | null): string =>
  expression === null ? text : text.replace(expression, found => '\u0000'.repeat(found.length))
