import { FIRST_YEAR, LAST_YEAR } from './calendar-document.ts'
import { type DateText, dayNumber, parseDate } from './instant.ts'
import type { Problem, ProblemCode, Words } from './problem.ts'

type Fields = ReadonlyMap<string, unknown>

const MOST_PROBLEMS = 50

/** Reads untyped JSON field by field and collects what is wrong instead of stopping at the first fault. */
export type JsonReader = {
  readonly problems: Problem[]
  refuse(code: ProblemCode, place: string, zh: string, en: string): void
  /** The own fields of an object; refuses other values and fields that are not listed. */
  fields(value: unknown, place: string, known: readonly string[]): Fields
  /** The read items of a list; a missing list is empty. */
  list<T>(value: unknown, place: string, most: number, read: (item: unknown, place: string) => T | null): T[]
  text(value: unknown, place: string): string | null
  yesNo(value: unknown, place: string, otherwise: boolean): boolean
  words(value: unknown, place: string): Words | null
  date(value: unknown, place: string): DateText | null
}

export function jsonReader(): JsonReader {
  const problems: Problem[] = []
  const reader: JsonReader = {
    problems,
    refuse(code, place, zh, en) {
      if (problems.length < MOST_PROBLEMS) problems.push({ code, place, reason: { zh, en } })
    },
    fields(value, place, known) {
      if (value === undefined) return new Map()
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        reader.refuse('wrongType', place, '此处应为对象', 'An object is expected here')
        return new Map()
      }
      const fields = new Map<string, unknown>()
      for (const key of Object.keys(value)) {
        if (known.includes(key)) fields.set(key, Reflect.get(value, key))
        else {
          const shown = key.slice(0, 40)
          reader.refuse('unknownField', under(place, shown), `没有名为“${shown}”的字段`, `There is no field "${shown}"`)
        }
        if (problems.length >= MOST_PROBLEMS) break
      }
      return fields
    },
    list(value, place, most, read) {
      if (value === undefined) return []
      if (!Array.isArray(value)) {
        reader.refuse('wrongType', place, '此处应为列表', 'A list is expected here')
        return []
      }
      if (value.length > most) {
        reader.refuse('tooMany', place, `最多 ${most} 项`, `At most ${most} entries`)
        return []
      }
      return value.map((item, i) => read(item, `${place}[${i}]`)).filter(item => item !== null)
    },
    text(value, place) {
      if (typeof value === 'string' && value.length <= 500) return value
      reader.refuse(
        'wrongType',
        place,
        '此处应为不超过500字的文字',
        'A text of at most 500 characters is expected here',
      )
      return null
    },
    yesNo(value, place, otherwise) {
      if (value === undefined) return otherwise
      if (typeof value === 'boolean') return value
      reader.refuse('wrongType', place, '此处应为 true 或 false', 'true or false is expected here')
      return otherwise
    },
    words(value, place) {
      if (value === undefined || value === null) return null
      const fields = reader.fields(value, place, ['zh', 'en'])
      const zh = reader.text(fields.get('zh'), under(place, 'zh'))
      const en = reader.text(fields.get('en'), under(place, 'en'))
      return zh === null || en === null ? null : { zh, en }
    },
    date(value, place) {
      const day = typeof value === 'string' ? parseDate(value) : undefined
      if (day === undefined) {
        reader.refuse(
          'badDate',
          place,
          '日期应写作 2026-03-01 并真实存在',
          'A date is written 2026-03-01 and must exist',
        )
        return null
      }
      if (day < dayNumber(`${FIRST_YEAR - 1}-12-01`) || day > dayNumber(`${LAST_YEAR}-12-31`)) {
        const years = `${FIRST_YEAR}–${LAST_YEAR}`
        reader.refuse('outOfRange', place, `日期须在 ${years} 年之间`, `The date must lie in the years ${years}`)
        return null
      }
      return value as DateText
    },
  }
  return reader
}

/** The place of a field inside a place. */
export function under(place: string, field: string): string {
  return place === '' ? field : `${place}.${field}`
}
