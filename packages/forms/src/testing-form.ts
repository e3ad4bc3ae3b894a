import { allFields } from './fields.ts'
import type { Bilingual, Branch, FieldSchema, FormSchema, IntakeForm, Scalar } from './form.ts'

const words = (text: string): Bilingual => ({ zh: text, en: text })

const optionsOf = (field: FieldSchema): Readonly<Record<string, Bilingual>> => {
  const choices = (field.type === 'array' ? field.items.enum : field.type === 'object' ? [] : field.enum) ?? []
  const options: Record<string, Bilingual> = {}
  for (const choice of choices) options[String(choice)] = words(String(choice))
  return options
}

/** For tests: a form around a schema, every field labelled by its path. */
export function formAround(schema: FormSchema, rest: Partial<IntakeForm> = {}): IntakeForm {
  const fields: Record<string, IntakeForm['ui']['fields'][string]> = {}
  for (const [key, field] of allFields(schema)) {
    fields[key] = { label: words(key), options: optionsOf(field) }
    if (field.type !== 'object') continue
    for (const [name, leaf] of Object.entries(field.properties)) {
      fields[`${key}.${name}`] = { label: words(name), options: optionsOf(leaf) }
    }
  }
  return { key: 'form.HQ', category: 'HQ', title: words('form'), schema, ui: { fields }, ...rest }
}

/** For tests: a branch that opens when the fields are answered so. */
export function when(answers: Readonly<Record<string, Scalar>>, outcome: Branch['then']): Branch {
  const wanted = Object.entries(answers).map(([key, value]) => [key, { const: value }] as const)
  const condition = { properties: Object.fromEntries(wanted), required: Object.keys(answers) }
  // biome-ignore lint/suspicious/noThenProperty: `then` is the keyword of JSON Schema.
  return { if: condition, then: outcome }
}
