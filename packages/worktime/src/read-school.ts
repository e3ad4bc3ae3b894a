import {
  DEFAULT_DUTY_WEEKDAYS,
  DEFAULT_SPANS,
  type HoursFrom,
  type SchoolDays,
  type SchoolLayer,
  type Vacation,
} from './calendar-document.ts'
import { type JsonReader, under } from './json-reader.ts'
import { readNamedDays, refuseShared } from './read-days.ts'
import { readSpans } from './read-spans.ts'
import { readStoppages } from './read-stoppages.ts'

/** The school's section: hours, single days, vacations. Without hours the default hours hold. */
export function readSchool(reader: JsonReader, value: unknown, place: string): SchoolLayer {
  const fields = reader.fields(value ?? undefined, place, [
    '$schema',
    'name',
    'sources',
    'hours',
    'days',
    'vacations',
    'stoppages',
  ])
  const daysAt = under(place, 'days')
  const vacationsAt = under(place, 'vacations')
  const days = reader.list(fields.get('days'), daysAt, 500, (item, i) => readDays(reader, item, i))
  const vacations = reader.list(fields.get('vacations'), vacationsAt, 200, (item, i) => readVacation(reader, item, i))
  refuseShared(reader, days, daysAt)
  refuseShared(reader, vacations, vacationsAt)
  return {
    name: reader.words(fields.get('name'), under(place, 'name')),
    sources: reader.list(fields.get('sources'), under(place, 'sources'), 20, (item, i) => reader.text(item, i)),
    hours: readHours(reader, fields.get('hours'), under(place, 'hours')),
    days,
    vacations,
    stoppages: readStoppages(reader, fields.get('stoppages'), under(place, 'stoppages')),
  }
}

function readHours(reader: JsonReader, value: unknown, place: string): readonly HoursFrom[] {
  const hours = reader.list(value, place, 200, (item, i): HoursFrom => {
    const fields = reader.fields(item, i, ['from', 'spans'])
    const from = fields.get('from') ?? null
    return {
      from: from === null ? null : reader.date(from, under(i, 'from')),
      spans: readSpans(reader, fields.get('spans'), under(i, 'spans')),
    }
  })
  hours.forEach((entry, i) => {
    const before = hours[i - 1]
    const fits = i === 0 ? entry.from === null : entry.from !== null && (before?.from ?? '') < entry.from
    if (!fits) {
      const zh = '第一条作息不写起始日期，其后各条按起始日期先后排列'
      reader.refuse(
        'reversed',
        `${place}[${i}].from`,
        zh,
        'The first hours have no beginning; later ones follow in order of it',
      )
    }
  })
  return hours.length > 0 ? hours : [{ from: null, spans: DEFAULT_SPANS }]
}

function readDays(reader: JsonReader, value: unknown, place: string): SchoolDays | null {
  const fields = reader.fields(value, place, ['from', 'to', 'name', 'work', 'spans'])
  const days = readNamedDays(reader, fields, place)
  const work = reader.yesNo(fields.get('work'), under(place, 'work'), false)
  const spans = fields.has('spans') ? readSpans(reader, fields.get('spans'), under(place, 'spans')) : null
  if (spans && !work) {
    reader.refuse('contradiction', place, '停工日不能再写作息时间', 'A day off cannot have working hours')
  }
  return days && { ...days, work, spans }
}

function readVacation(reader: JsonReader, value: unknown, place: string): Vacation | null {
  const fields = reader.fields(value, place, ['from', 'to', 'name', 'mode', 'dutyWeekdays'])
  const mode = fields.get('mode') ?? 'duty'
  if (mode !== 'duty') {
    reader.refuse('wrongType', under(place, 'mode'), '假期模式只有 duty（值守）', 'The only vacation mode is duty')
  }
  const days = readNamedDays(reader, fields, place)
  const at = under(place, 'dutyWeekdays')
  const listed = reader.list(fields.get('dutyWeekdays'), at, 7, (item, i) => {
    if (typeof item === 'number' && Number.isInteger(item) && item >= 0 && item <= 6) return item
    reader.refuse('outOfRange', i, '星期写作 0（星期日）至 6（星期六）', 'A weekday is 0 (Sunday) to 6 (Saturday)')
    return null
  })
  if (fields.has('dutyWeekdays') && listed.length === 0) {
    reader.refuse(
      'empty',
      at,
      '假期至少要有一个值守日，否则时限永不到期',
      'A vacation needs a duty weekday, or limits would stand still',
    )
  }
  return days && { ...days, dutyWeekdays: fields.has('dutyWeekdays') ? [...new Set(listed)] : DEFAULT_DUTY_WEEKDAYS }
}
