import { type ProblemList, under } from './problems.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as an object with known keys only and all required ones, or `null` with problems written down. */
export const readObject = (
  value: unknown,
  place: string,
  keys: { readonly required: readonly string[]; readonly optional?: readonly string[] },
  problems: ProblemList,
): JsonObject | null => {
  if (!isObject(value)) {
    problems.add('wrongType', place, 'object')
    return null
  }
  const known = [...keys.required, ...(keys.optional ?? [])]
  for (const key of Object.keys(value)) if (!known.includes(key)) problems.add('unknownKey', under(place, key), key)
  const missing = keys.required.filter(key => value[key] === undefined)
  for (const key of missing) problems.add('missingKey', place, key)
  return missing.length === 0 ? value : null
}

/** The value as a list with at least one entry and no repeats of a plain value, or `null` with a problem. */
export const readFilledList = (value: unknown, place: string, problems: ProblemList): readonly unknown[] | null => {
  if (Array.isArray(value) && value.length > 0 && new Set(value).size === value.length) return value
  problems.add('wrongType', place, 'filledList')
  return null
}

/** The value if it is one of a closed union, or `null` with the given problem. */
export const readOneOf = <T extends string>(
  value: unknown,
  union: readonly T[],
  place: string,
  problems: ProblemList,
  code: 'unknownValue' | 'unknownPath' | 'unknownUrgency' = 'unknownValue',
): T | null => {
  const found = union.find(one => one === value)
  if (found === undefined) problems.add(code, place, typeof value === 'string' ? value : JSON.stringify(value))
  return found ?? null
}

const ID = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}$/u

export const readId = (value: unknown, place: string, problems: ProblemList): string | null => {
  if (typeof value === 'string' && ID.test(value)) return value
  problems.add('wrongType', place, 'id')
  return null
}
