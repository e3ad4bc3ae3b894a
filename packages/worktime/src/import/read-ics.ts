import { type DateText, dateText, dayNumber, parseDate } from '../instant.ts'
import type { Problem } from '../problem.ts'
import type { Found, Reading } from './reading.ts'

type Line = { readonly n: number; readonly name: string; readonly value: string }

/**
 * The events of an iCalendar file that fall in the year (RFC 5545): whole days, `DTEND` not counted. Off or work is read from
 * `X-APPLE-SPECIAL-DAY` or from 休 and 班 in the summary; an event that says neither (a festival that is no day off) is passed over and
 * told. Refuses a repeating event and one without a day.
 */
export function readIcs(text: string, year: number): Reading {
  const found: Found[] = []
  const problems: Problem[] = []
  const passedOver: { line: number; text: string }[] = []
  let event: Line[] | null = null
  for (const line of linesOf(text)) {
    if (line.name === 'BEGIN' && line.value === 'VEVENT') event = []
    else if (line.name === 'END' && line.value === 'VEVENT' && event) {
      readEvent(event, year, { found, problems, passedOver })
      event = null
    } else event?.push(line)
  }
  return { found, problems, passedOver }
}

type Into = { found: Found[]; problems: Problem[]; passedOver: { line: number; text: string }[] }

function readEvent(event: readonly Line[], year: number, { found, problems, passedOver }: Into): void {
  const of = (name: string) => event.find(line => line.name === name)
  const start = of('DTSTART')
  const line = start?.n ?? event[0]?.n ?? 1
  const from = dayIn(start?.value)
  const refuse = (code: Problem['code'], zh: string, en: string) =>
    problems.push({ code, place: String(line), reason: { zh, en } })
  const summary = of('SUMMARY')?.value ?? ''
  const end = of('DTEND')
  const to = from === null ? null : end ? lastDay(from, end.value) : from
  if (from === null) refuse('badDate', '这个日程没有日期', 'This event has no day')
  else if (of('RRULE')) refuse('wrongType', '不读重复日程：请逐日列出', 'Repeating events are not read: list the days')
  else if (to === null || to < from) refuse('reversed', '结束早于开始', 'It ends before it begins')
  if (from === null || to === null || to < from || of('RRULE')) return
  const name = nameIn(summary)
  // A new year that begins in December stands in the list of the year it opens.
  const belongsTo =
    name === '元旦' && from.slice(5) >= '12-20' ? Number(from.slice(0, 4)) + 1 : Number(from.slice(0, 4))
  if (belongsTo !== year) return
  const special = of('X-APPLE-SPECIAL-DAY')?.value
  const works = special === 'ALTERNATE-WORKDAY' || (special === undefined && /班/.test(summary))
  const isOff = special === 'WORK-HOLIDAY' || (special === undefined && /休|放假|假期/.test(summary))
  if (!works && !isOff) passedOver.push({ line, text: summary })
  else found.push({ line, from, to, name: works ? null : name, works })
}

/** Folded lines put together again; each keeps the number of its first. */
function linesOf(text: string): Line[] {
  const lines: { n: number; text: string }[] = []
  text.split(/\r?\n/).forEach((raw, i) => {
    const last = lines.at(-1)
    if (/^[ \t]/.test(raw) && last) last.text += raw.slice(1)
    else lines.push({ n: i + 1, text: raw })
  })
  return lines.flatMap(({ n, text: line }) => {
    const colon = line.indexOf(':')
    if (colon < 0) return []
    const name = line.slice(0, colon).split(';')[0] ?? ''
    return [{ n, name: name.toUpperCase(), value: line.slice(colon + 1).trim() }]
  })
}

function dayIn(value: string | undefined): DateText | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T|$)/.exec(value ?? '')
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  return parseDate(date) === undefined ? null : date
}

/** `DTEND` of whole days is the day after the last; one with a time of day lies in the last. */
function lastDay(from: DateText, value: string): DateText | null {
  const end = dayIn(value)
  if (end === null || value.includes('T')) return end
  return end > from ? dateText(dayNumber(end) - 1) : end
}

function nameIn(summary: string): string | null {
  const name = summary
    .replace(/[（(【[].*?[）)】\]]/g, '')
    .replace(/第\s*\d+\s*天.*$/, '')
    .replace(/\\,/g, '、')
    .replace(/(假期|放假|休息|补班|上班|调休|休|班)+\s*$/g, '')
    .trim()
  return name === '' ? null : name
}
