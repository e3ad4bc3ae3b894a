import { factTypeOf } from './facts.ts'
import { allFields } from './fields.ts'
import { type Bilingual, has, type IntakeForm, isRecord, type LeafSchema, type Problem, WIDGETS } from './form.ts'
import { unsupported } from './subset.ts'
import { type Refuse, refuseOthers } from './subset-leaf.ts'
import { weigh } from './weigh.ts'

export type ParsedForm = { readonly form: IntakeForm } | { readonly problems: readonly Problem[] }

const isBilingual = (value: unknown): value is Bilingual =>
  isRecord(value) &&
  Object.keys(value).length === 2 &&
  [value.zh, value.en].every(text => typeof text === 'string' && text.trim() !== '' && text.length <= 500)

/** Leaves by path, groups too: what labels, messages and exports may name. */
function pathsOf(form: IntakeForm): ReadonlyMap<string, LeafSchema | undefined> {
  const paths = new Map<string, LeafSchema | undefined>()
  for (const [key, field] of allFields(form.schema)) {
    if (field.type !== 'object') paths.set(key, field)
    else {
      paths.set(key, undefined)
      for (const [name, leaf] of Object.entries(field.properties)) paths.set(`${key}.${name}`, leaf)
    }
  }
  return paths
}

function refuseUi(ui: unknown, paths: ReadonlyMap<string, LeafSchema | undefined>, refuse: Refuse): void {
  if (!isRecord(ui) || !isRecord(ui.fields)) {
    refuse('ui', 'ui.fields 要写出每个字段的名称', 'ui.fields must label every field')
    return
  }
  refuseOthers(ui, ['intro', 'order', 'fields'], 'ui', refuse)
  if (ui.intro !== undefined && !isBilingual(ui.intro))
    refuse('ui.intro', '要有中文和英文', 'needs Chinese and English')
  const { order } = ui
  if (
    order !== undefined &&
    !(Array.isArray(order) && order.every(key => paths.has(key)) && new Set(order).size === order.length)
  ) {
    refuse('ui.order', '要是不重复的字段名', 'must list keys of fields, each once')
  }
  for (const path of Object.keys(ui.fields))
    if (!paths.has(path)) refuse('ui.fields', `没有字段 ${path.slice(0, 80)}`, `there is no field ${path.slice(0, 80)}`)
  for (const [path, leaf] of paths)
    refuseFieldUi(has(ui.fields, path) ? ui.fields[path] : undefined, leaf, `ui.fields.${path}`, refuse)
}

function refuseFieldUi(ui: unknown, leaf: LeafSchema | undefined, place: string, refuse: Refuse): void {
  if (!isRecord(ui) || !isBilingual(ui.label)) {
    refuse(place, '字段要有中文和英文的名称', 'the field needs a label in Chinese and English')
    return
  }
  refuseOthers(ui, ['label', 'help', 'placeholder', 'widget', 'options'], place, refuse)
  for (const key of ['help', 'placeholder']) {
    if (ui[key] !== undefined && !isBilingual(ui[key]))
      refuse(`${place}.${key}`, '要有中文和英文', 'needs Chinese and English')
  }
  if (ui.widget !== undefined && !WIDGETS.some(name => name === ui.widget))
    refuse(`${place}.widget`, '没有这种控件', 'there is no such widget')
  const choices = leaf && ((leaf.type === 'array' ? leaf.items.enum : leaf.enum) ?? []).map(String)
  const options = isRecord(ui.options) ? ui.options : {}
  for (const choice of choices ?? []) {
    if (!has(options, choice) || !isBilingual(options[choice])) {
      refuse(
        `${place}.options`,
        `选项 ${choice} 要有中文和英文`,
        `the option ${choice} needs words in Chinese and English`,
      )
    }
  }
  const extra = Object.keys(options).find(name => !choices?.includes(name))
  if (extra !== undefined)
    refuse(`${place}.options`, `没有选项 ${extra.slice(0, 40)}`, `there is no option ${extra.slice(0, 40)}`)
}

