import { FORMATS, isRecord, type LeafSchema, type Scalar } from './form.ts'
import { compilePattern } from './pattern.ts'
import { compileRe2 } from './re2.ts'
import { validateAnswers } from './validate.ts'

export type Refuse = (place: string, zh: string, en: string) => void

const ANNOTATIONS = ['title', 'description']
const OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  boolean: [],
}
const ADVICE: Readonly<Record<string, readonly [string, string]>> = {
  dependentRequired: ['请改用 allOf 里的 if/then', 'use if/then inside allOf'],
  dependentSchemas: ['请改用 allOf 里的 if/then', 'use if/then inside allOf'],
  dependencies: ['请改用 allOf 里的 if/then', 'use if/then inside allOf'],
  additionalProperties: ['系统会自动拒绝表单以外的字段', 'fields outside the form are refused anyway'],
  $ref: ['请把内容直接写出来', 'write the content in place'],
  else: ['请另写一个 if/then', 'write another if/then'],
}

/** Names every keyword outside the allowed ones, with advice where there is a way round. */
export function refuseOthers(
  schema: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
  place: string,
  refuse: Refuse,
): void {
  for (const key of Object.keys(schema)) {
    if (allowed.includes(key) || ANNOTATIONS.includes(key)) continue
    const name = key.slice(0, 40)
    const advice = Object.hasOwn(ADVICE, key) ? ADVICE[key] : undefined
    refuse(
      place,
      `不支持 ${name}${advice ? `：${advice[0]}` : ''}`,
      `${name} is not supported${advice ? `: ${advice[1]}` : ''}`,
    )
  }
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10_000

function refuseCounts(
  schema: Readonly<Record<string, unknown>>,
  least: string,
  most: string,
  place: string,
  refuse: Refuse,
): void {
  for (const key of [least, most]) {
    if (schema[key] !== undefined && !isCount(schema[key])) {
      refuse(place, `${key} 要是 0 到 10000 的整数`, `${key} must be a whole number from 0 to 10000`)
    }
  }
  const [low, high] = [schema[least], schema[most]]
  if (isCount(low) && isCount(high) && low > high) refuse(place, `${least} 大于 ${most}`, `${least} is above ${most}`)
}

/** Refuses what is wrong in a scalar field or in the items of a list. */
export function refuseScalar(schema: Readonly<Record<string, unknown>>, place: string, refuse: Refuse): void {
  const { type } = schema
  const own = typeof type === 'string' && Object.hasOwn(OF_TYPE, type) ? OF_TYPE[type] : undefined
  if (!own) {
    refuse(
      place,
      'type 要是 string、number、integer、boolean 之一',
      'type must be one of string, number, integer, boolean',
    )
    return
  }
  refuseOthers(schema, ['type', 'enum', 'const', 'default', ...own], place, refuse)
  if (schema.enum !== undefined) refuseEnum(schema.enum, String(type), place, refuse)
  if (schema.const !== undefined && !isOfType(String(type), schema.const)) {
    refuse(place, 'const 与 type 不符', 'const does not fit the type')
  }
  if (type === 'string') {
    refuseCounts(schema, 'minLength', 'maxLength', place, refuse)
    refuseText(schema, place, refuse)
  }
  for (const key of OF_TYPE.integer ?? []) {
    const value = schema[key]
    if (value === undefined || type === 'string' || type === 'boolean') continue
    if (
      typeof value !== 'number' ||
      !Number.isFinite(value) ||
      (key === 'multipleOf' && !(Number.isInteger(value) && value > 0))
    ) {
      refuse(place, `${key} 的数不对`, `${key} is not a fitting number`)
    }
  }
  if (typeof schema.minimum === 'number' && typeof schema.maximum === 'number' && schema.minimum > schema.maximum) {
    refuse(place, 'minimum 大于 maximum', 'minimum is above maximum')
  }
}

const isOfType = (type: string, value: unknown): boolean =>
  isScalar(value) && (type === 'integer' ? Number.isInteger(value) : typeof value === type)

function refuseEnum(choices: unknown, type: string, place: string, refuse: Refuse): void {
  if (!Array.isArray(choices) || choices.length === 0 || choices.length > 100) {
    refuse(place, 'enum 要有 1 到 100 个选项', 'enum needs 1 to 100 options')
    return
  }
  if (new Set(choices).size < choices.length) refuse(place, 'enum 有重复的选项', 'enum has an option twice')
  if (!choices.every(choice => isOfType(type, choice)))
    refuse(place, 'enum 的选项与 type 不符', 'an option of enum does not fit the type')
}

function refuseText(schema: Readonly<Record<string, unknown>>, place: string, refuse: Refuse): void {
  const { format, pattern } = schema
  if (format !== undefined && !FORMATS.some(known => known === format)) {
    const advice =
      format === 'time'
        ? ['时间请用 pattern 书写', 'write a time with a pattern']
        : ['没有这种 format', 'there is no such format']
    refuse(place, `format：${advice[0]}`, `format: ${advice[1]}`)
  }
  if (pattern === undefined) return
  const compiled = typeof pattern === 'string' ? compilePattern(pattern) : undefined
  if (!compiled) refuse(place, 'pattern 要是文字', 'pattern must be text')
  else if ('problem' in compiled) refuse(place, `pattern：${compiled.problem.zh}`, `pattern: ${compiled.problem.en}`)
  else if (!compileRe2(String(pattern)))
    refuse(place, 'pattern：服务器不支持这种写法', 'pattern: the server’s engine does not take it')
}

/** Refuses what is wrong in a field that is no group, its default included. */
export function refuseLeaf(schema: Readonly<Record<string, unknown>>, place: string, refuse: Refuse): void {
  if (schema.type === 'array') {
    refuseOthers(schema, ['type', 'items', 'minItems', 'maxItems', 'uniqueItems', 'default'], place, refuse)
    refuseCounts(schema, 'minItems', 'maxItems', place, refuse)
    if (schema.uniqueItems !== undefined && typeof schema.uniqueItems !== 'boolean') {
      refuse(place, 'uniqueItems 要是 true 或 false', 'uniqueItems must be true or false')
    }
    if (!isRecord(schema.items) || schema.items.default !== undefined) {
      refuse(`${place}.items`, '列表的项要写成一个字段，且没有 default', 'items must be one field, without a default')
    } else refuseScalar(schema.items, `${place}.items`, refuse)
  } else refuseScalar(schema, place, refuse)
}

/** Refuses a default that the field itself would not accept. Only for a field that is otherwise fine. */
export function refuseDefault(schema: LeafSchema, place: string, refuse: Refuse): void {
  if (schema.default === undefined) return
  const issues = validateAnswers({ type: 'object', properties: { field: schema } }, { field: schema.default })
  if (issues.length > 0) refuse(place, 'default 不符合字段自己的要求', 'default does not meet the field’s own rules')
}
