import type { Condition, Leaf, NamedConditions } from '../condition.ts'
import type { FactValue } from '../fact-types.ts'
import { holds } from '../operators.ts'

/** The known facts of one case, each at the place of its fact; a missing one is `undefined`. */
export type Slots = readonly (FactValue | undefined)[]
export type Test = (slots: Slots) => boolean

/** Longest operand that is searched one by one; longer ones get a set. */
const FEW = 6

/** One question as a closure. The quick ones say exactly what {@link holds} says, the others call it. */
const leafTest = ({ operator, value: operand }: Leaf, slot: number): Test => {
  switch (operator) {
    case 'is':
      return slots => slots[slot] === operand
    case 'isNot':
      return slots => slots[slot] !== undefined && slots[slot] !== operand
    case 'isPresent':
      return slots => slots[slot] !== undefined
    case 'isMissing':
      return slots => slots[slot] === undefined
    case 'atLeast':
    case 'below': {
      const bound = Number(operand)
      const isLower = operator === 'atLeast'
      return slots => {
        const value = slots[slot]
        return typeof value === 'number' && value >= bound === isLower
      }
    }
    case 'isAnyOf':
    case 'isNoneOf': {
      const wanted = operator === 'isAnyOf'
      const values = operand as readonly (string | number)[]
      const set: ReadonlySet<unknown> | null = values.length > FEW ? new Set(values) : null
      return slots => {
        const value = slots[slot]
        if (value === undefined) return false
        return (set === null ? values.includes(value as string | number) : set.has(value)) === wanted
      }
    }
    case 'hasAny':
    case 'mentions': {
      const values = new Set(operand as readonly string[])
      return slots => {
        const held = slots[slot]
        return Array.isArray(held) && held.some(one => values.has(one))
      }
    }
    default:
      return slots => holds(operator, slots[slot], operand)
  }
}

const allOf = (parts: readonly Test[]): Test => {
  const [first, second, third] = parts
  if (parts.length === 1) return first!
  if (parts.length === 2) return slots => first!(slots) && second!(slots)
  if (parts.length === 3) return slots => first!(slots) && second!(slots) && third!(slots)
  return slots => {
    for (const part of parts) if (!part(slots)) return false
    return true
  }
}

const anyOf = (parts: readonly Test[]): Test => {
  const [first, second] = parts
  if (parts.length === 1) return first!
  if (parts.length === 2) return slots => first!(slots) || second!(slots)
  return slots => {
    for (const part of parts) if (part(slots)) return true
    return false
  }
}

/** Compiles conditions to closures over slots; each named condition once. There is no `eval`, so it runs under a strict CSP. */
export const conditionCompiler = (
  named: NamedConditions,
  slotOf: ReadonlyMap<string, number>,
): ((condition: Condition) => Test) => {
  const byName = new Map<string, Test>()
  const compile = (condition: Condition): Test => {
    if ('all' in condition) return allOf(condition.all.map(compile))
    if ('any' in condition) return anyOf(condition.any.map(compile))
    if ('not' in condition) {
      const inner = compile(condition.not)
      return slots => !inner(slots)
    }
    if (!('condition' in condition)) return leafTest(condition, slotOf.get(condition.fact)!)
    const name = condition.condition
    const test = byName.get(name) ?? compile(named[name]!)
    byName.set(name, test)
    return test
  }
  return compile
}
