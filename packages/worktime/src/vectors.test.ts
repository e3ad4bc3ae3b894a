import { describe, expect, test } from 'vitest'
import { countWorkingDays, defaultCalendar, dueAt, instantOf, instantText, nationalCalendar } from './index.ts'

/** Defaults §3.13: event day, working days, due with the Guangxi layer, due by the national list alone. */
const VECTORS: readonly (readonly [event: string, days: number, guangxi: string, national: string])[] = [
  ['2023-09-28', 1, '2023-10-07', '2023-10-07'],
  ['2023-09-28', 2, '2023-10-08', '2023-10-08'],
  ['2023-04-20', 2, '2023-04-25', '2023-04-23'],
  ['2024-04-10', 1, '2024-04-15', '2024-04-11'],
  ['2024-04-10', 2, '2024-04-16', '2024-04-12'],
  ['2024-02-09', 1, '2024-02-18', '2024-02-18'],
  ['2025-01-27', 2, '2025-02-06', '2025-02-06'],
  ['2025-09-30', 2, '2025-10-10', '2025-10-10'],
  ['2026-02-13', 2, '2026-02-24', '2026-02-24'],
  ['2026-04-16', 2, '2026-04-22', '2026-04-20'],
  ['2026-09-18', 2, '2026-09-21', '2026-09-21'],
  ['2026-05-01', 1, '2026-05-06', '2026-05-06'],
]

describe.each([
  ['with the Guangxi layer', defaultCalendar(), 2],
  ['by the national list alone', nationalCalendar(), 3],
] as const)('%s', (_, calendar, column) => {
  test.each(VECTORS)('an event on %s falls due %s working days later on the tabled date', (...vector) => {
    for (const time of ['00:00', '07:30', '10:00', '12:45', '17:30', '23:59']) {
      const start = instantOf(vector[0], time)
      const due = dueAt(calendar, { start, limit: { workingDays: vector[1] }, pauses: [], counting: 'allWorkingDays' })
      expect(due === null ? null : instantText(due), time).toBe(`${vector[column]} 17:30`)
    }
  })
})

test('a year has the tabled number of working days', () => {
  const perYear = (calendar: ReturnType<typeof defaultCalendar>) =>
    [2023, 2024, 2025, 2026].map(y => countWorkingDays(calendar, `${y}-01-01`, `${y}-12-31`, 'allWorkingDays'))
  expect(perYear(defaultCalendar())).toEqual([247, 249, 246, 246])
  expect(perYear(nationalCalendar())).toEqual([249, 251, 248, 248])
})
