import { isClientError, isUnreachable } from '../../trpc.ts'
import { type AnyRefusal, refusalWord, refusedField } from '../../words/refusals.ts'
import { type Word, word } from '../../words/word.ts'
import { pathOnPage } from './answers.ts'
import type { Problem } from './field.ts'

/** Why an action was not done, in the page's terms. Nothing typed is lost in any of them. */
export interface Failure {
  readonly kind: 'stale' | 'refused' | 'input' | 'offline' | 'fault'
  readonly message: Word
  readonly problems: readonly Problem[]
}

const OFFLINE = word(
  '网络没有连上。填写的内容都在，请再点一次，不会重复提交。',
  'No connection. What you typed is kept: send again, it is never done twice.',
)
const FAULT = word(
  '系统出了问题，没有办成。填写的内容都在，请稍后再试。',
  'Something failed on our side and nothing was done. What you typed is kept: please try again later.',
)
const INPUT = word('有几处需要修改，已标出。', 'Some answers need another look; they are marked.')

/** Reads the error of a call: a refusal, wrong fields, no connection, or a fault. */
export function failureOf(error: unknown): Failure {
  if (!isClientError(error) || isUnreachable(error)) {
    return { kind: 'offline', message: OFFLINE, problems: [] }
  }
  const data = error.data as { refusal?: AnyRefusal | null; fields?: readonly Field[] | null } | null | undefined
  if (data?.fields && data.fields.length > 0) {
    const problems = data.fields.map(({ field, message }) => ({ path: pathOnPage(field), message }))
    return { kind: 'input', message: INPUT, problems }
  }
  if (data?.refusal) return refused(data.refusal)
  return { kind: 'fault', message: FAULT, problems: [] }
}
interface Field {
  readonly field: string
  readonly message: Word
}

export function refused(refusal: AnyRefusal): Failure {
  const message = refusalWord(refusal)
  if (refusal.reason === 'stale') return { kind: 'stale', message, problems: [] }
  const field = refusedField(refusal)
  return { kind: 'refused', message, problems: field ? [{ path: pathOnPage(field), message }] : [] }
}
