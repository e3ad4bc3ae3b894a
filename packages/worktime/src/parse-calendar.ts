import type { Calendar } from './calendar.ts'
import type { CalendarDocument } from './calendar-document.ts'
import { compileCalendar } from './compile-calendar.ts'
import { jsonReader } from './json-reader.ts'
import type { Parsed } from './problem.ts'
import { readSchool } from './read-school.ts'
import { readYears } from './read-years.ts'

/**
 * Reads a calendar document `{ school?, regional?, stateCouncil? }` (any JSON value is safe to pass) and compiles it.
 * Refuses, each with its place and a reason in Chinese and English: wrong types, unknown fields, impossible or reversed
 * dates, a date that one list calls both off and work, overlapping hours, overlapping vacations. At most 50 problems.
 */
export function parseCalendar(json: unknown): Parsed<Calendar> {
  const document = parseCalendarDocument(json)
  return document.ok ? { ok: true, value: compileCalendar(document.value) } : document
}

/** The document alone, without compiling it. */
export function parseCalendarDocument(json: unknown): Parsed<CalendarDocument> {
  const reader = jsonReader()
  if (json === undefined) reader.refuse('wrongType', '', '此处应为对象', 'An object is expected here')
  const fields = reader.fields(json, '', ['$schema', 'school', 'regional', 'stateCouncil'])
  const document: CalendarDocument = {
    school: readSchool(reader, fields.get('school'), 'school'),
    regional: readYears(reader, fields.get('regional'), 'regional'),
    stateCouncil: readYears(reader, fields.get('stateCouncil'), 'stateCouncil'),
  }
  return reader.problems.length === 0 ? { ok: true, value: document } : { ok: false, problems: reader.problems }
}
