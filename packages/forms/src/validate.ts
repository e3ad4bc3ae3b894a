import { allFields, conditionHolds } from './fields.ts'
import {
  type FormSchema,
  type GroupSchema,
  has,
  isRecord,
  type LeafSchema,
  type ListSchema,
  type ScalarSchema,
} from './form.ts'
import { FORMAT_TESTS } from './formats.ts'
import { matchesPattern } from './pattern.ts'

/**
 * One thing wrong with the answers. `path` is `key`, `group.key`, or `` for the whole; `keyword` the keyword of JSON Schema, or `hidden`
 * for an answer to a field not asked; `limit` what the keyword says; `item` the place in a list, from 0.
 */
export interface Issue {
  readonly path: string
  readonly keyword: string
  readonly limit?: unknown
  readonly item?: number
}

const isOfType = (type: string, value: unknown): boolean => {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isRecord(value)
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value)
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  return typeof value === type
}

const countCharacters = (text: string): number => {
  let count = 0
  for (const _mark of text) count++
  return count
}

type Found = readonly [keyword: string, limit: unknown]

function scalarIssues(schema: ScalarSchema, value: unknown): readonly Found[] {
  const found: Found[] = []
  const expect = (keyword: keyof ScalarSchema, isFine: boolean): void => {
    if (schema[keyword] !== undefined && !isFine) found.push([keyword, schema[keyword]])
  }
  expect('type', isOfType(schema.type, value))
  expect(
    'enum',
    (schema.enum ?? []).some(choice => choice === value),
  )
  expect('const', schema.const === value)
  if (typeof value === 'string' && schema.type === 'string') {
    const length = countCharacters(value)
    expect('minLength', length >= (schema.minLength ?? 0))
    expect('maxLength', length <= (schema.maxLength ?? 0))
    if (schema.pattern !== undefined) expect('pattern', matchesPattern(schema.pattern, value))
    if (schema.format !== undefined) expect('format', FORMAT_TESTS[schema.format](value))
  }
  if (typeof value === 'number' && Number.isFinite(value) && (schema.type === 'number' || schema.type === 'integer')) {
    expect('minimum', value >= (schema.minimum ?? 0))
    expect('maximum', value <= (schema.maximum ?? 0))
    expect('exclusiveMinimum', value > (schema.exclusiveMinimum ?? 0))
    expect('exclusiveMaximum', value < (schema.exclusiveMaximum ?? 0))
    expect('multipleOf', Number.isInteger(value / (schema.multipleOf ?? 1)))
  }
  return found
}

function listIssues(path: string, schema: ListSchema, value: unknown): readonly Issue[] {
  if (!Array.isArray(value)) return [{ path, keyword: 'type', limit: 'array' }]
  const issues: Issue[] = []
  if (value.length < (schema.minItems ?? 0)) issues.push({ path, keyword: 'minItems', limit: schema.minItems })
  if (schema.maxItems !== undefined && value.length > schema.maxItems) {
    issues.push({ path, keyword: 'maxItems', limit: schema.maxItems })
  }
  value.forEach((one, item) => {
    for (const [keyword, limit] of scalarIssues(schema.items, one)) issues.push({ path, keyword, limit, item })
  })
  if (schema.uniqueItems && hasRepeats(schema.items, value)) issues.push({ path, keyword: 'uniqueItems', limit: true })
  return issues
}

/** Only items of the right type are compared: the others have an issue of their own. */
const hasRepeats = (items: ScalarSchema, value: readonly unknown[]): boolean => {
  const comparable = value.filter(one => isOfType(items.type, one))
  return new Set(comparable).size < comparable.length
}

const leafIssues = (path: string, schema: LeafSchema, value: unknown): readonly Issue[] =>
  schema.type === 'array'
    ? listIssues(path, schema, value)
    : scalarIssues(schema, value).map(([keyword, limit]) => ({ path, keyword, limit }))

function groupIssues(path: string, schema: GroupSchema, value: unknown): readonly Issue[] {
  if (!isRecord(value)) return [{ path, keyword: 'type', limit: 'object' }]
  const issues: Issue[] = []
  for (const key of schema.required ?? [])
    if (!has(value, key)) issues.push({ path: `${path}.${key}`, keyword: 'required' })
  for (const [key, answer] of Object.entries(value)) {
    const leaf = has(schema.properties, key) ? schema.properties[key] : undefined
    if (leaf) issues.push(...leafIssues(`${path}.${key}`, leaf, answer))
    else issues.push({ path: `${path}.${key}`, keyword: 'additionalProperties' })
  }
  return issues
}

/**
 * Everything wrong with the answers, as ajv finds it with the closed schema (the fuzz test holds the two together): unknown fields,
 * answers to hidden fields, missing required ones, and each field's own keywords. Takes any JSON; never throws.
 */
export function validateAnswers(schema: FormSchema, answers: unknown): readonly Issue[] {
  if (!isRecord(answers)) return [{ path: '', keyword: 'type', limit: 'object' }]
  const fields = allFields(schema)
  const open = (schema.allOf ?? []).filter(branch => conditionHolds(branch.if, answers))
  const asked = new Set(Object.keys(schema.properties))
  const required = new Set(schema.required ?? [])
  for (const { then } of open) {
    for (const key of Object.keys(then.properties ?? {})) asked.add(key)
    for (const key of then.required ?? []) required.add(key)
  }
  const issues: Issue[] = []
  for (const key of required) if (!has(answers, key)) issues.push({ path: key, keyword: 'required' })
  for (const [key, value] of Object.entries(answers)) {
    const field = fields.get(key)
    if (!field) {
      issues.push({ path: key, keyword: 'additionalProperties' })
      continue
    }
    if (!asked.has(key)) issues.push({ path: key, keyword: 'hidden' })
    issues.push(...(field.type === 'object' ? groupIssues(key, field, value) : leafIssues(key, field, value)))
  }
  return issues
}
