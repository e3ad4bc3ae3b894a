import { expect, test } from 'vitest'
import { describeLimit, formatLimit, parseLimit } from './index.ts'
import { accepted } from './testing/busy-calendar.ts'

test.each([
  ['2WD', { workingDays: 2 }, '2个工作日', '2 working days'],
  ['0.5WD', { workingDays: 0.5 }, '半个工作日', 'half a working day'],
  ['1.5WD', { workingDays: 1.5 }, '1.5个工作日', '1.5 working days'],
  ['1WH', { workingHours: 1 }, '1个工作小时', '1 working hour'],
  ['24CH', { clockHours: 24 }, '24小时', '24 hours'],
  ['30CM', { clockMinutes: 30 }, '30分钟', '30 minutes'],
] as const)('%s is read, written back and said in both languages', (text, limit, zh, en) => {
  expect(accepted(parseLimit(text))).toEqual(limit)
  expect(formatLimit(limit)).toBe(text)
  expect(describeLimit(limit)).toEqual({ zh, en })
})

test.each([
  '',
  '2',
  'WD',
  '0WD',
  '0.25WD',
  '-1WD',
  '2wd',
  '2 WD',
  '1e3WD',
  '0.5CM',
  '0.3333WH',
  '99999WD',
  `${'9'.repeat(400)}WD`,
  'P2D',
  2,
  null,
  undefined,
  {},
  ['2WD'],
])('%o is no limit', text => {
  expect(parseLimit(text)).toMatchObject({ ok: false, problems: [{ code: 'badLimit' }] })
})

test('an unusable limit is not written', () => {
  expect(() => formatLimit({ workingDays: 0.3 })).toThrow(RangeError)
})
