import { type FieldSchema, has, isRecord, type LeafSchema, type Problem } from './form.ts'
import { refuseConditions } from './subset-conditions.ts'
import { type Refuse, refuseDefault, refuseLeaf, refuseOthers } from './subset-leaf.ts'

const MOST_FIELDS = 60
const MOST_BRANCHES = 40
const KEY = /^[a-z][A-Za-z0-9]{0,39}$/

const isKeys = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(key => typeof key === 'string')

/** The fields found while checking, for the checks that look across fields. */
interface Catalogue {
  readonly root: Map<string, FieldSchema>
  readonly conditional: Map<string, FieldSchema>
  count: number
}

function readFields(
  properties: unknown,
  place: string,
  depth: number,
  catalogue: Catalogue,
  refuse: Refuse,
): Map<string, FieldSchema> {
  const fields = new Map<string, FieldSchema>()
  if (!isRecord(properties)) {
    refuse(place, '这里要列出字段', 'fields must be listed here')
    return fields
  }
  for (const [key, schema] of Object.entries(properties)) {
    const at = `${place}.${key.slice(0, 40)}`
    if (!KEY.test(key) || key in Object.prototype) {
      refuse(
        at,
        '字段名要以小写字母开头，只含字母和数字，最多 40 个字符',
        'a key starts with a small letter and has up to 40 letters and digits',
      )
      continue
    }
    if (++catalogue.count > MOST_FIELDS) {
      refuse(place, `字段超过 ${MOST_FIELDS} 个`, `more than ${MOST_FIELDS} fields`)
      return fields
    }
    if (!isRecord(schema)) refuse(at, '字段要写成对象', 'a field must be an object')
    else readField(schema, at, depth, catalogue, refuse, field => fields.set(key, field))
  }
  return fields
}

function readField(
  schema: Readonly<Record<string, unknown>>,
  place: string,
  depth: number,
  catalogue: Catalogue,
  refuse: Refuse,
  keep: (field: FieldSchema) => void,
): void {
  let isFine = true
  const note: Refuse = (at, zh, en) => {
    isFine = false
    refuse(at, zh, en)
  }
  if (schema.type === 'object') {
    if (depth > 0) {
      refuse(place, '分组里不能再有分组', 'a group cannot hold a group')
      return
    }
    refuseOthers(schema, ['type', 'properties', 'required'], place, note)
    const inner = readFields(schema.properties, `${place}.properties`, depth + 1, catalogue, note)
    refuseRequired(schema.required, key => inner.has(key), place, note)
  } else refuseLeaf(schema, place, note)
  if (!isFine) return
  // The checks above have just established the shape.
  const field = schema as unknown as FieldSchema
  keep(field)
  if (field.type !== 'object') refuseDefault(field as LeafSchema, place, refuse)
}

function refuseRequired(required: unknown, isKnown: (key: string) => boolean, place: string, refuse: Refuse): void {
  if (required === undefined) return
  if (!isKeys(required)) refuse(`${place}.required`, '要是字段名的列表', 'must be a list of keys')
  else if (new Set(required).size < required.length)
    refuse(`${place}.required`, '有重复的字段名', 'a key is listed twice')
  else
    for (const key of required.filter(name => !isKnown(name))) {
      refuse(`${place}.required`, `没有字段 ${key.slice(0, 40)}`, `there is no field ${key.slice(0, 40)}`)
    }
}

/**
 * Everything in the schema that is outside the subset of draft-07 that forms may use; empty means every renderer and both validators
 * read it alike. Checked: keywords and their values, one level of groups, at most 60 fields and 40 conditions, keys that no prototype
 * owns, patterns of linear time, conditions on const or enum that can come true, and fields defined once.
 */
export function unsupported(schema: unknown): readonly Problem[] {
  const problems: Problem[] = []
  const refuse: Refuse = (place, zh, en) => {
    if (problems.length < 50) problems.push({ place, reason: { zh, en } })
  }
  if (!isRecord(schema) || schema.type !== 'object') {
    refuse('schema', '最外层的 type 要是 object', 'the outermost type must be object')
    return problems
  }
  refuseOthers(schema, ['$schema', 'type', 'properties', 'required', 'allOf'], 'schema', refuse)
  const catalogue: Catalogue = { root: new Map(), conditional: new Map(), count: 0 }
  for (const [key, field] of readFields(schema.properties, 'schema.properties', 0, catalogue, refuse))
    catalogue.root.set(key, field)
  const branches = schema.allOf ?? []
  if (!Array.isArray(branches) || branches.length > MOST_BRANCHES) {
    refuse('schema.allOf', `要是最多 ${MOST_BRANCHES} 个 if/then`, `must be a list of at most ${MOST_BRANCHES} if/then`)
    return problems
  }
  branches.forEach((branch: unknown, index) => {
    readBranch(branch, `schema.allOf[${index}]`, catalogue, refuse)
  })
  const fields = new Map([...catalogue.conditional, ...catalogue.root])
  refuseRequired(schema.required, key => catalogue.root.has(key), 'schema', refuse)
  refuseConditions(branches, new Set(catalogue.root.keys()), fields, refuse)
  return problems
}

function readBranch(branch: unknown, place: string, catalogue: Catalogue, refuse: Refuse): void {
  if (!isRecord(branch) || !isRecord(branch.if) || !isRecord(branch.then)) {
    refuse(place, '要写成 if 和 then', 'must have an if and a then')
    return
  }
  refuseOthers(branch, ['if', 'then'], place, refuse)
  refuseOthers(branch.then, ['properties', 'required'], `${place}.then`, refuse)
  const { properties } = branch.then
  const fields =
    properties === undefined ? new Map() : readFields(properties, `${place}.then.properties`, 0, catalogue, refuse)
  for (const [key, field] of fields) {
    const earlier = catalogue.root.get(key) ?? catalogue.conditional.get(key)
    if (catalogue.root.has(key) || (earlier && JSON.stringify(earlier) !== JSON.stringify(field))) {
      refuse(`${place}.then.properties.${key}`, '同一个字段写了两种定义', 'the same field is defined in two ways')
    }
    catalogue.conditional.set(key, field)
  }
  const isKnown = (key: string): boolean => catalogue.root.has(key) || (isRecord(properties) && has(properties, key))
  refuseRequired(branch.then.required, isKnown, `${place}.then`, refuse)
}
