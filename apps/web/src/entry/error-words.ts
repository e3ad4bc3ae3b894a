import type { Locale } from '../locale.ts'
import { bothLanguages } from '../locale.ts'
import { isClientError, isUnreachable } from '../trpc.ts'
import { refusalWord } from '../words/refusals.ts'

const words = bothLanguages(
  {
    offline: '没有连上网络。你写的都还在，连上之后再试一次。',
    unreachable: '暂时连不上学校的服务器。你写的都还在，请过一会儿再试。',
    tooMany: '试得太快了，请等一分钟再试。',
    signIn: '这一步需要先登录。',
    forbidden: '这件事现在不能这样做。请刷新页面看看最新进展。',
    notFound: '没有找到这一件。请对照回执，再看一眼编号和查询码。',
    stale: '这件作业刚刚有了新进展，页面已经更新。你写的还在，请再看一眼后提交。',
    input: '有几处需要改一下，请看标红的地方。',
    fault: '出了一点问题，不是你的错。你写的都还在，请过一会儿再试。',
  },
  {
    offline: 'You are offline. What you wrote is still here; try again once you are connected.',
    unreachable:
      'The school’s server cannot be reached just now. What you wrote is still here; please try again in a while.',
    tooMany: 'That was a little fast. Please wait a minute and try again.',
    signIn: 'Please sign in for this step.',
    forbidden: 'This cannot be done now. Reload the page to see where the case stands.',
    notFound: 'Nothing found. Please compare number and code with your receipt.',
    stale:
      'The case has just moved on and the page is up to date again. What you wrote is still here; look once more, then send it.',
    input: 'Some entries need a change: look at those marked in red.',
    fault: 'Something went wrong, and not through you. What you wrote is still here; please try again in a while.',
  },
)

/** The case is not where the reader's page says it is: somebody was faster, or the act no longer fits. */
export function hasMovedOn(error: unknown): boolean {
  return isClientError(error) && error.data?.code === 'CONFLICT'
}

/** What to tell the reader about a failed call, and what to do about it. */
export function errorWords(locale: Locale, error: unknown): string {
  const say = words[locale]
  if (isUnreachable(error)) return navigator.onLine ? say.unreachable : say.offline
  if (!isClientError(error)) return say.fault
  const refusal = error.data?.refusal
  if (refusal?.reason === 'stale') return say.stale
  if (refusal?.reason === 'notFound') return say.notFound
  if (refusal) return refusalWord(refusal)[locale]
  switch (error.data?.code) {
    case 'TOO_MANY_REQUESTS':
      return say.tooMany
    case 'UNAUTHORIZED':
      return say.signIn
    case 'NOT_FOUND':
      return say.notFound
    case 'FORBIDDEN':
    case 'PRECONDITION_FAILED':
      return say.forbidden
    case 'BAD_REQUEST':
    case 'UNPROCESSABLE_CONTENT':
      return say.input
    default:
      return say.fault
  }
}
