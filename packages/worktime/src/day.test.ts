import { expect, test } from 'vitest'
import {
  addWorkingDays,
  countWorkingDays,
  DEFAULT_CALENDAR_JSON,
  dayOf,
  defaultCalendar,
  instantOf,
  instantText,
  isProvisional,
  nationalCalendar,
  oneWorkingDayBefore,
  parseCalendar,
  workingHoursOf,
  workingMinutesBetween,
} from './index.ts'
import { accepted, busyCalendar } from './testing/busy-calendar.ts'

const at = (text: string) => instantOf(text.slice(0, 10), text.slice(11))

test('on Sunday 2023-04-23 the State Council says work, Guangxi says holiday, and Guangxi decides', () => {
  expect(dayOf(nationalCalendar(), '2023-04-23')).toMatchObject({ isWorking: true, decidedBy: 'stateCouncil' })
  expect(dayOf(defaultCalendar(), '2023-04-23')).toMatchObject({
    isWorking: false,
    decidedBy: 'regional',
    name: { zh: '壮族三月三' },
    provisional: false,
  })
})

test('a school override stands above every list', () => {
  const days = [
    { from: '2026-04-17', work: true },
    { from: '2026-05-11', to: '2026-05-12', work: false, name: { zh: '停工', en: 'Stop' } },
  ]
  const calendar = accepted(parseCalendar({ ...DEFAULT_CALENDAR_JSON, school: { days } }))
  expect(dayOf(calendar, '2026-04-17')).toMatchObject({ isWorking: true, decidedBy: 'school', name: null })
  expect(dayOf(calendar, '2026-05-12')).toMatchObject({ isWorking: false, decidedBy: 'school', name: { en: 'Stop' } })
})

test('weekdays decide where nothing else does', () => {
  expect(dayOf(defaultCalendar(), '2026-03-02')).toMatchObject({
    isWorking: true,
    decidedBy: 'weekday',
    provisional: false,
  })
  expect(dayOf(defaultCalendar(), '2026-03-07')).toMatchObject({ isWorking: false, decidedBy: 'weekday' })
})

test('a year without a list counts Monday to Friday and says so', () => {
  expect(dayOf(defaultCalendar(), '2027-10-01')).toMatchObject({ isWorking: true, provisional: true })
  expect(dayOf(defaultCalendar(), '2022-12-30')).toMatchObject({ isWorking: true, provisional: true })
  expect(dayOf(defaultCalendar(), '2022-12-31')).toMatchObject({ isWorking: false, provisional: false })
  const empty = accepted(parseCalendar({ stateCouncil: { years: [{ year: 2027, off: [], work: [] }] } }))
  expect(dayOf(empty, '2027-10-01').provisional).toBe(true)
})

test('a due that reaches into a year without a list is provisional', () => {
  expect(isProvisional(defaultCalendar(), at('2026-12-30 10:00'), at('2026-12-31 17:30'))).toBe(false)
  expect(isProvisional(defaultCalendar(), at('2026-12-30 10:00'), at('2027-01-04 17:30'))).toBe(true)
})

test('a vacation changes the mode of its days and not whether they are working days', () => {
  const calendar = busyCalendar()
  expect(dayOf(calendar, '2025-07-08')).toMatchObject({ isWorking: true, mode: 'duty', countsForDuty: true })
  expect(dayOf(calendar, '2025-07-09')).toMatchObject({ isWorking: true, mode: 'duty', countsForDuty: false })
  expect(dayOf(calendar, '2025-09-01')).toMatchObject({ isWorking: true, mode: 'normal', countsForDuty: true })
})

test('a duty weekday that is a holiday does not count', () => {
  expect(dayOf(busyCalendar(), '2024-02-15')).toMatchObject({ isWorking: false, mode: 'duty', countsForDuty: false })
})

test('counting days forward and back meets in the middle', () => {
  const calendar = defaultCalendar()
  expect(addWorkingDays(calendar, '2026-09-18', 2, 'allWorkingDays')).toBe('2026-09-21')
  expect(addWorkingDays(calendar, '2026-09-21', -2, 'allWorkingDays')).toBe('2026-09-18')
  expect(addWorkingDays(calendar, '2026-05-03', -1, 'allWorkingDays')).toBe('2026-04-30')
  expect(addWorkingDays(calendar, '2026-05-03', 0, 'allWorkingDays')).toBe('2026-05-03')
  expect(countWorkingDays(calendar, '2026-09-19', '2026-09-21', 'allWorkingDays')).toBe(2)
  expect(countWorkingDays(calendar, '2026-09-21', '2026-09-19', 'allWorkingDays')).toBe(0)
  expect(() => addWorkingDays(calendar, '2026-09-18', 0.5, 'allWorkingDays')).toThrow(RangeError)
  expect(() => addWorkingDays(calendar, '2099-12-30', 5, 'allWorkingDays')).toThrow(RangeError)
  expect(() => addWorkingDays(calendar, '2000-01-03', -1, 'allWorkingDays')).toThrow(RangeError)
})

test('one working day before a due steps over holidays', () => {
  const before = (text: string) => instantText(oneWorkingDayBefore(defaultCalendar(), at(text), 'allWorkingDays'))
  expect(before('2026-03-04 17:30')).toBe('2026-03-03 17:30')
  expect(before('2026-05-06 17:30')).toBe('2026-04-30 17:30')
  expect(before('2026-09-21 10:30')).toBe('2026-09-20 10:30')
})

test('working minutes leave out lunch, nights, weekends and holidays (osTicket #1168, frappe helpdesk #2212)', () => {
  const between = (a: string, b: string) => workingMinutesBetween(defaultCalendar(), at(a), at(b), 'allWorkingDays')
  expect(between('2026-03-02 11:50', '2026-03-02 14:40')).toBe(20)
  expect(between('2026-03-06 17:00', '2026-03-09 08:30')).toBe(60)
  expect(between('2026-04-30 17:00', '2026-05-06 08:30')).toBe(60)
  expect(between('2026-09-25 00:00', '2026-09-28 00:00')).toBe(0)
  expect(between('2026-03-09 08:30', '2026-03-06 17:00')).toBe(-60)
})

test('a day opens and closes by the hours that hold on it', () => {
  const hours = (date: string) => {
    const found = workingHoursOf(busyCalendar(), date)
    return found && [instantText(found.opens), instantText(found.closes)]
  }
  expect(hours('2024-04-30')).toEqual(['2024-04-30 08:00', '2024-04-30 17:30'])
  expect(hours('2024-05-06')).toEqual(['2024-05-06 08:00', '2024-05-06 18:00'])
  expect(hours('2025-12-31')).toEqual(['2025-12-31 08:00', '2025-12-31 12:00'])
  expect(hours('2024-09-06')).toBeNull()
})

test.each(['2026-02-30', '2026-2-3', 'today', '1999-12-31', '2100-01-01', ''])('%s is refused as a date', date => {
  expect(() => dayOf(defaultCalendar(), date)).toThrow(RangeError)
})
