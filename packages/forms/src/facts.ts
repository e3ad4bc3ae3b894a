import { allFields, dropHidden, withoutBlanks } from './fields.ts'
import {
  type Answers,
  type Bilingual,
  type FormFactType,
  has,
  type IntakeForm,
  isRecord,
  type LeafSchema,
  type Scalar,
} from './form.ts'

/** The type of fact a field supplies; `undefined` for files and lists of free text, which rules cannot ask about. */
export function factTypeOf(leaf: LeafSchema): FormFactType | undefined {
  if (leaf.type === 'array') return leaf.items.enum && leaf.items.type === 'string' ? 'set' : undefined
  if (leaf.type === 'boolean') return 'boolean'
  if (leaf.type !== 'string') return 'number'
  return leaf.enum ? 'enum' : leaf.format === 'file-id' ? undefined : 'text'
}

function leafAt(form: IntakeForm, path: string): LeafSchema | undefined {
  const [key = '', name] = path.split('.')
  const field = allFields(form.schema).get(key)
  if (field?.type !== 'object') return name === undefined ? field : undefined
  return name !== undefined && has(field.properties, name) ? field.properties[name] : undefined
}

/**
 * What the answers tell the rules: fact key → value, through the form's `exports`. Only answered fields that are visible now; a field
 * nobody answered is a missing fact, not a false one. The answers are those `checkAnswers` returned.
 */
export function factsFromAnswers(
  form: IntakeForm,
  answers: Answers,
): Readonly<Record<string, Scalar | readonly string[]>> {
  const { answers: shown } = dropHidden(form.schema, withoutBlanks(answers))
  const facts: Record<string, Scalar | readonly string[]> = {}
  for (const [path, { fact }] of Object.entries(form.exports ?? {})) {
    const [key = '', name] = path.split('.')
    const field = shown[key]
    const value = name === undefined ? field : isRecord(field) && has(field, name) ? field[name] : undefined
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') facts[fact] = value
    else if (Array.isArray(value)) facts[fact] = value.filter(one => typeof one === 'string')
  }
  return facts
}

/** A fact that the form supplies, in the shape of the rules' catalogue. */
export interface FormFact {
  readonly key: string
  readonly type: FormFactType
  readonly values?: readonly string[]
  readonly valueLabels?: Readonly<Record<string, Bilingual>>
  readonly label: Bilingual
  readonly source: 'form'
  readonly sensitive: boolean
}

/** The facts a form adds to the catalogue of the rules, with the words of its fields and options. */
export function factDefinitions(form: IntakeForm): readonly FormFact[] {
  return Object.entries(form.exports ?? {}).map(([path, { fact, type, sensitive }]) => {
    const leaf = leafAt(form, path)
    const choices = leaf?.type === 'array' ? leaf.items.enum : leaf?.type === 'string' ? leaf.enum : undefined
    const ui = form.ui.fields[path]
    return {
      key: fact,
      type,
      ...(choices ? { values: choices.map(String) } : {}),
      ...(choices && ui?.options ? { valueLabels: ui.options } : {}),
      label: ui?.label ?? form.title,
      source: 'form' as const,
      sensitive: sensitive ?? false,
    }
  })
}
