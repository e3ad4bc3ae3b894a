import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Clock,
  defaultCalendar,
  dueAt,
  elapsed,
  HOUR_MS,
  instantOf,
  instantText,
  instantWhenLeft,
  isPausedAt,
  type Limit,
  MINUTE_MS,
  type Pause,
  recomputedDue,
  remaining,
  shareLeft,
} from './index.ts'
import { parseCalendar } from './parse-calendar.ts'
import { accepted, busyCalendar } from './testing/busy-calendar.ts'

const calendar = defaultCalendar()
const at = (text: string) => instantOf(text.slice(0, 10), text.slice(11))
const paused = (from: string, to: string | null): Pause => ({ from: at(from), to: to === null ? null : at(to) })
const clock = (start: string, limit: Limit, ...pauses: Pause[]): Clock => ({
  start: at(start),
  limit,
  pauses,
  counting: 'allWorkingDays',
})
const due = (c: Clock, on = calendar) => {
  const instant = dueAt(on, c)
  return instant === null ? null : instantText(instant)
}

describe('without pauses', () => {
  test('working hours skip lunch, nights, weekends and holidays', () => {
    expect(due(clock('2026-03-02 11:00', { workingHours: 2 }))).toBe('2026-03-02 15:30')
    expect(due(clock('2026-03-06 17:00', { workingHours: 1 }))).toBe('2026-03-09 08:30')
    expect(due(clock('2026-04-30 17:00', { workingHours: 1 }))).toBe('2026-05-06 08:30')
    expect(due(clock('2026-03-02 08:00', { workingHours: 4 }))).toBe('2026-03-02 12:00')
  })

  test('clock hours and minutes run through nights and holidays', () => {
    expect(due(clock('2026-05-01 23:45', { clockMinutes: 30 }))).toBe('2026-05-02 00:15')
    expect(due(clock('2026-05-01 10:00', { clockHours: 24 }))).toBe('2026-05-02 10:00')
  })

  test('half a working day is half of the hours of the day, carried over to the next', () => {
    expect(due(clock('2026-03-02 08:00', { workingDays: 0.5 }))).toBe('2026-03-02 11:30')
    expect(due(clock('2026-03-02 16:30', { workingDays: 0.5 }))).toBe('2026-03-03 10:30')
    expect(due(clock('2026-03-02 17:30', { workingDays: 0.5 }))).toBe('2026-03-03 11:30')
    expect(due(clock('2026-03-07 09:00', { workingDays: 0.5 }))).toBe('2026-03-09 11:30')
    expect(due(clock('2026-03-02 08:00', { workingDays: 1.5 }))).toBe('2026-03-04 11:30')
  })

  test('half a working day is never later than one, even before a very short day', () => {
    const late = clock('2025-11-04 18:00', { workingDays: 0.5 })
    expect(due(late, busyCalendar())).toBe('2025-11-05 09:30')
    const evening = clock('2025-11-04 16:00', { workingDays: 0.5 })
    expect(due(evening, busyCalendar())).toBe('2025-11-05 10:00')
    expect(due({ ...evening, limit: { workingDays: 1 } }, busyCalendar())).toBe('2025-11-05 10:00')
  })

  test('an event late at night still belongs to its own date', () => {
    expect(due(clock('2026-03-02 23:59', { workingDays: 1 }))).toBe('2026-03-03 17:30')
    expect(due(clock('2026-03-03 00:00', { workingDays: 1 }))).toBe('2026-03-04 17:30')
  })
})

