import type { Outputs } from '../../trpc.ts'
import type { Word } from '../../words/word.ts'

export type CaseView = Outputs['cases']['view']

/** What a form holds while it is being filled in: plain data, so a draft is a value. */
export type Raw = string | number | boolean | null | readonly Raw[] | RawRecord
export interface RawRecord {
  readonly [key: string]: Raw
}

export interface Option {
  readonly value: string
  readonly label: Word
  readonly hint?: Word
}
export type Options = readonly Option[] | ((view: CaseView) => readonly Option[])

export type Shape =
  | { readonly kind: 'text'; readonly rows: number; readonly max: number }
  | { readonly kind: 'line'; readonly max: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly unit: Word }
  | { readonly kind: 'choice'; readonly options: Options; readonly look: 'buttons' | 'cards' | 'list' }
  | { readonly kind: 'choices'; readonly options: Options }
  | { readonly kind: 'tick' }
  | { readonly kind: 'unit' | 'units' }
  | { readonly kind: 'case' }
  | { readonly kind: 'files'; readonly most: number }
  | { readonly kind: 'category' }
  | { readonly kind: 'assignment' }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'group'; readonly fields: Fields; readonly toggle: boolean }
  | { readonly kind: 'rows'; readonly fields: Fields; readonly least: number; readonly add: Word }

/**
 * One question of an action's form, as data. `V` is what it adds to the action's input.
 * `problem` judges the field alone; `shown` looks at the answers beside it, and a field not shown reads as `absent`.
 */
export interface Field<out V> {
  readonly shape: Shape
  readonly label: Word
  readonly hint?: Word
  readonly required: boolean
  readonly empty: Raw
  readonly problem: (raw: Raw) => Word | null
  readonly read: (raw: Raw, view: CaseView) => V
  readonly shown?: (beside: RawRecord, view: CaseView) => boolean
  readonly absent?: V
  /** Short enough to share its line with the next. */
  readonly half?: boolean
}
export type Fields = Readonly<Record<string, Field<unknown>>>

export interface Problem {
  /** Keys and row numbers from the form to the field, joined by dots. */
  readonly path: string
  readonly message: Word
}
