import { DEPTH_MAX } from './edge/http-limits.ts'
import { type FieldProblem, InputError } from './errors.ts'

const UNKEEPABLE: FieldProblem['message'] = {
  zh: '含有无法保存的字符，请删去后重试',
  en: 'This holds a character that cannot be kept: please remove it',
}

const TOO_DEEP: FieldProblem['message'] = {
  zh: '内容嵌套太深',
  en: 'This is nested too deeply',
}
const PROBLEMS_MAX = 20

/**
 * Refuses what nothing behind it can take, before anything looks at it: text that PostgreSQL cannot keep (the character of code 0, halves of
 * surrogate pairs), and what is nested more than a hundred levels deep.
 * @throws InputError naming the first twenty fields that have such a thing
 */
export function refuseUnkeepable(input: unknown): void {
  const fields: FieldProblem[] = []
  for (const { field, message } of unkeepable(input, '', 0)) {
    fields.push({ field, message })
    if (fields.length === PROBLEMS_MAX) break
  }
  if (fields.length > 0) throw new InputError(fields)
}

function* unkeepable(part: unknown, path: string, depth: number): Generator<FieldProblem> {
  if (typeof part === 'string') {
    if (part.includes('\0') || !part.isWellFormed()) yield { field: path, message: UNKEEPABLE }
    return
  }
  if (typeof part !== 'object' || part === null) return
  if (depth > DEPTH_MAX) {
    yield { field: path.slice(0, 60), message: TOO_DEEP }
    return
  }
  for (const [name, value] of Object.entries(part)) {
    const here = path === '' ? name : `${path}.${name}`
    if (name.includes('\0') || !name.isWellFormed()) yield { field: path, message: UNKEEPABLE }
    yield* unkeepable(value, here, depth + 1)
  }
}