function refuseMessages(messages: unknown, paths: ReadonlyMap<string, unknown>, refuse: Refuse): void {
  if (messages === undefined) return
  const isFine =
    isRecord(messages) &&
    Object.entries(messages).every(
      ([path, own]) => paths.has(path) && isRecord(own) && Object.values(own).every(isBilingual),
    )
  if (!isFine)
    refuse(
      'messages',
      '要按字段和关键字给出中英文句子',
      'must give sentences in Chinese and English by field and keyword',
    )
}

function refuseExports(
  exports: unknown,
  key: string,
  paths: ReadonlyMap<string, LeafSchema | undefined>,
  refuse: Refuse,
): void {
  if (exports === undefined) return
  if (!isRecord(exports)) {
    refuse('exports', '要写成对象', 'must be an object')
    return
  }
  const taken = new Set<unknown>()
  for (const [path, fact] of Object.entries(exports)) {
    const place = `exports.${path.slice(0, 80)}`
    const leaf = paths.get(path)
    const type = leaf && factTypeOf(leaf)
    if (!type) refuse(place, '没有这个字段，或它不能用于规则', 'there is no such field, or rules cannot use it')
    else if (!isRecord(fact) || fact.type !== type) refuse(place, `type 要是 ${type}`, `type must be ${type}`)
    else if (
      typeof fact.fact !== 'string' ||
      !fact.fact.startsWith(`${key}.`) ||
      !/^[A-Za-z0-9.]{1,80}$/.test(fact.fact)
    ) {
      refuse(place, `fact 要以 ${key}. 开头`, `fact must start with ${key}.`)
    } else if (taken.has(fact.fact)) refuse(place, '两个字段用了同一个 fact', 'two fields have the same fact')
    else {
      refuseOthers(fact, ['fact', 'type', 'sensitive'], place, refuse)
      if (fact.sensitive !== undefined && typeof fact.sensitive !== 'boolean')
        refuse(place, 'sensitive 要是 true 或 false', 'sensitive must be true or false')
      taken.add(fact.fact)
    }
  }
}

function readJson(json: unknown): { readonly value: unknown } | { readonly problem: Problem } {
  const isText = typeof json === 'string'
  const heavy = weigh(json)
  if (heavy) return { problem: heavy }
  try {
    const value: unknown = JSON.parse(isText ? json : JSON.stringify(json))
    const problem = isText ? weigh(value) : undefined
    return problem ? { problem } : { value }
  } catch {
    return { problem: { place: '', reason: { zh: '不是正确的 JSON', en: 'is not valid JSON' } } }
  }
}

/**
 * Reads a form from JSON, text or parsed. Gives the form as a copy of its own, or every reason why it cannot be published: outside the
 * subset (`unsupported`), a field or option without words in both languages, exports that do not fit their field, over 64 kB or 12 deep,
 * keys that touch a prototype. Never throws on bad input (X4).
 */
export function parseForm(json: unknown): ParsedForm {
  const read = readJson(json)
  if ('problem' in read) return { problems: [read.problem] }
  const { value } = read
  const problems: Problem[] = []
  const refuse: Refuse = (place, zh, en) => problems.push({ place, reason: { zh, en } })
  if (!isRecord(value)) {
    return { problems: [{ place: '', reason: { zh: '表单要写成对象', en: 'a form must be an object' } }] }
  }
  refuseOthers(value, ['key', 'category', 'schema', 'ui', 'messages', 'exports'], 'form', refuse)
  const { category, key } = value
  if (typeof category !== 'string' || !/^[A-Z]{2}$/.test(category))
    refuse('category', '类别要是两个大写字母', 'a category is two capital letters')
  if (key !== `form.${String(category)}`) refuse('key', 'key 要是 form. 加类别', 'key must be form. and the category')
  if (!isBilingual(value.title)) refuse('title', '要有中文和英文', 'needs Chinese and English')
  problems.push(...unsupported(value.schema))
  if (problems.length > 0) return { problems }
  // The schema is in the subset now; what is left is checked against its fields.
  const form = value as unknown as IntakeForm
  const paths = pathsOf(form)
  refuseUi(value.ui, paths, refuse)
  refuseMessages(value.messages, paths, refuse)
  refuseExports(value.exports, form.key, paths, refuse)
  return problems.length > 0 ? { problems } : { form }
}
