import { TRPCClientError } from '@trpc/client'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { errorWords, hasMovedOn } from './error-words.ts'

const refused = (code: string, more: object) =>
  TRPCClientError.from({ error: { message: code, code: -32_000, data: { code, httpStatus: 400, ...more } } })
const cutOff = () => TRPCClientError.from(new Error('fetch failed'))

describe('a failed call is told', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('as news when somebody was faster, and the page knows it is behind', () => {
    const stale = refused('CONFLICT', { refusal: { reason: 'stale', version: 7 } })
    expect(hasMovedOn(stale)).toBe(true)
    expect(errorWords('zh', stale)).toContain('新进展')
    expect(errorWords('en', stale)).toContain('moved on')
  })
  test('in the words of the refusal where there is one', () => {
    expect(errorWords('zh', refused('CONFLICT', { refusal: { reason: 'alreadyRated' } }))).not.toContain('新进展')
  })
  test('without saying whether there is such a case', () => {
    expect(errorWords('zh', refused('NOT_FOUND', { refusal: { reason: 'notFound' } }))).toContain('没有找到')
  })
  test('as a broken line where no answer came, and says that nothing is lost', () => {
    vi.stubGlobal('navigator', { onLine: false })
    expect(errorWords('zh', cutOff())).toContain('没有连上网络')
    vi.stubGlobal('navigator', { onLine: true })
    expect(errorWords('en', cutOff())).toContain('still here')
  })
  test('as our fault where the server failed or something unknown happened', () => {
    expect(errorWords('zh', refused('INTERNAL_SERVER_ERROR', {}))).toContain('不是你的错')
    expect(errorWords('en', new Error('x'))).toContain('not through you')
  })
})
