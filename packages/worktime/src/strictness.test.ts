import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultCalendar, dueAt, instantOf, isNeverLater, type Limit, parseLimit } from './index.ts'
import { accepted, busyCalendar } from './testing/busy-calendar.ts'

const limit = (text: string) => accepted(parseLimit(text))

test.each([
  ['1WD', '2WD', true],
  ['0.5WD', '1WD', true],
  ['3WD', '2WD', false],
  ['30CM', '1WD', true],
  ['24CH', '1WD', false],
  ['24CH', '2WD', true],
  ['60CM', '1CH', true],
  ['2CH', '2WH', true],
  ['2WH', '2CH', false],
  ['7WH', '1WD', true],
  ['8WH', '1WD', false],
  ['1WD', '14WH', true],
  ['1WD', '13WH', false],
  ['0.5WD', '4WH', true],
  ['1WD', '72CH', false],
])('a limit of %s within a bound of %s: %s', (one, bound, expected) => {
  expect(isNeverLater(defaultCalendar(), limit(one), limit(bound))).toBe(expected)
})

test('a limit said to be within a bound never falls due after it', () => {
  const calendar = busyCalendar()
  const limits: fc.Arbitrary<Limit> = fc.oneof(
    fc.integer({ min: 1, max: 10 }).map(halves => ({ workingDays: halves / 2 })),
    fc.integer({ min: 1, max: 40 }).map(hours => ({ workingHours: hours })),
    fc.integer({ min: 1, max: 96 }).map(hours => ({ clockHours: hours })),
  )
  const starts = fc.integer({ min: instantOf('2023-01-01', '00:00'), max: instantOf('2026-12-31', '00:00') })
  const countings = fc.constantFrom('allWorkingDays' as const, 'dutyDays' as const)
  let within = 0
  fc.assert(
    fc.property(limits, limits, starts, countings, (one, bound, start, counting) => {
      if (!isNeverLater(calendar, one, bound)) return
      within++
      const due = (of: Limit) => dueAt(calendar, { start, limit: of, pauses: [], counting }) ?? Number.NaN
      expect(due(one)).toBeLessThanOrEqual(due(bound))
    }),
    { numRuns: 10_000, seed: 11 },
  )
  expect(within).toBeGreaterThan(2_000)
})
