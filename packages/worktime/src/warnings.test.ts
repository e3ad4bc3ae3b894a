import { expect, test } from 'vitest'
import { calendarWarnings, defaultCalendar, nationalCalendar, parseCalendar, yearsWithList } from './index.ts'
import { accepted } from './testing/busy-calendar.ts'

const brief = (...of: Parameters<typeof calendarWarnings>) =>
  calendarWarnings(...of)
    .filter(w => w.layer !== 'school')
    .map(w => `${w.code} ${w.layer} ${w.year}${w.isUrgent ? ' !' : ''}`)

test('the missing list of next year becomes urgent on 1 November', () => {
  expect(brief(nationalCalendar(), '2026-10-31')).toEqual(['noList stateCouncil 2027'])
  expect(brief(nationalCalendar(), '2026-11-01')).toEqual(['noList stateCouncil 2027 !'])
})

test('dates to be verified are named, with the reason, while they matter', () => {
  expect(brief(defaultCalendar(), '2026-03-05')).toEqual([
    'unconfirmed regional 2026',
    'noList stateCouncil 2027',
    'noList regional 2027',
  ])
  expect(calendarWarnings(defaultCalendar(), '2026-03-05')[0]?.text.zh).toContain('4月17日至20日')
})

test('the missing regional notice is urgent from the first day of its own year, long before 三月三', () => {
  expect(brief(defaultCalendar(), '2026-12-31')).toContain('noList regional 2027')
  expect(brief(defaultCalendar(), '2027-01-01')).toContain('noList regional 2027 !')
  expect(brief(defaultCalendar(), '2027-01-01')).toContain('noList stateCouncil 2027 !')
})

test('the last vacation of a school that enters them is missed sixty days before the next term ends', () => {
  const calendar = accepted(parseCalendar({ school: { vacations: [{ from: '2026-07-10', to: '2026-08-30' }] } }))
  const missed = (of: typeof calendar, today: string) =>
    calendarWarnings(of, today).flatMap(w => (w.layer === 'school' ? [w.isUrgent] : []))
  expect(missed(calendar, '2026-08-30')).toEqual([])
  expect(missed(calendar, '2026-09-01')).toEqual([false])
  expect(missed(calendar, '2026-11-01')).toEqual([true])
  expect(missed(calendar, '2027-05-01')).toEqual([true])
  expect(missed(defaultCalendar(), '2026-11-01')).toEqual([false])
})

test('a year with every list confirmed gives no warning', () => {
  expect(brief(defaultCalendar(), '2023-06-01')).toEqual([])
})

test('the shipped lists cover 2023 to 2026 and name their sources', () => {
  const { stateCouncil, regional } = defaultCalendar().document
  expect(yearsWithList(stateCouncil)).toEqual([2023, 2024, 2025, 2026])
  expect(yearsWithList(regional)).toEqual([2023, 2024, 2025, 2026])
  for (const list of [...(stateCouncil?.years ?? []), ...(regional?.years ?? [])])
    expect(list.sources.length).toBeGreaterThan(0)
})
