import type { LimitText } from '@zuoyeben/worktime'
import { expect, it } from 'vitest'
import { isLimitText, isWithin, scaleLimit } from './limit-text.ts'

it.each<[LimitText, number, LimitText]>([
  ['3WD', 0.5, '1.5WD'],
  ['1.5WD', 0.5, '1WD'],
  ['5WD', 0.5, '2.5WD'],
  ['24CH', 0.5, '12CH'],
  ['5WD', 1.5, '7.5WD'],
  ['3WD', 2, '6WD'],
  ['30CM', 0.5, '15CM'],
  ['1CM', 0.5, '1CM'],
  ['4CH', 1.1, '4.4CH'],
  ['2WD', 1, '2WD'],
])('%s times %d is %s', (limit, factor, expected) => {
  expect(scaleLimit(limit, factor)).toBe(expected)
  expect(isLimitText(scaleLimit(limit, factor))).toBe(true)
})

it.each<[LimitText, LimitText, boolean]>([
  ['2WD', '2WD', true],
  ['2.5WD', '2WD', false],
  ['24CH', '2WD', true],
  ['24CH', '1WD', false],
  ['4CH', '1WD', true],
  ['30CM', '0.5WD', true],
  ['14WH', '2WD', true],
  ['15WH', '2WD', false],
  ['0.5WD', '24CH', false],
  ['2WH', '2CH', false],
  ['2CH', '2WH', true],
  ['120CM', '2CH', true],
  ['121CM', '2CH', false],
  ['1CH', '60CM', true],
])('whether %s is within %s: %s', (limit, bound, expected) => {
  expect(isWithin(limit, bound)).toBe(expected)
})

it('reads no limit of zero, of a quarter of a day or of another form', () => {
  for (const text of ['0WD', '0.25WD', '1 WD', '-1WD', '1wd', '1.5CM', '', '2000WD', 2, null]) {
    expect(isLimitText(text)).toBe(false)
  }
})
