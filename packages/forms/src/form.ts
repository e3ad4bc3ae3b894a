/** One label or sentence in the two languages of the platform, Chinese first. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

export type Scalar = string | number | boolean
export type Answer = Scalar | readonly Scalar[] | { readonly [key: string]: Scalar | readonly Scalar[] }
export type Answers = { readonly [key: string]: Answer }

export const FORMATS = ['date', 'email', 'phone', 'file-id'] as const
export type FormatName = (typeof FORMATS)[number]

/** One question with one answer. */
export interface ScalarSchema {
  readonly type: 'string' | 'number' | 'integer' | 'boolean'
  readonly enum?: readonly Scalar[]
  readonly const?: Scalar
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: FormatName
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly default?: Scalar
}

/** Several choices of an enum, several short texts, or files: ids of uploads, never their bytes. */
export interface ListSchema {
  readonly type: 'array'
  readonly items: ScalarSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly default?: readonly Scalar[]
}

export type LeafSchema = ScalarSchema | ListSchema

/** Fields that belong together; groups do not nest. */
export interface GroupSchema {
  readonly type: 'object'
  readonly properties: { readonly [key: string]: LeafSchema }
  readonly required?: readonly string[]
}

export type FieldSchema = LeafSchema | GroupSchema

/** Holds when every named top-level field is answered with one of the given values. */
export interface Condition {
  readonly properties: { readonly [key: string]: { readonly const: Scalar } | { readonly enum: readonly Scalar[] } }
  readonly required: readonly string[]
}

/** Fields asked, or made required, only when the condition holds. */
export interface Branch {
  readonly if: Condition
  readonly then: {
    readonly properties?: { readonly [key: string]: FieldSchema }
    readonly required?: readonly string[]
  }
}

/** The subset of JSON Schema draft-07 that an intake form may use (`design` Forms; `unsupported` says what is outside). */
export interface FormSchema {
  readonly type: 'object'
  readonly properties: { readonly [key: string]: FieldSchema }
  readonly required?: readonly string[]
  readonly allOf?: readonly Branch[]
}

export const WIDGETS = [
  'text',
  'textarea',
  'select',
  'radio',
  'checkboxes',
  'checkbox',
  'date',
  'number',
  'files',
] as const
export type WidgetName = (typeof WIDGETS)[number]

export interface FieldUi {
  readonly label: Bilingual
  readonly help?: Bilingual
  readonly placeholder?: Bilingual
  readonly widget?: WidgetName
  /** Words of each enum value, by `String(value)`. */
  readonly options?: { readonly [value: string]: Bilingual }
}

export interface FormUi {
  /** Said above the fields: where to call first, what never to write here. */
  readonly intro?: Bilingual
  /** Top-level keys in the order they are asked; keys left out follow. */
  readonly order?: readonly string[]
  /** By path: `kind`, or `contact.phone` for a field of a group. */
  readonly fields: { readonly [path: string]: FieldUi }
}

/** Types of facts a form can supply; a part of the fact types of the rules. A date is a `text` of the shape `YYYY-MM-DD`. */
export const FACT_TYPES = ['enum', 'text', 'number', 'boolean', 'set'] as const
export type FormFactType = (typeof FACT_TYPES)[number]

export interface FactExport {
  readonly fact: string
  readonly type: FormFactType
  /** A sensitive fact is shown to an administrator only and is sealed in explanations. */
  readonly sensitive?: boolean
}

/** The form of one category (defaults §3.1): what is asked beside the text, place, attachments and identity of every case. */
export interface IntakeForm {
  readonly key: string
  readonly category: string
  readonly title: Bilingual
  readonly schema: FormSchema
  readonly ui: FormUi
  /** Own sentences instead of the standard ones: path → keyword → sentence. */
  readonly messages?: { readonly [path: string]: { readonly [keyword: string]: Bilingual } }
  readonly exports?: { readonly [path: string]: FactExport }
}

/** Something wrong with a form, and where: a path such as `schema.allOf[0].if`. */
export interface Problem {
  readonly place: string
  readonly reason: Bilingual
}

// biome-ignore lint/suspicious/noPrototypeBuiltins: the mini-program's language is ES2018, which has no Object.hasOwn.
export const has = (record: object, key: string): boolean => Object.prototype.hasOwnProperty.call(record, key)

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
