import { type FieldProblem, InputError } from './errors.ts'

const UNKEEPABLE: FieldProblem['message'] = {
  zh: '含有无法保存的字符，请删去后重试',
  en: 'This holds a character that cannot be kept: please remove it',
}

/**
 * Refuses text that PostgreSQL cannot keep, before anything looks at it: the character of code 0, and halves of surrogate pairs.
 * @throws InputError naming every field that has one
 */
export function refuseUnkeepable(input: unknown): void {
  const fields = [...unkeepable(input, '')].map(field => ({ field, message: UNKEEPABLE }))
  if (fields.length > 0) throw new InputError(fields)
}

function* unkeepable(part: unknown, path: string): Generator<string> {
  if (typeof part === 'string') {
    if (part.includes('\0') || !part.isWellFormed()) yield path
    return
  }
  if (typeof part !== 'object' || part === null) return
  for (const [name, value] of Object.entries(part)) {
    const here = path === '' ? name : `${path}.${name}`
    if (name.includes('\0') || !name.isWellFormed()) yield path
    yield* unkeepable(value, here)
  }
}
