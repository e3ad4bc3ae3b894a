/** One sentence or label in the two languages of the platform, Chinese first. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/**
 * What kind of value a fact holds. `text` is a short token of a form field (a building number, a batch), never the body of a
 * case: free text enters rules only as `words`, the set of names of the word lists that it hit. `set` is a set of enum values,
 * `units` a set of unit ids.
 */
export const FACT_TYPES = ['enum', 'category', 'unit', 'text', 'number', 'boolean', 'set', 'units', 'words'] as const
export type FactType = (typeof FACT_TYPES)[number]

/** Who supplies a fact: a form field, the submitter's own declaration, the structure of the case (place, channel, time, history), a word list. */
export type FactSource = 'form' | 'declared' | 'structure' | 'words'

/** One thing a rule may ask about. `values` closes an `enum` or a `set`; `valueLabels` says its values in words. */
export interface FactDefinition {
  readonly key: string
  readonly type: FactType
  readonly values?: readonly string[]
  readonly valueLabels?: Readonly<Record<string, Bilingual>>
  readonly label: Bilingual
  readonly source: FactSource
  /** A sensitive fact is shown to an administrator only. */
  readonly sensitive: boolean
  /** Whoever supplies it always does: it is never missing. */
  readonly always?: true
  /** The value that says least, of one that always has some: inputs that show something take it where they can, and it is not told. */
  readonly usual?: string
  /** Which numbers it can hold: whole ones only, from `least` to `most`, both included. */
  readonly numbers?: { readonly whole?: true; readonly least?: number; readonly most?: number }
}

/** Every fact that a rule may name, by key. There is no fact that nothing supplies. */
export type FactCatalogue = ReadonlyMap<string, FactDefinition>

export type FactValue = string | number | boolean | readonly string[]

/** What is known of a case when it is decided. A key that is absent or `undefined` is a missing fact. */
export type Facts = Readonly<Record<string, FactValue | undefined>>

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText)

/** Which JSON values a fact of each type may hold. */
export const HOLDS: { readonly [T in FactType]: (value: unknown) => value is FactValue } = {
  enum: isText,
  category: isText,
  unit: isText,
  text: isText,
  number: isNumber,
  boolean: isFlag,
  set: isTexts,
  units: isTexts,
  words: isTexts,
}

/**
 * The value of a fact as rules see it: sets sorted and without repeats, so that the same facts always give the same bytes.
 * A value that does not fit the type of the fact (also `null`, `NaN`) counts as missing.
 */
export const normaliseFact = (definition: FactDefinition, value: unknown): FactValue | undefined => {
  if (!HOLDS[definition.type](value)) return undefined
  if (Array.isArray(value)) return Object.freeze([...new Set<string>(value)].sort())
  return value === 0 ? 0 : value
}
