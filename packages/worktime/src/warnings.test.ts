import { expect, test } from 'vitest'
import { calendarWarnings, defaultCalendar, nationalCalendar, yearsWithList } from './index.ts'

const brief = (...of: Parameters<typeof calendarWarnings>) =>
  calendarWarnings(...of).map(w => `${w.code} ${w.layer} ${w.year}${w.isUrgent ? ' !' : ''}`)

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

test('the missing regional notice becomes urgent in March of its own year', () => {
  expect(brief(defaultCalendar(), '2027-02-28')).toContain('noList regional 2027')
  expect(brief(defaultCalendar(), '2027-03-01')).toContain('noList regional 2027 !')
  expect(brief(defaultCalendar(), '2027-03-01')).toContain('noList stateCouncil 2027 !')
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
