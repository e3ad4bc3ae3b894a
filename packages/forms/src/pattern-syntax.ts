import type { Bilingual } from './form.ts'

/** Whether one code point is meant. */
export type CodePointTest = (codePoint: number) => boolean

/** A parsed pattern. Repetition keeps its bounds; `most` of -1 means without end. */
export type Pattern =
  | { readonly is: 'one'; readonly test: CodePointTest }
  | { readonly is: 'start' | 'end' }
  | { readonly is: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | { readonly is: 'repeat'; readonly body: Pattern; readonly least: number; readonly most: number }

export type ParsedPattern = { readonly pattern: Pattern } | { readonly problem: Bilingual }

const MOST_CHARACTERS = 300
const MOST_REPEATS = 500

class PatternRefused extends Error {
  readonly reason: Bilingual
  constructor(zh: string, en: string) {
    super(en)
    this.reason = { zh, en }
  }
}

const between =
  (low: number, high: number): CodePointTest =>
  codePoint =>
    codePoint >= low && codePoint <= high
const not =
  (test: CodePointTest): CodePointTest =>
  codePoint =>
    !test(codePoint)
const isDigit = between(48, 57)
const isWord: CodePointTest = point =>
  isDigit(point) || between(65, 90)(point) || between(97, 122)(point) || point === 95
const isHan: CodePointTest = point => /\p{Script=Han}/u.test(String.fromCodePoint(point))
const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13 }
const CLASSES: Readonly<Record<string, CodePointTest>> = { d: isDigit, D: not(isDigit), w: isWord, W: not(isWord) }

/**
 * Reads the part of the RE2 syntax that means the same in RE2 and in JavaScript: literals, `.`, classes with ranges, `\d \w \p{Han}`,
 * groups, `|`, `^ $`, and `* + ? {n,m}`. Refuses lookaround, back-references, named groups and everything else with a reason.
 */
export function parsePattern(source: string): ParsedPattern {
  const marks = Array.from(source)
  let at = 0
  const next = (): string | undefined => marks[at]
  const refuse = (zh: string, en: string): never => {
    throw new PatternRefused(zh, en)
  }

  const escaped = (): number | CodePointTest => {
    const mark = marks[at++]
    if (mark === undefined) return refuse('末尾的反斜杠没有写完', 'the backslash at the end is unfinished')
    if (CLASSES[mark]) return CLASSES[mark]
    if (CONTROL[mark] !== undefined) return CONTROL[mark]
    if (mark === 'p' && marks.slice(at, at + 5).join('') === '{Han}') {
      at += 5
      return isHan
    }
    const point = mark.codePointAt(0) ?? 0
    if (point > 32 && point < 127 && !isWord(point)) return point
    if (mark === '_') return point
    return refuse(`不支持 \\${mark}`, `\\${mark} is not supported`)
  }

  const classItem = (isFirst: boolean): number | CodePointTest => {
    const mark = marks[at++]
    if (mark === undefined) return refuse('方括号没有闭合', 'a bracket is not closed')
    if (mark === '[') return refuse('方括号里的 [ 请写成 \\[', 'write \\[ inside brackets')
    if (mark === '-' && !isFirst && next() !== ']')
      return refuse('方括号中间的 - 请写成 \\-', 'write \\- inside brackets')
    return mark === '\\' ? escaped() : (mark.codePointAt(0) ?? 0)
  }

  const bracket = (): Pattern => {
    const isNegated = next() === '^'
    if (isNegated) at++
    const tests: CodePointTest[] = []
    while (next() !== ']') {
      const low = classItem(tests.length === 0)
      if (next() !== '-' || marks[at + 1] === ']' || marks[at + 1] === undefined) {
        tests.push(typeof low === 'number' ? between(low, low) : low)
        continue
      }
      at++
      const high = classItem(true)
      if (typeof low !== 'number' || typeof high !== 'number' || low > high) {
        return refuse('方括号里的区间不对', 'a range inside brackets is wrong')
      }
      tests.push(between(low, high))
    }
    at++
    if (tests.length === 0) return refuse('方括号是空的', 'the brackets are empty')
    const isAny: CodePointTest = point => tests.some(test => test(point))
    return { is: 'one', test: isNegated ? not(isAny) : isAny }
  }

  const group = (): Pattern => {
    if (next() === '?') {
      if (marks[at + 1] !== ':') {
        return refuse('不支持环视、命名分组和标志', 'lookaround, named groups and flags are not supported')
      }
      at += 2
    }
    const inner = choice()
    if (next() !== ')') return refuse('圆括号没有闭合', 'a parenthesis is not closed')
    at++
    return inner
  }

  const atom = (): Pattern => {
    const mark = marks[at++] ?? ''
    if (mark === '(') return group()
    if (mark === '[') return bracket()
    if (mark === '^') return { is: 'start' }
    if (mark === '$') return { is: 'end' }
    if (mark === '.') return { is: 'one', test: point => point !== 10 }
    if ('*+?{}]'.includes(mark)) return refuse(`这里不能直接写 ${mark}`, `${mark} cannot stand here`)
    const meant = mark === '\\' ? escaped() : (mark.codePointAt(0) ?? 0)
    return { is: 'one', test: typeof meant === 'number' ? between(meant, meant) : meant }
  }

  const bounds = (): readonly [number, number] | undefined => {
    const mark = next()
    if (mark === '*' || mark === '+' || mark === '?') {
      at++
      return mark === '*' ? [0, -1] : mark === '+' ? [1, -1] : [0, 1]
    }
    if (mark !== '{') return undefined
    const found = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(marks.slice(at, at + 12).join(''))
    if (!found) return refuse('大括号里要写次数', 'braces need a number of times')
    at += found[0].length
    const least = Number(found[1])
    const most = found[2] === undefined ? least : found[3] ? Number(found[3]) : -1
    if (least > MOST_REPEATS || most > MOST_REPEATS || (most !== -1 && most < least)) {
      return refuse(
        `重复次数要由小到大，且不超过 ${MOST_REPEATS}`,
        `repeats go from few to many, at most ${MOST_REPEATS}`,
      )
    }
    return [least, most]
  }

  const repeat = (): Pattern => {
    const body = atom()
    const times = bounds()
    if (!times) return body
    if (body.is === 'start' || body.is === 'end') return refuse('^ 和 $ 不能重复', '^ and $ cannot be repeated')
    if (next() === '?') at++
    if (bounds()) return refuse('重复符号连写了', 'two repeat marks follow each other')
    return { is: 'repeat', body, least: times[0], most: times[1] }
  }

  const choice = (): Pattern => {
    const choices: Pattern[] = []
    for (;;) {
      const parts: Pattern[] = []
      while (at < marks.length && next() !== '|' && next() !== ')') parts.push(repeat())
      choices.push({ is: 'sequence', parts })
      if (next() !== '|') return choices.length === 1 && choices[0] ? choices[0] : { is: 'choice', parts: choices }
      at++
    }
  }

  try {
    if (marks.length === 0) refuse('格式是空的', 'the pattern is empty')
    if (marks.length > MOST_CHARACTERS)
      refuse(`格式超过 ${MOST_CHARACTERS} 个字符`, `longer than ${MOST_CHARACTERS} characters`)
    const pattern = choice()
    if (at < marks.length) refuse('多了一个右圆括号', 'one closing parenthesis too many')
    return { pattern }
  } catch (refused) {
    if (refused instanceof PatternRefused) return { problem: refused.reason }
    throw refused
  }
}
