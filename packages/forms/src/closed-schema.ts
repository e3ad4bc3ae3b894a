import { allFields } from './fields.ts'
import type { Condition, FieldSchema, GroupSchema, IntakeForm, LeafSchema, Scalar } from './form.ts'

interface ClosedGroup extends GroupSchema {
  readonly additionalProperties: false
}
type ClosedCondition = Condition & { readonly type: 'object' }

/** A schema of draft-07 for the server: every field is known, nothing else is accepted, an answer to a hidden field is refused. */
export interface ClosedSchema {
  readonly $schema: 'http://json-schema.org/draft-07/schema#'
  readonly type: 'object'
  readonly properties: { readonly [key: string]: LeafSchema | ClosedGroup }
  readonly required: readonly string[]
  readonly additionalProperties: false
  readonly allOf: readonly {
    readonly if: ClosedCondition | { readonly anyOf: readonly ClosedCondition[] }
    readonly then?: { readonly required?: readonly string[] }
    readonly else?: { readonly properties: { readonly [key: string]: false } }
  }[]
}

const LEAF_KEYWORDS = [
  ...['type', 'enum', 'const', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems', 'uniqueItems'],
]

/** Without defaults and annotations: the server neither fills in nor shows. */
function bare<Schema extends LeafSchema>(schema: Schema): Schema {
  const kept: Record<string, Scalar | readonly Scalar[] | object> = {}
  for (const [key, value] of Object.entries(schema)) if (LEAF_KEYWORDS.includes(key)) kept[key] = value
  if (schema.type === 'array') kept.items = bare(schema.items)
  return kept as unknown as Schema
}

const closeField = (field: FieldSchema): LeafSchema | ClosedGroup => {
  if (field.type !== 'object') return bare(field)
  const properties: Record<string, LeafSchema> = {}
  for (const [key, leaf] of Object.entries(field.properties)) properties[key] = bare(leaf)
  return { type: 'object', properties, required: field.required ?? [], additionalProperties: false }
}

/** Compiles the stored schema to the closed one: conditional fields hoisted to the top, what they hang on kept as conditions. */
export function closeSchema(form: Pick<IntakeForm, 'schema'>): ClosedSchema {
  const { schema } = form
  const properties: Record<string, LeafSchema | ClosedGroup> = {}
  for (const [key, field] of allFields(schema)) properties[key] = closeField(field)
  const branches = (schema.allOf ?? []).map(branch => ({
    if: { type: 'object' as const, properties: branch.if.properties, required: branch.if.required },
    // biome-ignore lint/suspicious/noThenProperty: `then` is the keyword of JSON Schema.
    then: branch.then,
  }))
  const askedWhen = new Map<string, ClosedCondition[]>()
  for (const branch of branches) {
    for (const key of Object.keys(branch.then.properties ?? {})) {
      askedWhen.set(key, [...(askedWhen.get(key) ?? []), branch.if])
    }
  }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties,
    required: schema.required ?? [],
    additionalProperties: false,
    allOf: [
      ...branches
        .filter(({ then }) => then.required)
        .map(({ if: condition, then }) => ({
          if: condition,
          // biome-ignore lint/suspicious/noThenProperty: `then` is the keyword of JSON Schema.
          then: { required: then.required ?? [] },
        })),
      ...[...askedWhen].map(([key, anyOf]) => ({
        if: { anyOf },
        else: { properties: { [key]: false as const } },
      })),
    ],
  }
}
