import { expect, test } from 'vitest'
import { readNumber } from './chinese-number.ts'

test.each([
  ['12', 12],
  ['十', 10],
  ['十二', 12],
  ['四百', 400],
  ['一百零六', 106],
  ['二十几', 20],
  ['三四', 4],
  ['两', 2],
  ['几', 3],
  ['一万二', 10002],
  ['三百六十五', 365],
])('%s is %i', (written, number) => {
  expect(readNumber(written)).toBe(number)
})
test('anything else is no number', () => {
  for (const written of ['', '很多', '1.5', '九栋']) expect(readNumber(written)).toBeNull()
})
