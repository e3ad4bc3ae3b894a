import { expect, test } from 'vitest'
import { dayOf, parseCalendar } from './index.ts'
import { accepted } from './testing/busy-calendar.ts'

const problems = (json: unknown) => {
  const parsed = parseCalendar(json)
  return parsed.ok ? [] : parsed.problems.map(p => `${p.code} ${p.place}`)
}
const year = (list: object) => ({ stateCouncil: { years: [{ year: 2026, ...list }] } })

test('an empty document is a calendar of default hours and provisional weekdays', () => {
  expect(dayOf(accepted(parseCalendar({})), '2026-03-02')).toMatchObject({ isWorking: true, provisional: true })
})

test.each<[string, unknown, string[]]>([
  ['no object', null, ['wrongType ']],
  ['a list', [], ['wrongType ']],
  ['nothing', undefined, ['wrongType ']],
  ['an unknown field', { shcool: {} }, ['unknownField shcool']],
  ['a prototype trick', JSON.parse('{"__proto__":{"school":{}}}'), ['unknownField __proto__']],
  [
    'a date that does not exist',
    year({ off: [{ from: '2026-02-30' }] }),
    ['badDate stateCouncil.years[0].off[0].from'],
  ],
  [
    'a reversed stretch',
    year({ off: [{ from: '2026-05-02', to: '2026-05-01' }] }),
    ['reversed stateCouncil.years[0].off[0]'],
  ],
  ['a date of another year', year({ work: ['2025-05-01'] }), ['outOfRange stateCouncil.years[0]']],
  [
    'a day both off and on',
    year({ off: [{ from: '2026-05-01' }], work: ['2026-05-01'] }),
    ['overlap stateCouncil.years'],
  ],
  ['a year twice', { regional: { years: [{ year: 2026 }, { year: 2026 }] } }, ['duplicate regional.years']],
  ['a year that is no number', { regional: { years: [{ year: '2026' }] } }, ['outOfRange regional.years[0].year']],
  ['hours without spans', { school: { hours: [{ spans: [] }] } }, ['empty school.hours[0].spans']],
  [
    'hours that overlap',
    { school: { hours: [{ spans: ['08:00-12:00', '11:00-17:00'] }] } },
    ['overlap school.hours[0].spans[1]'],
  ],
  [
    'hours that run backwards',
    { school: { hours: [{ spans: ['12:00-08:00'] }] } },
    ['badTime school.hours[0].spans[0]', 'empty school.hours[0].spans'],
  ],
  [
    'a time that does not exist',
    { school: { hours: [{ spans: ['08:00-24:30'] }] } },
    ['badTime school.hours[0].spans[0]', 'empty school.hours[0].spans'],
  ],
  [
    'first hours with a beginning',
    { school: { hours: [{ from: '2026-05-01', spans: ['08:00-12:00'] }] } },
    ['reversed school.hours[0].from'],
  ],
  [
    'a day off with hours',
    { school: { days: [{ from: '2026-05-11', spans: ['08:00-12:00'] }] } },
    ['contradiction school.days[0]'],
  ],
  [
    'vacations that overlap',
    {
      school: {
        vacations: [
          { from: '2026-07-01', to: '2026-08-01' },
          { from: '2026-08-01', to: '2026-08-02' },
        ],
      },
    },
    ['overlap school.vacations'],
  ],
  [
    'a vacation without duty days',
    { school: { vacations: [{ from: '2026-07-01', dutyWeekdays: [] }] } },
    ['empty school.vacations[0].dutyWeekdays'],
  ],
  [
    'a weekday that does not exist',
    { school: { vacations: [{ from: '2026-07-01', dutyWeekdays: [2, 7] }] } },
    ['outOfRange school.vacations[0].dutyWeekdays[1]'],
  ],
  [
    'an unknown mode',
    { school: { vacations: [{ from: '2026-07-01', mode: 'closed' }] } },
    ['wrongType school.vacations[0].mode'],
  ],
  [
    'a stretch of years',
    { school: { days: [{ from: '2020-01-01', to: '2026-01-01' }] } },
    ['outOfRange school.days[0]'],
  ],
  ['a name in one language', { school: { name: { zh: '作息' } } }, ['wrongType school.name.en']],
  ['too many entries', { school: { days: Array.from({ length: 501 }, () => ({})) } }, ['tooMany school.days']],
])('%s is refused with its place', (_, json, expected) => {
  expect(problems(json)).toEqual(expected)
})

test('every problem is said in Chinese and in English', () => {
  const parsed = parseCalendar({ a: 1, school: { days: 3, vacations: [{ from: 'x' }] } })
  if (parsed.ok) throw new Error('accepted')
  expect(parsed.problems).toHaveLength(3)
  for (const { reason } of parsed.problems) {
    expect(reason.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(reason.en).toMatch(/^[A-Z"][\x20-\x7e–]+$/)
  }
})

test('a document full of faults gives at most fifty problems', () => {
  const days = Array.from({ length: 400 }, () => ({ from: 'x', nonsense: 1 }))
  const fields = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`field${i}`, i]))
  expect(problems({ school: { days }, regional: fields })).toHaveLength(50)
})
