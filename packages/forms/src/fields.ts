import {
  type Answers,
  type Branch,
  type Condition,
  type FieldSchema,
  type FieldUi,
  type FormSchema,
  has,
  type IntakeForm,
  isRecord,
} from './form.ts'

/** One field as it is asked now. `path` is its key, or `group.key`; `fields` are those of a group. */
export interface VisibleField {
  readonly path: string
  readonly schema: FieldSchema
  readonly required: boolean
  readonly ui: FieldUi | undefined
  readonly fields?: readonly VisibleField[]
}

type Raw = { readonly [key: string]: unknown }

/** Every top-level field of the form, conditional ones too, in the order they are written. */
export function allFields(schema: FormSchema): ReadonlyMap<string, FieldSchema> {
  const fields = new Map(Object.entries(schema.properties))
  for (const branch of schema.allOf ?? []) {
    for (const [key, field] of Object.entries(branch.then.properties ?? {}))
      if (!fields.has(key)) fields.set(key, field)
  }
  return fields
}

/** Whether the answers meet the condition; an unanswered field meets none. */
export const conditionHolds = (condition: Condition, answers: Raw): boolean =>
  Object.entries(condition.properties).every(([key, wanted]) => {
    if (!has(answers, key)) return false
    return 'const' in wanted ? answers[key] === wanted.const : wanted.enum.some(value => value === answers[key])
  })

/** The branches in force. A condition on a field that is itself hidden does not hold, whatever old answer lies there. */
function openBranches(schema: FormSchema, answers: Raw): { keys: Set<string>; branches: readonly Branch[] } {
  const keys = new Set(Object.keys(schema.properties))
  const branches: Branch[] = []
  let closed = [...(schema.allOf ?? [])]
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    closed = closed.filter(branch => {
      const isOpen = Object.keys(branch.if.properties).every(key => keys.has(key)) && conditionHolds(branch.if, answers)
      if (!isOpen) return true
      for (const key of Object.keys(branch.then.properties ?? {})) keys.add(key)
      branches.push(branch)
      isChanged = true
      return false
    })
  }
  return { keys, branches }
}

const inOrder = (keys: readonly string[], order: readonly string[]): readonly string[] => {
  const known = order.filter(key => keys.includes(key))
  return [...known, ...keys.filter(key => !known.includes(key))]
}

/** The fields to show for these answers, in order, with what is required now. */
export function visibleFields(form: Pick<IntakeForm, 'schema' | 'ui'>, answers: Answers): readonly VisibleField[] {
  const { keys, branches } = openBranches(form.schema, answers)
  const required = new Set(form.schema.required ?? [])
  for (const branch of branches) for (const key of branch.then.required ?? []) required.add(key)
  const fields = allFields(form.schema)
  const shown = [...fields.keys()].filter(key => keys.has(key))
  const asked: VisibleField[] = []
  for (const key of inOrder(shown, form.ui.order ?? [])) {
    const schema = fields.get(key)
    if (!schema) continue
    const field = { path: key, schema, required: required.has(key), ui: form.ui.fields[key] }
    if (schema.type !== 'object') {
      asked.push(field)
      continue
    }
    const inner = Object.entries(schema.properties).map(([name, leaf]) => ({
      path: `${key}.${name}`,
      schema: leaf,
      required: (schema.required ?? []).includes(name),
      ui: form.ui.fields[`${key}.${name}`],
    }))
    asked.push({ ...field, fields: inner })
  }
  return asked
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** Answers without the unanswered ones: `undefined`, `null`, blank text, an empty list, a group in which nothing is answered. */
export function withoutBlanks(answers: Raw): Record<string, unknown> {
  const kept: Record<string, unknown> = Object.create(null)
  for (const [key, value] of Object.entries(answers)) {
    if (isBlank(value)) continue
    if (!isRecord(value)) {
      kept[key] = value
      continue
    }
    const inner = Object.entries(value).filter(([, answer]) => !isBlank(answer))
    if (inner.length === 0) continue
    const group: Record<string, unknown> = Object.create(null)
    for (const [name, answer] of inner) group[name] = answer
    kept[key] = group
  }
  return kept
}

/** Takes out answers to fields that are hidden now; `dropped` names them. Keys the form does not know stay, to be refused by the check. */
export function dropHidden(
  schema: FormSchema,
  answers: Raw,
): { readonly answers: Record<string, unknown>; readonly dropped: readonly string[] } {
  const { keys } = openBranches(schema, answers)
  const fields = allFields(schema)
  const kept: Record<string, unknown> = Object.create(null)
  const dropped: string[] = []
  for (const [key, value] of Object.entries(answers)) {
    if (fields.has(key) && !keys.has(key)) dropped.push(key)
    else kept[key] = value
  }
  return { answers: kept, dropped }
}

/** Fills the defaults of visible, unanswered fields, also of those that a filled default brings into view. Never touches an answer. */
export function withDefaults(form: Pick<IntakeForm, 'schema' | 'ui'>, answers: Answers): Answers {
  let filled = answers
  for (;;) {
    const added: Record<string, Answers[string]> = {}
    for (const field of visibleFields(form, filled)) {
      const { schema } = field
      if (has(filled, field.path)) continue
      if (schema.type !== 'object') {
        if (schema.default !== undefined) added[field.path] = schema.default
        continue
      }
      const inner = Object.entries(schema.properties).filter(([, leaf]) => leaf.default !== undefined)
      if (inner.length === 0) continue
      const group: { [name: string]: NonNullable<(typeof inner)[number][1]['default']> } = {}
      for (const [name, leaf] of inner) if (leaf.default !== undefined) group[name] = leaf.default
      added[field.path] = group
    }
    if (Object.keys(added).length === 0) return filled
    filled = { ...filled, ...added }
  }
}
