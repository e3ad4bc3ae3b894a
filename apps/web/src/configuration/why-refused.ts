import { failureOf } from '../cases/form/failure.ts'
import { isClientError } from '../trpc.ts'
import { type Word, word } from '../words/word.ts'

/** A change, a trial or a draft that this page has shown and that is there no more: somebody was faster. */
const SETTLED = word(
  '别人已经处理了这一份（发布、退回、撤回或删除）。请刷新页面，看现在的情况。',
  'Somebody else has settled this meanwhile: published, declined, withdrawn or dropped. Reload the page to see how things stand.',
)

/** Why something about a configuration was not done: all that is wrong with it, or that somebody was faster, or the one reason. */
export function whyRefused(error: unknown): Word {
  if (isClientError(error) && error.data?.code === 'NOT_FOUND') return SETTLED
  const { message, problems } = failureOf(error)
  if (problems.length === 0) return message
  const told = problems.map(each => each.message)
  return { zh: told.map(({ zh }) => zh).join(' '), en: told.map(({ en }) => en).join(' ') }
}