describe('pauses', () => {
  test('a pause over a weekend takes nothing off a working-time clock (GLPI #10594)', () => {
    const plain = clock('2026-03-05 09:00', { workingDays: 3 })
    const held = clock('2026-03-05 09:00', { workingDays: 3 }, paused('2026-03-06 17:30', '2026-03-09 08:00'))
    expect(due(held)).toBe(due(plain))
    expect(elapsed(calendar, held, at('2026-03-09 09:00'))).toBe(elapsed(calendar, plain, at('2026-03-09 09:00')))
  })

  test('a pause from Friday to Monday takes only the working time it covers', () => {
    const held = clock('2026-03-05 09:00', { workingDays: 3 }, paused('2026-03-06 16:30', '2026-03-09 09:00'))
    expect(due(held)).toBe('2026-03-11 10:00')
    expect(due(clock('2026-03-05 09:00', { workingDays: 3 }))).toBe('2026-03-10 17:30')
  })

  test('a pause over lunch or over a holiday moves nothing', () => {
    const start = '2026-04-29 09:00'
    const plain = due(clock(start, { workingDays: 2 }))
    expect(due(clock(start, { workingDays: 2 }, paused('2026-04-29 12:00', '2026-04-29 14:30')))).toBe(plain)
    expect(due(clock(start, { workingDays: 2 }, paused('2026-05-01 00:00', '2026-05-06 00:00')))).toBe(plain)
  })

  test('a pause of one working day moves a due in working days by one working day', () => {
    expect(due(clock('2026-03-02 09:00', { workingDays: 2 }, paused('2026-03-03 10:00', '2026-03-04 10:00')))).toBe(
      '2026-03-05 17:30',
    )
  })

  test('every minute of a pause counts on a clock of hours', () => {
    expect(due(clock('2026-03-06 16:00', { clockHours: 4 }, paused('2026-03-06 17:00', '2026-03-09 08:00')))).toBe(
      '2026-03-09 11:00',
    )
  })

  test('a change of priority keeps the pauses already earned (GLPI #15605)', () => {
    const earned = paused('2026-03-03 08:00', '2026-03-04 17:30')
    expect(due(clock('2026-03-02 09:00', { workingDays: 5 }, earned))).toBe('2026-03-11 17:30')
    expect(due(clock('2026-03-02 09:00', { workingDays: 3 }, earned))).toBe('2026-03-09 17:30')
    expect(due(clock('2026-03-02 09:00', { clockHours: 24 }, earned))).toBe('2026-03-04 18:30')
  })

  test('overlapping and nested pauses are counted once', () => {
    const one = clock('2026-03-02 09:00', { workingHours: 10 }, paused('2026-03-02 10:00', '2026-03-03 10:00'))
    const many = clock(
      '2026-03-02 09:00',
      { workingHours: 10 },
      paused('2026-03-02 16:00', '2026-03-03 10:00'),
      paused('2026-03-02 10:00', '2026-03-02 17:00'),
      paused('2026-03-02 11:00', '2026-03-02 11:30'),
    )
    expect(due(many)).toBe(due(one))
  })

  test('a clock held by a pause without an end has no due and stands still', () => {
    const held = clock('2026-03-02 09:00', { workingDays: 2 }, paused('2026-03-03 10:00', null))
    expect(due(held)).toBeNull()
    expect(remaining(calendar, held, at('2026-03-10 09:00'))).toBe(remaining(calendar, held, at('2026-03-03 10:00')))
    expect(instantWhenLeft(calendar, held, 0.9)).not.toBeNull()
    expect(instantWhenLeft(calendar, held, 0.1)).toBeNull()
  })

  test('a due that came before the pause stays known', () => {
    expect(due(clock('2026-03-02 09:00', { workingHours: 1 }, paused('2026-03-02 10:00', null)))).toBe(
      '2026-03-02 10:00',
    )
  })

  test('a pause that ended before the clock started is not its own', () => {
    expect(due(clock('2026-03-04 09:00', { workingHours: 2 }, paused('2026-03-02 09:00', '2026-03-03 09:00')))).toBe(
      '2026-03-04 11:00',
    )
  })

  test('a pause that ends before it begins is refused', () => {
    const wrong = clock('2026-03-02 09:00', { workingDays: 1 }, paused('2026-03-03 10:00', '2026-03-03 09:00'))
    expect(() => dueAt(calendar, wrong)).toThrow(RangeError)
    expect(() => elapsed(calendar, wrong, at('2026-03-05 09:00'))).toThrow(RangeError)
  })

  test('a pause covers its beginning and not its end', () => {
    const pauses = [paused('2026-03-03 10:00', '2026-03-03 11:00')]
    expect(isPausedAt(pauses, at('2026-03-03 10:00'))).toBe(true)
    expect(isPausedAt(pauses, at('2026-03-03 11:00'))).toBe(false)
    expect(isPausedAt([paused('2026-03-03 10:00', null)], at('2027-03-03 11:00'))).toBe(true)
  })
})

