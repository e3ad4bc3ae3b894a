import type { Problem } from './form.ts'

const MOST_BYTES = 65_536
const MOST_DEPTH = 12
/** Names through which a careless reader would reach into every object of the process. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

const bytesOf = (text: string): number =>
  text.length > MOST_BYTES ? text.length : new TextEncoder().encode(text).length

/**
 * Looks at JSON before anything else does: at most 64 kB, 12 deep, no key that touches a prototype. Stops as soon as a bound is passed,
 * so ten megabytes, two hundred levels or a cycle cost no more than a form of the allowed size.
 */
export function weigh(value: unknown): Problem | undefined {
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }]
  let bytes = 0
  while (stack.length > 0) {
    const top = stack.pop()
    if (!top) break
    bytes += typeof top.value === 'string' ? bytesOf(top.value) + 3 : 5
    if (bytes > MOST_BYTES) return { place: '', reason: { zh: '超过 64 kB', en: 'larger than 64 kB' } }
    if (typeof top.value !== 'object' || top.value === null) continue
    if (top.depth >= MOST_DEPTH) return { place: '', reason: { zh: '嵌套太深', en: 'nested too deeply' } }
    const keys = Array.isArray(top.value) && top.value.length > MOST_BYTES ? undefined : Object.keys(top.value)
    if (!keys || keys.length > MOST_BYTES / 4)
      return { place: '', reason: { zh: '超过 64 kB', en: 'larger than 64 kB' } }
    for (const key of keys) {
      if (FORBIDDEN_KEYS.has(key)) {
        return { place: key, reason: { zh: `不能用 ${key} 作名字`, en: `${key} may not be used as a name` } }
      }
      bytes += Array.isArray(top.value) ? 0 : bytesOf(key) + 3
      stack.push({ value: Reflect.get(top.value, key), depth: top.depth + 1 })
    }
  }
  return undefined
}
