import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { type Checked, checkWith } from './check-fields.ts'
import { closeSchema } from './closed-schema.ts'
import { FORMATS, type IntakeForm } from './form.ts'
import { FORMAT_TESTS } from './formats.ts'
import { sayIssues } from './messages.ts'
import { compileRe2 } from './re2.ts'
import type { Issue } from './validate.ts'
import { weigh } from './weigh.ts'

/** ajv asks for a pattern engine by this shape; `code` is for standalone modules, which we do not write. */
const linearTime = Object.assign(
  (pattern: string) => {
    const { test } = compileRe2(pattern) ?? { test: () => false }
    // ajv shares one compiled pattern among all of the same `toString`: without this, every field would get the first field's pattern.
    return { test, toString: () => pattern }
  },
  { code: '' },
)

function compile(form: Pick<IntakeForm, 'schema'>): ValidateFunction {
  const ajv = new Ajv({
    allErrors: true,
    ownProperties: true,
    strict: false,
    meta: false,
    validateSchema: false,
    logger: false,
    code: { regExp: linearTime },
  })
  for (const name of FORMATS) ajv.addFormat(name, FORMAT_TESTS[name])
  const { $schema: _dialect, ...schema } = closeSchema(form)
  return ajv.compile(schema)
}

const compiled = new WeakMap<object, ValidateFunction>()

const LIMITS: Readonly<Record<string, string>> = { type: 'type', format: 'format', multipleOf: 'multipleOf' }

/** What ajv found, in the interpreter's terms; `undefined` for the frame of a condition, whose content is reported on its own. */
function toIssue(error: ErrorObject): Issue | undefined {
  const parts = error.instancePath.split('/').slice(1)
  const last = parts[parts.length - 1]
  const isItem = last !== undefined && /^\d+$/.test(last)
  const at = isItem ? parts.slice(0, -1) : parts
  const path = at.join('.')
  const under = (key: unknown): string => [...at, String(key)].join('.')
  switch (error.keyword) {
    case 'if':
    case 'anyOf':
      return undefined
    case 'required':
      return { path: under(error.params.missingProperty), keyword: 'required' }
    case 'additionalProperties':
      return { path: under(error.params.additionalProperty), keyword: 'additionalProperties' }
    case 'false schema':
      return { path, keyword: 'hidden' }
    case 'uniqueItems':
      return { path, keyword: 'uniqueItems', limit: true }
    case 'enum':
      return { path, keyword: 'enum', limit: error.params.allowedValues, ...(isItem ? { item: Number(last) } : {}) }
    case 'const':
      return { path, keyword: 'const', limit: error.params.allowedValue, ...(isItem ? { item: Number(last) } : {}) }
    default: {
      const limit: unknown = error.params[LIMITS[error.keyword] ?? 'limit'] ?? error.params.pattern
      return { path, keyword: error.keyword, limit, ...(isItem ? { item: Number(last) } : {}) }
    }
  }
}

/** Everything ajv finds wrong with the answers by the closed schema, in the interpreter's terms: the server's authority. */
export function issuesByAjv(form: Pick<IntakeForm, 'schema'>, answers: unknown): readonly Issue[] {
  let validate = compiled.get(form)
  if (!validate) {
    validate = compile(form)
    compiled.set(form, validate)
  }
  validate(answers)
  return (validate.errors ?? []).map(toIssue).filter(issue => issue !== undefined)
}

/**
 * The server's check of what a submitter filled in: takes out blanks and answers to fields that are hidden now, then validates with ajv by
 * the closed schema. Gives the answers to store and the names of what was dropped, or one error for each wrong field, in both languages.
 * Refuses fields the form does not have, files that are not ids of uploads, and more than 64 kB. The form is one that `parseForm` gave.
 */
export function checkAnswers(form: IntakeForm, answers: unknown): Checked {
  const heavy = weigh(answers)
  if (heavy) {
    const issue: Issue = heavy.place
      ? { path: heavy.place, keyword: 'additionalProperties' }
      : { path: '', keyword: 'size' }
    return { errors: sayIssues(form, [issue]) }
  }
  return checkWith(form, answers, shown => issuesByAjv(form, shown))
}
