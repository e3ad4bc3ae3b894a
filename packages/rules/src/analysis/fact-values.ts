import type { Leaf } from '../condition.ts'
import type { FactDefinition, FactValue } from '../fact-types.ts'
import { holds } from '../operators.ts'

/** What exists: values of a fact that are not there cannot be met. What is not given is open: there may always be another one. */
export interface Existing {
  readonly units?: ReadonlySet<string> | undefined
  readonly categories?: ReadonlySet<string> | undefined
  readonly wordLists?: ReadonlySet<string> | undefined
}

/** A fact that holds one value at a time: one value for each way in which the questions can be answered; `undefined` is missing. */
export interface ScalarValues {
  readonly kind: 'scalar'
  readonly values: readonly (FactValue | undefined)[]
  /** Beside `values`: all that are told apart by no question, each value itself among them. Of numbers, one for each stretch. */
  readonly alike: readonly (readonly (FactValue | undefined)[])[]
  /** The one that stands for every text that no question names. */
  readonly another: FactValue | null
  /** The numbers that questions name, and the bounds of the fact. */
  readonly points: ReadonlySet<number>
}
/** A fact that holds a set: each member that a question names is there or not; no other matters. */
export interface SetValues {
  readonly kind: 'set'
  readonly members: readonly string[]
}
export type FactValues = ScalarValues | SetValues

/** The values that a fact can hold as far as they are closed, or `null`. */
export const closedValues = ({ type, values }: FactDefinition, existing: Existing): readonly string[] | null => {
  if (values !== undefined) return values
  const ids = type === 'category' ? existing.categories : type === 'words' ? existing.wordLists : undefined
  const all = ids ?? (type === 'unit' || type === 'units' ? existing.units : undefined)
  return all === undefined ? null : [...all].sort()
}

/** Every value that these questions name. */
const namedIn = (leaves: readonly Leaf[]): readonly (string | number | boolean)[] =>
  leaves.flatMap(leaf => (leaf.operator === 'isPresent' || leaf.operator === 'isMissing' ? [] : leaf.value))

const TEXTS: ReadonlySet<string> = new Set(['enum', 'category', 'unit', 'text'])

/** A text that is none of these. */
const another = (taken: ReadonlySet<unknown>): string => {
  let text = '其他'
  for (let n = 2; taken.has(text); n += 1) text = `其他${n}`
  return text
}

const above = (bound: number): readonly number[] =>
  [Math.floor(bound) + 1, bound + Math.abs(bound) * Number.EPSILON, Number.MAX_VALUE].filter(
    value => value > bound && Number.isFinite(value),
  )
const between = (low: number, high: number): readonly number[] =>
  [Math.floor(low) + 1, low + (high - low) / 2, low / 2 + high / 2].filter(value => value > low && value < high)

/** The numbers that questions name and the bounds of the fact, in order. */
const pointsOf = ({ numbers = {} }: FactDefinition, leaves: readonly Leaf[]): readonly number[] => {
  const edges = [...namedIn(leaves), numbers.least, numbers.most].filter(value => typeof value === 'number')
  return [...new Set(edges.map(edge => edge + 0))].sort((left, right) => left - right)
}

/** Each of these points, and one number of each stretch between, before and after them, as far as the fact can hold it. */
const numbersFor = ({ numbers = {} }: FactDefinition, points: readonly number[]): readonly number[] => {
  const { least, most, whole } = numbers
  const lowest = points[0]
  if (lowest === undefined) return [1]
  const gaps = points.flatMap((low, at) => {
    const high = points[at + 1]
    return (high === undefined ? above(low) : between(low, high)).slice(0, whole ? undefined : 1)
  })
  const beneath = above(-lowest)
    .slice(0, 1)
    .map(value => -value)
  return [...points, ...gaps, ...beneath].filter(
    value => value >= (least ?? value) && value <= (most ?? value) && (whole !== true || Number.isSafeInteger(value)),
  )
}

const candidates = (definition: FactDefinition, leaves: readonly Leaf[], existing: Existing): readonly FactValue[] => {
  if (definition.type === 'boolean') return [true, false]
  if (definition.type === 'number') return numbersFor(definition, pointsOf(definition, leaves))
  const closed = closedValues(definition, existing)
  const { usual } = definition
  if (closed !== null)
    return usual !== undefined && closed.includes(usual) ? [usual, ...closed.filter(one => one !== usual)] : closed
  const texts = new Set(namedIn(leaves) as readonly string[])
  return [...[...texts].sort(), another(texts)]
}

/**
 * The finite values of a fact that tell these questions apart: two values that answer all of them alike are one. Exact, because every
 * answer is found by the operators themselves. Assumed: a fact declared with `values` holds none but those, `always` is never missing,
 * `numbers` bounds it; ids are the existing ones where they are given, and facts are independent but for the declared laws.
 */
export const valuesOf = (definition: FactDefinition, leaves: readonly Leaf[], existing: Existing): FactValues => {
  if (definition.type === 'set' || definition.type === 'units' || definition.type === 'words') {
    const closed = closedValues(definition, existing)
    const named = leaves.flatMap(leaf => (Array.isArray(leaf.value) ? (leaf.value as readonly string[]) : []))
    return { kind: 'set', members: [...new Set(named)].filter(one => closed === null || closed.includes(one)).sort() }
  }
  const kinds = new Map<string, (FactValue | undefined)[]>()
  const all = [...candidates(definition, leaves, existing), ...(definition.always === true ? [] : [undefined])]
  for (const value of all) {
    const answers = leaves.map(leaf => (holds(leaf.operator, value, leaf.value) ? '1' : '0')).join('')
    const key = `${value === undefined ? '?' : '='}${answers}`
    kinds.set(key, [...(kinds.get(key) ?? []), value])
  }
  const alike = kinds.size === 0 ? [[undefined]] : [...kinds.values()]
  const isOpen = TEXTS.has(definition.type) && closedValues(definition, existing) === null
  const another = isOpen ? (all.findLast(value => value !== undefined) ?? null) : null
  return {
    kind: 'scalar',
    values: alike.map(([value]) => value),
    alike,
    another,
    points: new Set(definition.type === 'number' ? pointsOf(definition, leaves) : []),
  }
}
