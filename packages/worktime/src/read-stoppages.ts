import type { Stoppage } from './calendar-document.ts'
import { DAY_MS, dateOf, type Instant, instantOf, parseDate, parseTime } from './instant.ts'
import { type JsonReader, under } from './json-reader.ts'

const LONGEST = 31

/** `{ from: "2026-09-12 12:00", to: "2026-09-14 08:00", name? }`: at most 31 days each, in any order, none touching another. */
export function readStoppages(reader: JsonReader, value: unknown, place: string): readonly Stoppage[] {
  const all = reader.list(value, place, 100, (item, i) => readStoppage(reader, item, i))
  const sorted = [...all].sort((a, b) => a.from - b.from)
  sorted.forEach((stoppage, i) => {
    const before = sorted[i - 1]
    if (!before || stoppage.from > before.to) return
    const day = dateOf(stoppage.from)
    reader.refuse('overlap', place, `${day} 的停摆与前一段重叠`, `The stoppage of ${day} overlaps the one before`)
  })
  return sorted
}

function readStoppage(reader: JsonReader, value: unknown, place: string): Stoppage | null {
  const fields = reader.fields(value, place, ['from', 'to', 'name'])
  const name = reader.words(fields.get('name'), under(place, 'name'))
  const from = readMoment(reader, fields.get('from'), under(place, 'from'))
  const to = readMoment(reader, fields.get('to'), under(place, 'to'))
  if (from === null || to === null) return null
  if (to <= from) {
    reader.refuse('reversed', place, '停摆的结束须晚于开始', 'A stoppage ends after it begins')
    return null
  }
  if (to - from > LONGEST * DAY_MS) {
    const zh = `一次停摆最多 ${LONGEST} 天，还要延长就再声明一次`
    reader.refuse('outOfRange', place, zh, `A stoppage lasts at most ${LONGEST} days; declare the next one after it`)
    return null
  }
  return { from, to, name }
}

function readMoment(reader: JsonReader, value: unknown, place: string): Instant | null {
  const [date, time, ...rest] = typeof value === 'string' ? value.slice(0, 20).split(' ') : []
  if (date && time && rest.length === 0 && parseDate(date) !== undefined && parseTime(time) !== undefined)
    return reader.date(date, place) === null ? null : instantOf(date, time)
  const zh = '时刻写作 2026-03-01 08:00，并真实存在'
  reader.refuse('badTime', place, zh, 'A moment is written 2026-03-01 08:00 and must exist')
  return null
}
