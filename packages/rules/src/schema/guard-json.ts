import { type ProblemList, under } from './problems.ts'

/** Bytes of one rule set. */
export const MAX_BYTES = 1_048_576
const MAX_NESTING = 32
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Bytes of a value as UTF-8 JSON; stops counting beyond the limit. */
const textBytes = (text: string): number => {
  if (text.length > MAX_BYTES) return MAX_BYTES + 1
  return new TextEncoder().encode(text).length
}

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

/**
 * Looks over a value before anything reads it: plain JSON only, at most 1 MB, at most 32 levels (so no circle either), no key
 * that reaches a prototype, no number that is not finite. Walks with a list of its own, so depth cannot exhaust the stack.
 */
export const guardJson = (root: unknown, problems: ProblemList): boolean => {
  const before = problems.count
  const waiting: { value: unknown; place: string; depth: number }[] = [{ value: root, place: '', depth: 0 }]
  let bytes = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, place, depth } = next
    bytes += typeof value === 'string' ? textBytes(value) + 2 : 2
    if (Array.isArray(value)) bytes += value.length
    if (bytes > MAX_BYTES) {
      problems.add('tooLarge', '', String(MAX_BYTES))
      return false
    }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') continue
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) problems.add('notFinite', place)
    } else if (typeof value !== 'object' || !(Array.isArray(value) || isPlain(value))) {
      problems.add('notJson', place)
    } else if (depth >= MAX_NESTING) {
      problems.add('nestedTooDeep', place, String(MAX_NESTING))
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        waiting.push({ value: item, place: under(place, index), depth: depth + 1 })
      }
    } else {
      for (const [key, item] of Object.entries(value)) {
        bytes += textBytes(key) + 4
        if (FORBIDDEN_KEYS.has(key)) problems.add('forbiddenKey', under(place, key), key)
        else waiting.push({ value: item, place: under(place, key), depth: depth + 1 })
      }
    }
  }
  return problems.count === before
}
