import { CLOCK_KINDS, EVENT_TYPES } from '@zuoyeben/lifecycle'
import { describe, expect, test } from 'vitest'
import { promiseWords } from './promise-words.ts'
import { stepWords } from './step-words.ts'

describe('what the submitter is told', () => {
  test.each(CLOCK_KINDS)('the clock %s is promised with its day in both languages', clock => {
    expect(promiseWords('zh', clock, '9月20日')).toContain('9月20日')
    expect(promiseWords('en', clock, '20 September')).toContain('20 September')
  })
  test('a clock this page does not know is promised in general words', () => {
    expect(promiseWords('zh', 'somethingNew', '9月20日')).toBe('最晚9月20日有下一步')
  })
  test('inner debate is not among the steps', () => {
    for (const inner of ['rejectionProposed', 'requestRefused', 'opinionGiven', 'freezeAsked'])
      expect(stepWords('zh', inner)).toBeNull()
    expect(stepWords('zh', 'somethingNew')).toBeNull()
  })
  test('every step is told in both languages or in none', () => {
    for (const type of EVENT_TYPES) expect(stepWords('zh', type) === null).toBe(stepWords('en', type) === null)
  })
})
