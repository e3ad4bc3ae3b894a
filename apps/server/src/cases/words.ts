import type { Text, Words } from '@zuoyeben/lifecycle'
import type { CaseKey, SealedPayload, Vault } from './vault.ts'

/** Words leave an action before the lifecycle sees it and come back when a reader is shown an event. */

/** `Action<Text>` as `Action<Words>`, and so for every part of it. */
export type Sealed<T> = T extends Text
  ? Words
  : T extends readonly (infer Item)[]
    ? readonly Sealed<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Sealed<T[Key]> }
      : T

export interface Sealing<T> {
  readonly sealed: Sealed<T>
  readonly payloads: readonly SealedPayload[]
}

/** Replaces every `{text}` by the name of its sealed payload; the payloads are to be stored in the same transaction. */
export function sealWords<T>(vault: Vault, key: CaseKey, value: T): Sealing<T> {
  const payloads: SealedPayload[] = []
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk)
    if (!isRecord(part)) return part
    if (typeof part.text === 'string' && Object.keys(part).length === 1) {
      const payload = vault.seal(key, part.text)
      payloads.push(payload)
      return { payload: payload.hash, chars: [...part.text].length } satisfies Words
    }
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, walk(item)]))
  }
  return { sealed: walk(value) as Sealed<T>, payloads }
}

/** The inverse, for reading: every name of a payload becomes `{text}` again; one that was destroyed becomes an empty text. */
export function openWords(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map(item => openWords(item, texts))
  if (!isRecord(value)) return value
  if (isWords(value)) return { text: texts.get(value.payload) ?? '' }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, openWords(item, texts)]))
}

/** Every payload that a value names, with the path of field names that leads to it (`communication.result`). */
export function wordsIn(value: unknown, path = ''): { path: string; words: Words }[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => wordsIn(item, `${path}.${i}`))
  if (!isRecord(value)) return []
  if (isWords(value)) return [{ path: path.replace(/^\./, ''), words: value }]
  return Object.entries(value).flatMap(([name, item]) => wordsIn(item, `${path}.${name}`))
}

export function isWords(value: unknown): value is Words {
  return isRecord(value) && typeof value.payload === 'string' && typeof value.chars === 'number'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
