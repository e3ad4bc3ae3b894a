import type { Facts } from '../fact-types.ts'

type Json = Record<string, unknown>

const TEXTS = new Set(['kind', 'category', 'entryUnit', 'room', 'accused'])
const LISTS = new Set(['tags', 'dutyUnits', 'words'])

/** The fact if it is of the type its catalogue says, written out once more by name. */
const known = (facts: Facts, fact: string): unknown => {
  const value = facts[fact]
  if (TEXTS.has(fact)) return typeof value === 'string' ? value : undefined
  if (LISTS.has(fact)) return Array.isArray(value) ? value : undefined
  if (fact === 'isUrgent') return typeof value === 'boolean' ? value : undefined
  return typeof value === 'number' && !Number.isNaN(value) ? value : undefined
}

const question = (json: Json, facts: Facts): boolean => {
  const left = known(facts, String(json.fact))
  const right = json.value
  const several = right as unknown[]
  if (json.operator === 'isMissing') return left === undefined
  if (left === undefined) return false
  switch (json.operator) {
    case 'isPresent':
      return true
    case 'is':
      return left === right
    case 'isNot':
      return left !== right
    case 'isAnyOf':
      return several.filter(one => one === left).length > 0
    case 'isNoneOf':
      return several.filter(one => one === left).length === 0
    case 'atLeast':
      return !(Number(left) < Number(right))
    case 'below':
      return Number(left) < Number(right)
    case 'within':
      return !(Number(left) < Number(several[0])) && !(Number(left) > Number(several[1]))
    case 'hasAny':
    case 'mentions':
      return (left as unknown[]).filter(one => several.indexOf(one) >= 0).length > 0
    case 'hasAll':
      return several.filter(one => (left as unknown[]).indexOf(one) < 0).length === 0
    default:
      throw new Error(`no such operator: ${String(json.operator)}`)
  }
}

/** Whether a condition holds, straight from the JSON as it was written: a second opinion that shares no code with the rules. */
export const plainlyHolds = (json: Json, named: Json, facts: Facts): boolean => {
  if (json.all !== undefined) {
    for (const part of json.all as Json[]) if (!plainlyHolds(part, named, facts)) return false
    return true
  }
  if (json.any !== undefined) {
    for (const part of json.any as Json[]) if (plainlyHolds(part, named, facts)) return true
    return false
  }
  if (json.not !== undefined) return !plainlyHolds(json.not as Json, named, facts)
  if (json.condition !== undefined) return plainlyHolds(named[String(json.condition)] as Json, named, facts)
  return question(json, facts)
}