describe('the ladder', () => {
  const c = clock('2026-03-02 08:00', { workingHours: 7 })

  test('the share left falls from one at the start to zero at the due and below it after', () => {
    expect(shareLeft(calendar, c, at('2026-03-02 08:00'))).toBe(1)
    expect(shareLeft(calendar, c, at('2026-03-02 11:30'))).toBe(0.5)
    expect(shareLeft(calendar, c, at('2026-03-02 17:30'))).toBe(0)
    expect(shareLeft(calendar, c, at('2026-03-03 11:30'))).toBe(-0.5)
    expect(shareLeft(calendar, c, at('2026-03-01 08:00'))).toBe(1)
  })

  test.each([0.3, 0.15, 0])('the instant when a share of %s is left is the first with no more than it', share => {
    const instant = instantWhenLeft(calendar, c, share) ?? Number.NaN
    expect(shareLeft(calendar, c, instant)).toBeLessThanOrEqual(share)
    expect(shareLeft(calendar, c, instant - 1)).toBeGreaterThan(share)
  })

  test('a share outside zero to one is refused', () => {
    expect(() => instantWhenLeft(calendar, c, 1.2)).toThrow(RangeError)
    expect(() => instantWhenLeft(calendar, c, Number.NaN)).toThrow(RangeError)
  })
})

describe('in a vacation', () => {
  const vacation = { from: '2026-07-13', to: '2026-08-30' }
  const school = accepted(parseCalendar({ school: { vacations: [vacation] } }))

  test('P2 and P3 count only duty days and P0 and P1 every working day', () => {
    const filed = clock('2026-07-17 10:00', { workingDays: 2 })
    expect(due({ ...filed, counting: 'dutyDays' }, school)).toBe('2026-07-23 17:30')
    expect(due(filed, school)).toBe('2026-07-21 17:30')
  })

  test('clock hours run whatever the mode', () => {
    const urgent = clock('2026-07-17 10:00', { clockHours: 24 })
    expect(due({ ...urgent, counting: 'dutyDays' }, school)).toBe('2026-07-18 10:00')
  })

  test('a limit that runs into a vacation slows down there', () => {
    expect(due({ ...clock('2026-07-09 10:00', { workingDays: 3 }), counting: 'dutyDays' }, school)).toBe(
      '2026-07-16 17:30',
    )
  })
})

test('a due recomputed under another calendar is never earlier than the one already told', () => {
  const told = at('2026-04-22 17:30')
  expect(recomputedDue(told, at('2026-04-20 17:30'))).toBe(told)
  expect(recomputedDue(told, at('2026-04-23 17:30'))).toBe(at('2026-04-23 17:30'))
  expect(recomputedDue(null, told)).toBe(told)
  expect(recomputedDue(told, null)).toBeNull()
})

test.each([{ workingDays: 0 }, { workingDays: 0.3 }, { clockHours: -1 }, { workingHours: Number.NaN }] as Limit[])(
  'an unusable limit is refused: %o',
  limit => {
    expect(() => dueAt(calendar, clock('2026-03-02 08:00', limit))).toThrow(RangeError)
  },
)

test('a moment that is no number or lies outside the tables is refused, not guessed', () => {
  for (const start of [Number.NaN, Number.POSITIVE_INFINITY, at('2026-01-01 00:00') + 1e13]) {
    const c: Clock = { start, limit: { workingHours: 1 }, pauses: [], counting: 'dutyDays' }
    expect(() => dueAt(calendar, c)).toThrow(RangeError)
  }
  const nowhere: Clock = { start: Number.NaN, limit: { clockHours: 1 }, pauses: [], counting: 'dutyDays' }
  expect(() => dueAt(calendar, nowhere)).toThrow(RangeError)
})

test('to the millisecond, the due is the first instant with nothing left, and time never runs backwards', () => {
  const busy = busyCalendar()
  const limits = fc.constantFrom<Limit>(
    { workingDays: 0.5 },
    { workingDays: 3 },
    { workingHours: 4 },
    { clockHours: 24 },
  )
  const start = fc.integer({ min: at('2023-01-01 00:00'), max: at('2026-12-31 00:00') })
  const pause = fc.tuple(fc.integer({ min: 0, max: 240 * HOUR_MS }), fc.integer({ min: 0, max: 72 * HOUR_MS }))
  fc.assert(
    fc.property(start, limits, fc.array(pause, { maxLength: 3 }), fc.nat(MINUTE_MS), (from, limit, spans, step) => {
      const pauses = spans.map(([after, length]) => ({ from: from + after, to: from + after + length }))
      const c: Clock = { start: from, limit, pauses, counting: 'dutyDays' }
      const end = dueAt(busy, c) ?? Number.NaN
      expect(remaining(busy, c, end)).toBe(0)
      expect(remaining(busy, c, end - 1)).toBe(1)
      expect(elapsed(busy, c, end + step)).toBeGreaterThanOrEqual(elapsed(busy, c, end))
      expect(end).toBeGreaterThanOrEqual(dueAt(busy, { ...c, pauses: [] }) ?? Number.NaN)
    }),
    { numRuns: 2_000, seed: 7 },
  )
})
