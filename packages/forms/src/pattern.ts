import type { Bilingual } from './form.ts'
import { type CodePointTest, type Pattern, parsePattern } from './pattern-syntax.ts'

/**
 * Patterns are matched by a simulated automaton, not by the host's `RegExp`: time grows with text × pattern and never explodes, on a
 * phone as on the server (where ajv uses re2js), and the two agree on every text.
 */
type Step =
  | { readonly do: 'one'; readonly test: CodePointTest }
  | { readonly do: 'start' | 'end' | 'found' }
  | { readonly do: 'split'; to: readonly number[] }

const MOST_STEPS = 2000
const MOST_COUNT = 1000

/** A longer text matches no pattern, here and on the server: a field with a pattern is a code or a number, and time stays bounded. */
export const MOST_TEXT = 2000

export interface PatternProgram {
  /** Whether the pattern is found anywhere in the text; anchor with `^ $` to mean the whole. */
  readonly finds: (text: string) => boolean
}

const TOO_BIG: Bilingual = { zh: '格式展开后太大', en: 'the pattern is too big once its repeats are written out' }
const NESTED: Bilingual = {
  zh: '不限次数的重复里面又有不限次数的重复，会拖垮别的程序，请改写',
  en: 'an endless repeat inside an endless repeat can hang other programs: please rewrite it',
}

const repeatsEndlessly = (pattern: Pattern): boolean =>
  pattern.is === 'repeat'
    ? pattern.most === -1 || repeatsEndlessly(pattern.body)
    : (pattern.is === 'sequence' || pattern.is === 'choice') && pattern.parts.some(repeatsEndlessly)

const nests = (pattern: Pattern): boolean => {
  if (pattern.is === 'repeat') return pattern.most === -1 ? repeatsEndlessly(pattern.body) : nests(pattern.body)
  return (pattern.is === 'sequence' || pattern.is === 'choice') && pattern.parts.some(nests)
}

const sizeOf = (pattern: Pattern): number => {
  if (pattern.is === 'repeat') return (sizeOf(pattern.body) + 1) * Math.max(pattern.least + 1, pattern.most, 1)
  if (pattern.is === 'sequence' || pattern.is === 'choice')
    return pattern.parts.reduce((sum, part) => sum + sizeOf(part) + 2, 0)
  return 1
}

/** Counted repeats inside one another, multiplied: RE2 takes no more than a thousand. */
const countOf = (pattern: Pattern): number => {
  if (pattern.is === 'repeat') return Math.max(1, pattern.least, pattern.most) * countOf(pattern.body)
  if (pattern.is === 'sequence' || pattern.is === 'choice') return Math.max(1, ...pattern.parts.map(countOf))
  return 1
}

function write(pattern: Pattern, steps: Step[]): void {
  switch (pattern.is) {
    case 'one':
      steps.push({ do: 'one', test: pattern.test })
      return
    case 'start':
    case 'end':
      steps.push({ do: pattern.is })
      return
    case 'sequence':
      for (const part of pattern.parts) write(part, steps)
      return
    case 'choice': {
      const ends: { to: readonly number[] }[] = []
      const fork = { do: 'split' as const, to: [] as number[] }
      steps.push(fork)
      for (const part of pattern.parts) {
        fork.to.push(steps.length)
        write(part, steps)
        const end = { do: 'split' as const, to: [] as readonly number[] }
        steps.push(end)
        ends.push(end)
      }
      for (const end of ends) end.to = [steps.length]
      return
    }
    case 'repeat': {
      for (let n = 0; n < pattern.least; n++) write(pattern.body, steps)
      if (pattern.most === -1) {
        const fork = { do: 'split' as const, to: [] as readonly number[] }
        const from = steps.push(fork) - 1
        write(pattern.body, steps)
        steps.push({ do: 'split', to: [from] })
        fork.to = [from + 1, steps.length]
        return
      }
      const exits: { to: readonly number[] }[] = []
      for (let n = pattern.least; n < pattern.most; n++) {
        const fork = { do: 'split' as const, to: [steps.length + 1] as readonly number[] }
        steps.push(fork)
        exits.push(fork)
        write(pattern.body, steps)
      }
      for (const exit of exits) exit.to = [...exit.to, steps.length]
    }
  }
}

function search(steps: readonly Step[], text: string): boolean {
  const points = Array.from(text, mark => mark.codePointAt(0) ?? 0)
  let waiting: number[] = []
  for (let at = 0; at <= points.length; at++) {
    const seen = new Set<number>()
    const ready: number[] = []
    const stack = [0, ...waiting]
    while (stack.length > 0) {
      const index = stack.pop() ?? 0
      if (seen.has(index)) continue
      seen.add(index)
      const step = steps[index]
      if (!step) continue
      if (step.do === 'found') return true
      if (step.do === 'split') stack.push(...step.to)
      else if (step.do === 'one') ready.push(index)
      else if (step.do === 'start' ? at === 0 : at === points.length) stack.push(index + 1)
    }
    const point = points[at]
    if (point === undefined) return false
    waiting = []
    for (const index of ready) {
      const step = steps[index]
      if (step?.do === 'one' && step.test(point)) waiting.push(index + 1)
    }
  }
  return false
}

/** Compiles a pattern of the subset. Refuses what {@link parsePattern} refuses, endless repeats inside endless repeats, and giants. */
export function compilePattern(source: string): PatternProgram | { readonly problem: Bilingual } {
  const parsed = parsePattern(source)
  if ('problem' in parsed) return parsed
  if (nests(parsed.pattern)) return { problem: NESTED }
  if (sizeOf(parsed.pattern) > MOST_STEPS || countOf(parsed.pattern) > MOST_COUNT) return { problem: TOO_BIG }
  const steps: Step[] = []
  write(parsed.pattern, steps)
  steps.push({ do: 'found' })
  return { finds: text => search(steps, text) }
}

const compiled = new Map<string, PatternProgram>()

/** Whether the text holds the pattern. A pattern outside the subset never matches: such a form is refused before it is published. */
export function matchesPattern(source: string, text: string): boolean {
  let program = compiled.get(source)
  if (!program) {
    const made = compilePattern(source)
    program = 'problem' in made ? { finds: () => false } : made
    if (compiled.size > 200) compiled.clear()
    compiled.set(source, program)
  }
  return text.length <= MOST_TEXT && program.finds(text)
}
