import { expect, test } from 'vitest'
import { calendarJson, instantOf, parseCalendar, parseCalendarDocument } from './index.ts'
import { accepted, BUSY_CALENDAR_JSON } from './testing/busy-calendar.ts'

const problems = (stoppages: unknown) => {
  const parsed = parseCalendar({ school: { stoppages } })
  return parsed.ok ? [] : parsed.problems.map(p => `${p.code} ${p.place}`)
}

test('a declared stoppage is a stretch of minutes with an end', () => {
  const stoppages = [
    { from: '2026-09-14 14:00', to: '2026-09-14 18:00' },
    { from: '2026-09-12 12:00', to: '2026-09-14 08:00', name: { zh: '台风', en: 'Typhoon' } },
  ]
  const { school } = accepted(parseCalendarDocument({ school: { stoppages } }))
  expect(school.stoppages).toEqual([
    {
      from: instantOf('2026-09-12', '12:00'),
      to: instantOf('2026-09-14', '08:00'),
      name: { zh: '台风', en: 'Typhoon' },
    },
    { from: instantOf('2026-09-14', '14:00'), to: instantOf('2026-09-14', '18:00'), name: null },
  ])
})

test.each<[string, unknown, string[]]>([
  ['without an end', [{ from: '2026-09-12 12:00' }], ['badTime school.stoppages[0].to']],
  [
    'that ends before it begins',
    [{ from: '2026-09-12 12:00', to: '2026-09-12 11:00' }],
    ['reversed school.stoppages[0]'],
  ],
  ['longer than a month', [{ from: '2026-09-12 12:00', to: '2026-10-14 12:00' }], ['outOfRange school.stoppages[0]']],
  ['at no time of day', [{ from: '2026-09-12 25:00', to: '2026-10-14 12:00' }], ['badTime school.stoppages[0].from']],
  [
    'over another',
    [
      { from: '2026-09-12 12:00', to: '2026-09-13 12:00' },
      { from: '2026-09-13 11:00', to: '2026-09-14 12:00' },
    ],
    ['overlap school.stoppages'],
  ],
])('a stoppage %s is refused', (_, stoppages, expected) => {
  expect(problems(stoppages)).toEqual(expected)
})

test('a calendar written out again is the same calendar', () => {
  const stoppages = [{ from: '2025-09-12 12:00', to: '2025-09-14 08:00' }]
  const json = { ...BUSY_CALENDAR_JSON, school: { ...BUSY_CALENDAR_JSON.school, stoppages } }
  const document = accepted(parseCalendarDocument(json))
  expect(accepted(parseCalendarDocument(calendarJson(document)))).toEqual(document)
  expect(calendarJson(document).school.hours[1]).toEqual({ from: '2024-05-06', spans: ['08:00-12:00', '15:00-18:00'] })
})
