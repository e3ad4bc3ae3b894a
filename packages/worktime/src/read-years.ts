import { FIRST_YEAR, LAST_YEAR, type YearLayer, type YearList } from './calendar-document.ts'
import { type JsonReader, under } from './json-reader.ts'
import { readNamedDays, refuseShared } from './read-days.ts'

/** A layer published year by year; null when the field is left out or null. */
export function readYears(reader: JsonReader, value: unknown, place: string): YearLayer | null {
  if (value === undefined || value === null) return null
  const fields = reader.fields(value, place, ['$schema', 'name', 'years'])
  const at = under(place, 'years')
  const years = reader.list(fields.get('years'), at, LAST_YEAR - FIRST_YEAR + 1, (item, i) => readYear(reader, item, i))
  const seen = new Set<number>()
  for (const { year } of years) {
    if (seen.has(year)) reader.refuse('duplicate', at, `${year} 年出现两次`, `The year ${year} appears twice`)
    seen.add(year)
  }
  refuseShared(
    reader,
    years.flatMap(list => [...list.off, ...list.work.map(day => ({ from: day, to: day, name: null }))]),
    at,
  )
  return { name: reader.words(fields.get('name'), under(place, 'name')), years }
}

function readYear(reader: JsonReader, value: unknown, place: string): YearList | null {
  const fields = reader.fields(value, place, ['year', 'confirmed', 'note', 'sources', 'off', 'work'])
  const year = fields.get('year')
  if (typeof year !== 'number' || !Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    const span = `${FIRST_YEAR}–${LAST_YEAR}`
    reader.refuse(
      'outOfRange',
      under(place, 'year'),
      `年份须为 ${span} 的整数`,
      `The year must be a whole number in ${span}`,
    )
    return null
  }
  const off = reader.list(fields.get('off'), under(place, 'off'), 60, (item, i) =>
    readNamedDays(reader, reader.fields(item, i, ['from', 'to', 'name']), i),
  )
  const work = reader.list(fields.get('work'), under(place, 'work'), 60, (item, i) => reader.date(item, i))
  for (const day of [...off.flatMap(days => [days.from, days.to]), ...work]) {
    if (day >= `${year - 1}-12-20` && day <= `${year + 1}-01-15`) continue
    reader.refuse(
      'outOfRange',
      place,
      `${day} 不属于 ${year} 年的安排`,
      `${day} does not belong to the list of ${year}`,
    )
  }
  return {
    year,
    confirmed: reader.yesNo(fields.get('confirmed'), under(place, 'confirmed'), true),
    note: reader.words(fields.get('note'), under(place, 'note')),
    sources: reader.list(fields.get('sources'), under(place, 'sources'), 20, (item, i) => reader.text(item, i)),
    off,
    work,
  }
}
