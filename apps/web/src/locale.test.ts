import { describe, expect, test } from 'vitest'
import { bothLanguages, formatDay, formatDue, formatTime } from './locale.ts'

describe('times are told in the time of the school', () => {
  test('a day written as a date stays that day', () => {
    const now = Date.parse('2026-11-23T08:00:00Z')
    expect(formatDay('zh', '2026-11-27', now)).toContain('11月27日')
    expect(formatDay('en', '2026-11-27', now)).toContain('27 November')
  })
  test('a day of another year is told with its year', () => {
    const now = Date.parse('2026-11-23T08:00:00Z')
    expect(formatDay('zh', '2027-11-23', now)).toBe('2027年11月23日')
    expect(formatDay('en', '2027-11-23', now)).toBe('23 November 2027')
    expect(formatDay('zh', '2026-12-31T16:30:00Z', now)).toBe('2027年1月1日')
  })
  test('late evening in UTC is the next morning here', () => {
    expect(formatTime('zh', '2026-11-26T23:30:00.000Z')).toMatch(/11月27日\s*07:30/)
  })
  test('what is due today is told to the minute, later things by their day', () => {
    const now = Date.parse('2026-11-23T08:00:00Z')
    expect(formatDue('zh', '2026-11-23T09:30:00Z', now)).toContain('今天 17:30')
    expect(formatDue('en', '2026-11-23T09:30:00Z', now)).toBe('17:30 today')
    expect(formatDue('zh', '2026-11-23T17:00:00Z', now)).toContain('11月24日')
  })
})

test('words in two languages have the same keys', () => {
  const words = bothLanguages(
    { hello: '你好', left: (n: string) => `还有 ${n}` },
    { hello: 'Hello', left: (n: string) => `${n} left` },
  )
  expect(Object.keys(words.en)).toEqual(Object.keys(words.zh))
})
