import { FIRST_YEAR, LAST_YEAR } from '../calendar-document.ts'
import { type DateText, dayNumber, parseDate, weekdayOf } from '../instant.ts'
import type { Problem } from '../problem.ts'
import type { Found, Reading } from './reading.ts'

const WEEKDAYS = '日一二三四五六'
const DATE = '(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:[（(]([^）)]{1,30})[）)])?'
const STRETCH = new RegExp(`${DATE}(?:\\s*(?:至|到|[-—–~～])\\s*${DATE})?`, 'g')
const HEADING = /^\s*(?:[一二三四五六七八九十]+、|\d{1,2}[.、])?\s*([^：:，。\d]{2,20})[：:]/
const ROW = /^\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})/

/** The lines of a notice, or rows, in any mixture. */
export function readNotice(text: string, year: number): Reading {
  const found: Found[] = []
  const problems: Problem[] = []
  let name: string | null = null
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = i + 1
    const refuse = (code: Problem['code'], zh: string, en: string) =>
      void problems.push({ code, place: String(line), reason: { zh, en } })
    if (raw.trim() === '' || raw.trim().startsWith('#')) return
    if (ROW.test(raw)) {
      const row = readRow(raw, line, refuse)
      if (row) found.push(row)
      return
    }
    const heading = HEADING.exec(raw)
    if (heading?.[1]) name = heading[1].trim().replace(/^\d{4}年/, '')
    found.push(...readSentences(heading ? raw.slice(heading[0].length) : raw, { line, year, name, refuse }))
  })
  return { found, problems, passedOver: [] }
}

type Refuse = (code: Problem['code'], zh: string, en: string) => void

/** `2027-01-01,2027-01-03,元旦,休`: one or two dates, a name or none, and 休 or 班. */
function readRow(raw: string, line: number, refuse: Refuse): Found | null {
  const cells = raw
    .split(/[,，\t;；]/)
    .map(cell => cell.trim().replace(/^"|"$/g, ''))
    .filter(cell => cell !== '')
  const dates: DateText[] = []
  let works: boolean | null = null
  let name: string | null = null
  for (const cell of cells) {
    if (/^\d{4}[-/.]\d/.test(cell)) {
      const [y, m, d] = cell.split(/[-/.]/)
      const date = dateFrom(Number(y), Number(m), Number(d))
      if (date === null) refuse('badDate', `没有 ${cell} 这一天`, `There is no day ${cell}`)
      else dates.push(date)
    } else if (/^(休|放假|假|假日|off|holiday)$/i.test(cell)) works = false
    else if (/^(班|上班|补班|work|workday)$/i.test(cell)) works = true
    else if (!/^(周|星期)[一二三四五六日天]$/.test(cell)) name = cell
  }
  const [from, to = from] = dates
  if (from === undefined || to === undefined) return null
  if (works === null) {
    refuse('wrongType', '这一行要写明“休”或“班”', 'Say 休 (off) or 班 (work) on this line')
    return null
  }
  if (to < from) {
    refuse('reversed', `${to} 早于 ${from}`, `${to} is before ${from}`)
    return null
  }
  return { line, from, to, name, works }
}

type Place = { readonly line: number; readonly year: number; readonly name: string | null; readonly refuse: Refuse }

function readSentences(text: string, { line, year, name, refuse }: Place): Found[] {
  const found: Found[] = []
  for (const sentence of text.split(/[。；;]/)) {
    let days = 0
    const verbs = [...sentence.matchAll(/放假|补假|休息|上班|补班/g)]
    for (const match of sentence.matchAll(STRETCH)) {
      const stretch = datesOf(match, year, refuse)
      if (!stretch) continue
      const verb = verbs.find(each => each.index > match.index)
      if (!verb) {
        // The date under a notice belongs to nobody's holiday.
        const isSignature = match[1] !== undefined && verbs.length === 0
        if (!isSignature)
          refuse('wrongType', `“${match[0]}”没有写明放假还是上班`, `"${match[0]}" says neither 放假 nor 上班`)
        continue
      }
      const works = verb[0] === '上班' || verb[0] === '补班'
      if (!works) days += dayNumber(stretch.to) - dayNumber(stretch.from) + 1
      found.push({ line, ...stretch, name: works ? null : name, works })
    }
    const said = /共\s*(\d{1,2})\s*天/.exec(sentence)?.[1]
    if (said !== undefined && days > 0 && Number(said) !== days) {
      refuse(
        'contradiction',
        `写的是共 ${said} 天，日期却有 ${days} 天`,
        `It says ${said} days, and the dates are ${days}`,
      )
    }
  }
  return found
}

/** Both ends of a stretch. What is left out is that of the beginning; a stretch that runs over the new year begins in the year before. */
function datesOf(match: RegExpExecArray, year: number, refuse: Refuse): { from: DateText; to: DateText } | null {
  const [text, y1, m1, d1, w1, y2, m2, d2, w2] = match
  if (m1 === undefined) {
    refuse('badDate', `“${text}”没有写月份`, `"${text}" has no month`)
    return null
  }
  const endMonth = Number(m2 ?? m1)
  const isOverNewYear = d2 !== undefined && y1 === undefined && Number(m1) === 12 && endMonth === 1
  const startYear = Number(y1 ?? (isOverNewYear ? year - 1 : year))
  const from = dateFrom(startYear, Number(m1), Number(d1))
  const to = d2 === undefined ? from : dateFrom(Number(y2 ?? (isOverNewYear ? year : startYear)), endMonth, Number(d2))
  if (from === null || to === null) {
    refuse('badDate', `没有“${text}”这样的日期`, `There is no such date: "${text}"`)
    return null
  }
  if (to < from) {
    refuse('reversed', `“${text}”先后颠倒`, `"${text}" runs backwards`)
    return null
  }
  return fits(from, w1, refuse) && fits(to, w2, refuse) ? { from, to } : null
}

/** Whether the weekday written beside a date is that of the date; a wrong year shows here first. */
function fits(date: DateText, beside: string | undefined, refuse: Refuse): boolean {
  const said = /(?:周|星期)([一二三四五六日天])/.exec(beside ?? '')?.[1]?.replace('天', '日')
  const is = WEEKDAYS[weekdayOf(dayNumber(date))] ?? ''
  if (said === undefined || said === is) return true
  const zh = `${date} 是周${is}，不是周${said}：年份是否选对？`
  refuse('contradiction', zh, `The weekday beside ${date} is not its own: is the year right?`)
  return false
}

function dateFrom(year: number, month: number, day: number): DateText | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return year >= FIRST_YEAR - 1 && year <= LAST_YEAR && parseDate(text) !== undefined ? text : null
}
