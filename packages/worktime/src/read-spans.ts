import type { Span } from './calendar-document.ts'
import { parseTime } from './instant.ts'
import type { JsonReader } from './json-reader.ts'

/** `["08:00-12:00", "14:30-17:30"]`: at least one span, in order, none touching the next. */
export function readSpans(reader: JsonReader, value: unknown, place: string): readonly Span[] {
  const spans = reader.list(value, place, 12, (item, i): Span | null => {
    const [from, to, ...rest] = typeof item === 'string' ? item.slice(0, 20).split('-') : []
    const start = parseTime(from ?? '')
    const end = parseTime(to ?? '')
    if (start === undefined || end === undefined || start >= end || rest.length > 0) {
      reader.refuse(
        'badTime',
        i,
        '时段写作 08:00-12:00，先早后晚',
        'A span is written 08:00-12:00, the earlier time first',
      )
      return null
    }
    return { start, end }
  })
  if (spans.length === 0) {
    reader.refuse('empty', place, '至少要有一个工作时段', 'At least one span of working hours is needed')
  }
  spans.forEach((span, i) => {
    const before = spans[i - 1]
    if (before && span.start <= before.end) {
      reader.refuse(
        'overlap',
        `${place}[${i}]`,
        '时段须按先后排列且互不相接',
        'Spans must be in order and must not touch',
      )
    }
  })
  return spans
}
