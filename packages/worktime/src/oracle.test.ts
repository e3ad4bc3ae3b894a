import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Clock, dueAt, elapsed, formatLimit, type Limit, remaining, shareLeft } from './index.ts'
import { BUSY_CALENDAR_JSON, busyCalendar } from './testing/busy-calendar.ts'
import { bitmapOf, budget, minuteOf, msOf, type OracleClock, walk } from './testing/minute-oracle.ts'

const RUNS = process.env.ZUOYEBEN_FULL === '1' ? 100_000 : 5_000

const calendar = busyCalendar()
const bitmaps = {
  allWorkingDays: bitmapOf(BUSY_CALENDAR_JSON, false),
  dutyDays: bitmapOf(BUSY_CALENDAR_JSON, true),
}
const first = minuteOf(Date.parse('2022-12-20T00:00:00+08:00'))
const last = minuteOf(Date.parse('2027-03-01T00:00:00+08:00'))

const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.integer({ min: 1, max: 24 }).map(halves => ({ workingDays: halves / 2 })),
  fc.integer({ min: 1, max: 40 }).map(hours => ({ workingHours: hours })),
  fc.integer({ min: 1, max: 96 }).map(hours => ({ clockHours: hours })),
  fc.integer({ min: 1, max: 3000 }).map(minutes => ({ clockMinutes: minutes })),
)

/** Pauses before, over and after the start, nested, overlapping, empty, sometimes without an end. */
const pausesFrom = (start: number) =>
  fc
    .array(
      fc.record({
        after: fc.integer({ min: -3000, max: 20_000 }),
        length: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 20_000 })),
        isOpen: fc.integer({ min: 0, max: 19 }).map(n => n === 0),
      }),
      { maxLength: 4 },
    )
    .map(list => list.map(p => ({ from: start + p.after, to: p.isOpen ? null : start + p.after + p.length })))

const situations = fc
  .record({
    start: fc.integer({ min: first, max: last }),
    limit: limits,
    counting: fc.constantFrom('allWorkingDays' as const, 'dutyDays' as const),
    after: fc.integer({ min: -100, max: 20_000 }),
  })
  .chain(base => pausesFrom(base.start).map(pauses => ({ ...base, pauses })))

test(`due, elapsed and remaining agree with a walk minute by minute (${RUNS} random clocks)`, {
  timeout: 900_000,
}, () => {
  fc.assert(
    fc.property(situations, ({ start, limit, counting, after, pauses }) => {
      const text = formatLimit(limit)
      const slow: OracleClock = {
        start,
        amount: Number(text.slice(0, -2)),
        unit: text.slice(-2) as OracleClock['unit'],
        pauses,
      }
      const at = start + after
      const expected = walk(bitmaps[counting], slow, at)
      const allowed = budget(bitmaps[counting], slow) * 60_000
      const clock: Clock = {
        start: msOf(start),
        limit,
        counting,
        pauses: pauses.map(p => ({ from: msOf(p.from), to: p.to === null ? null : msOf(p.to) })),
      }
      const due = dueAt(calendar, clock)
      expect(due === null ? null : minuteOf(due)).toBe(expected.due)
      expect(elapsed(calendar, clock, msOf(at))).toBe(expected.elapsed * 60_000)
      expect(remaining(calendar, clock, msOf(at))).toBe(allowed - expected.elapsed * 60_000)
      expect(shareLeft(calendar, clock, msOf(at))).toBe((allowed - expected.elapsed * 60_000) / allowed)
    }),
    { numRuns: RUNS, seed: 20230918 },
  )
})
