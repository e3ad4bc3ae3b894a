import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import type { Answers, FieldSchema, FieldUi, IntakeForm, LeafSchema, WidgetName } from '../fields/index.ts'
import type { FieldsContext } from './context.ts'
import { type Locale, say } from './words.ts'

/** The widgets of this package by their name in a form; `lines` is for a list of free texts. */
export type WidgetKey = `zf-${WidgetName | 'lines'}`

type FieldsUi = UiSchema<Answers, RJSFSchema, FieldsContext>

/** The stored schema as rjsf reads it: open, with its conditions. */
export const openSchema = (form: IntakeForm): RJSFSchema => JSON.parse(JSON.stringify(form.schema))

function widgetFor(leaf: LeafSchema, chosen: WidgetName | undefined): WidgetKey {
  if (leaf.type === 'array') {
    if (leaf.items.enum) return 'zf-checkboxes'
    return leaf.items.format === 'file-id' ? 'zf-files' : 'zf-lines'
  }
  if (leaf.enum)
    return chosen === 'select' || chosen === 'radio' ? `zf-${chosen}` : leaf.enum.length > 5 ? 'zf-select' : 'zf-radio'
  if (leaf.type === 'boolean') return chosen === 'radio' ? 'zf-radio' : 'zf-checkbox'
  if (leaf.type !== 'string') return 'zf-number'
  if (leaf.format === 'date') return 'zf-date'
  return chosen === 'textarea' ? 'zf-textarea' : 'zf-text'
}

function leafUi(leaf: LeafSchema, ui: FieldUi | undefined, key: string, locale: Locale): FieldsUi {
  const choices = leaf.type === 'array' ? leaf.items.enum : leaf.enum
  const names = choices?.map(choice => {
    const words = ui?.options?.[String(choice)]
    return words ? say(locale, words) : String(choice)
  })
  return {
    'ui:title': ui ? say(locale, ui.label) : key,
    'ui:widget': widgetFor(leaf, ui?.widget),
    ...(ui?.help ? { 'ui:help': say(locale, ui.help) } : {}),
    ...(ui?.placeholder ? { 'ui:placeholder': say(locale, ui.placeholder) } : {}),
    ...(names ? { 'ui:enumNames': names } : {}),
  }
}

function fieldUi(form: IntakeForm, path: string, field: FieldSchema, locale: Locale): FieldsUi {
  const ui = form.ui.fields[path]
  if (field.type !== 'object') return leafUi(field, ui, path, locale)
  const group: FieldsUi = {
    'ui:title': ui ? say(locale, ui.label) : path,
    ...(ui?.help ? { 'ui:help': say(locale, ui.help) } : {}),
  }
  for (const [name, leaf] of Object.entries(field.properties)) {
    group[name] = leafUi(leaf, form.ui.fields[`${path}.${name}`], name, locale)
  }
  return group
}

/** The form's words and widgets in one language, as rjsf's uiSchema. */
export function uiSchemaOf(form: IntakeForm, locale: Locale): FieldsUi {
  const ui: FieldsUi = { 'ui:order': [...(form.ui.order ?? []), '*'] }
  const layers = [form.schema.properties, ...(form.schema.allOf ?? []).map(branch => branch.then.properties ?? {})]
  for (const layer of layers) {
    for (const [key, field] of Object.entries(layer)) ui[key] = fieldUi(form, key, field, locale)
  }
  return ui
}
