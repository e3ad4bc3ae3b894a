import { type Problem, ProblemList, under } from './problems.ts'

/** Bytes of one rule set. */
export const MAX_BYTES = 1_048_576
const MAX_NESTING = 32
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const encoder = new TextEncoder()

/** Bytes of a text as UTF-8; a text beyond the limit is not measured further. */
const textBytes = (text: string): number => (text.length > MAX_BYTES ? MAX_BYTES + 1 : encoder.encode(text).length)

/** Parses text that may be hostile; `undefined` with a problem when it is too large or not JSON. */
export const readJson = (text: string, problems: ProblemList): unknown => {
  if (textBytes(text) > MAX_BYTES) {
    problems.add('tooLarge', '', String(MAX_BYTES))
    return undefined
  }
  try {
    return JSON.parse(text) as unknown
  } catch {
    problems.add('notJson', '')
    return undefined
  }
}

interface Visit {
  readonly value: unknown
  readonly key: string | number
  readonly parent: Visit | null
  readonly depth: number
}

const placeOf = (visit: Visit): string => (visit.parent === null ? '' : under(placeOf(visit.parent), visit.key))

/**
 * Looks over a value before anything reads it: plain JSON only, at most 1 MB, at most 32 levels (so no circle either), no key
 * that reaches a prototype, no number that is not finite. Walks with a list of its own, so depth cannot exhaust the stack.
 */
export const guardJson = (root: unknown, problems: ProblemList): boolean => {
  const before = problems.count
  const waiting: Visit[] = [{ value: root, key: '', parent: null, depth: 0 }]
  let bytes = 0
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const { value, depth } = visit
    bytes += typeof value === 'string' ? textBytes(value) + 2 : 2
    // What is in a list takes two bytes each at least: a million of them are not even looked at.
    if (Array.isArray(value) && bytes + 2 * value.length > MAX_BYTES) bytes = MAX_BYTES + 1
    if (Array.isArray(value)) bytes += value.length
    if (bytes > MAX_BYTES) {
      problems.add('tooLarge', '', String(MAX_BYTES))
      return false
    }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') continue
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) problems.add('notFinite', placeOf(visit))
    } else if (typeof value !== 'object' || !(Array.isArray(value) || isPlain(value))) {
      problems.add('notJson', placeOf(visit))
    } else if (depth >= MAX_NESTING) {
      problems.add('nestedTooDeep', placeOf(visit), String(MAX_NESTING))
    } else if (Array.isArray(value)) {
      for (const [key, item] of value.entries()) waiting.push({ value: item, key, parent: visit, depth: depth + 1 })
    } else {
      for (const [key, item] of Object.entries(value)) {
        bytes += textBytes(key) + 4
        if (FORBIDDEN_KEYS.has(key)) problems.add('forbiddenKey', under(placeOf(visit), key), key)
        else waiting.push({ value: item, key, parent: visit, depth: depth + 1 })
      }
    }
  }
  return problems.count === before
}

/** What keeps a value from being plain JSON within these bounds, whatever it may say; nothing where it is. */
export const plainJsonProblems = (value: unknown): readonly Problem[] => {
  const problems = new ProblemList()
  guardJson(value, problems)
  return problems.found
}
