import type { DaysJson, YearListJson } from '../calendar-json.ts'
import { DAY_MS, type DateText, dateText, dayNumber } from '../instant.ts'
import type { Parsed, Problem, Words } from '../problem.ts'
import { readIcs } from './read-ics.ts'
import { readNotice } from './read-notice.ts'
import type { Found, PassedOver } from './reading.ts'

/** Days off and days worked that a text gives for one year, as they go into a layer. */
export type ImportedYear = Pick<YearListJson, 'off' | 'work'> & {
  /** Entries of a calendar file that say neither 休 nor 班 and were left out. */
  readonly passedOver: readonly PassedOver[]
}

const MOST_CHARS = 200_000

/**
 * Reads the holidays of one year out of what a person has at hand: the text of a notice of the State Council or of Guangxi, rows
 * `2027-01-01,2027-01-03,元旦,休`, or an iCalendar file (RFC 5545). Refuses what it does not understand, with `place` the number of the
 * line: a weekday that is not that of the date (the wrong year, most often), a number of days that does not add up, a date without
 * 放假 or 上班, a day that is both, a text without any day. Reads nothing half: either all of it, or the list of what is wrong.
 */
export function readYearList(text: string, year: number): Parsed<ImportedYear> {
  if (text.length > MOST_CHARS) return refused('tooMany', '1', '文字过长', 'The text is too long')
  const { found, problems, passedOver } = /^BEGIN:VCALENDAR/im.test(text) ? readIcs(text, year) : readNotice(text, year)
  const all = oncePerLine([...problems, ...clashes(found)])
  if (all.length > 0) return { ok: false, problems: all.slice(0, 50) }
  if (found.length === 0) {
    return refused(
      'empty',
      '1',
      `没有读到 ${year} 年的放假或上班日期`,
      `No day off or day of work of ${year} was found`,
    )
  }
  const work = found.filter(each => each.works).flatMap(each => daysOf(each))
  return { ok: true, value: { off: joined(found.filter(each => !each.works)), work: work.toSorted(), passedOver } }
}

/** A wrong year makes every date of a line wrong: said once. */
function oncePerLine(problems: readonly Problem[]): Problem[] {
  const names = problems.map(({ code, place }) => `${place} ${code}`)
  return problems.filter((_, i) => names.indexOf(names[i] ?? '') === i)
}

function refused(code: Problem['code'], place: string, zh: string, en: string): Parsed<never> {
  return { ok: false, problems: [{ code, place, reason: { zh, en } }] }
}

const daysOf = ({ from, to }: { from: DateText; to: DateText }): DateText[] => {
  const first = dayNumber(from)
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, i) => dateText(first + i))
}

function clashes(found: readonly Found[]): Problem[] {
  const seen = new Map<DateText, Found>()
  const problems: Problem[] = []
  for (const each of found) {
    for (const day of daysOf(each)) {
      const other = seen.get(day)
      if (!other) {
        seen.set(day, each)
        continue
      }
      const zh = `${day} 在第 ${other.line} 行已经列出`
      problems.push({
        code: 'overlap',
        place: String(each.line),
        reason: { zh, en: `${day} stands on line ${other.line} already` },
      })
      break
    }
  }
  return problems
}

/** Rows of single days that follow each other under one name become one stretch. */
function joined(found: readonly Found[]): DaysJson[] {
  const stretches: DaysJson[] = []
  for (const { from, to, name } of found.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const words = name === null ? null : wordsFor(name)
    const last = stretches.at(-1)
    const follows = last && (dayNumber(from) - dayNumber(last.to)) * DAY_MS === DAY_MS && last.name?.zh === words?.zh
    if (last && follows) stretches[stretches.length - 1] = { ...last, to }
    else stretches.push({ from, to, name: words })
  }
  return stretches
}

const ENGLISH: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  广西三月三: 'Guangxi Sanyuesan Festival',
  壮族三月三: 'Zhuang Sanyuesan Festival',
}

/** A name nobody has translated stays as it is. */
function wordsFor(name: string): Words {
  const parts = name.split(/[、和]/).map(part => ENGLISH[part] ?? ENGLISH[`${part}节`] ?? part)
  return { zh: name, en: parts.join(' and ') }
}
