import { expect, test } from 'vitest'
import { calendarJson, changedDays, defaultCalendar, nationalCalendar, parseCalendar } from './index.ts'
import { accepted } from './testing/busy-calendar.ts'

test('the Guangxi layer changes exactly its working days, in stretches', () => {
  const days = changedDays(nationalCalendar(), defaultCalendar(), '2026-01-01', '2026-12-31')
  expect(days.map(({ from, to, before, after }) => [from, to, before.isWorking, after.isWorking])).toEqual([
    ['2026-04-17', '2026-04-17', true, false],
    ['2026-04-20', '2026-04-20', true, false],
  ])
  expect(changedDays(defaultCalendar(), defaultCalendar(), '2026-01-01', '2027-12-31')).toEqual([])
})

test('a vacation changes the days that ordinary clocks no longer count, and other hours every day from then on', () => {
  const json = calendarJson(defaultCalendar().document)
  const vacation = { from: '2026-07-13', to: '2026-07-19', name: null, dutyWeekdays: [2, 4] }
  const after = accepted(parseCalendar({ ...json, school: { ...json.school, vacations: [vacation] } }))
  expect(changedDays(defaultCalendar(), after, '2026-07-01', '2026-07-31').map(day => day.from)).toEqual([
    '2026-07-13',
    '2026-07-15',
    '2026-07-17',
  ])
  const summer = { from: '2026-05-06', spans: ['08:00-12:00', '15:00-18:30'] }
  const hours = accepted(parseCalendar({ ...json, school: { ...json.school, hours: [...json.school.hours, summer] } }))
  expect(changedDays(defaultCalendar(), hours, '2026-05-01', '2026-05-08').map(day => [day.from, day.to])).toEqual([
    ['2026-05-06', '2026-05-08'],
  ])
})
