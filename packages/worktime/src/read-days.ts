import type { NamedDays } from './calendar-document.ts'
import { dayNumber } from './instant.ts'
import { type JsonReader, under } from './json-reader.ts'

const LONGEST = 200

/** `{ from, to?, name? }` with `from` ≤ `to`, at most 200 days. */
export function readNamedDays(
  reader: JsonReader,
  fields: ReadonlyMap<string, unknown>,
  place: string,
): NamedDays | null {
  const name = reader.words(fields.get('name'), under(place, 'name'))
  const from = reader.date(fields.get('from'), under(place, 'from'))
  const to = fields.has('to') ? reader.date(fields.get('to'), under(place, 'to')) : from
  if (from === null || to === null) return null
  const length = dayNumber(to) - dayNumber(from) + 1
  if (length < 1) {
    reader.refuse(
      'reversed',
      place,
      `结束日期 ${to} 早于开始日期 ${from}`,
      `The end ${to} is before the beginning ${from}`,
    )
    return null
  }
  if (length > LONGEST) {
    reader.refuse('outOfRange', place, `一段最多 ${LONGEST} 天`, `A stretch has at most ${LONGEST} days`)
    return null
  }
  return { from, to, name }
}

/** Refuses a day that two stretches of one list share. */
export function refuseShared(reader: JsonReader, stretches: readonly NamedDays[], place: string): void {
  const sorted = [...stretches].sort((a, b) => (a.from < b.from ? -1 : 1))
  sorted.forEach((stretch, i) => {
    const before = sorted[i - 1]
    if (before && stretch.from <= before.to) {
      reader.refuse('overlap', place, `${stretch.from} 被列出两次`, `${stretch.from} is listed twice`)
    }
  })
}
