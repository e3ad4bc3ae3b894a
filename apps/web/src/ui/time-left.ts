import { type Word, word } from '../words/word.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** The school's zone has no summer time. */
const ZONE = 8 * HOUR

const dayIndex = (at: number) => Math.floor((at + ZONE) / DAY)
const dayName = (index: number) => new Date(index * DAY).toISOString().slice(0, 10)

/** Monday to Friday; what a calendar says instead is given to {@link timeLeft}. */
export function isWeekday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** Working days after the day of `from`, up to and with the day of `to`. */
function workingDays(from: number, to: number, isWorkday: (day: string) => boolean): number {
  let days = 0
  for (let index = dayIndex(from) + 1; index <= dayIndex(to) && days < 400; index++) {
    if (isWorkday(dayName(index))) days++
  }
  return days
}

function hours(span: number): Word {
  const minutes = Math.floor(span / MINUTE)
  const h = Math.floor(minutes / 60)
  const m = minutes % 60
  if (minutes < 1) return word('不到 1 分', 'under 1 min')
  if (h === 0) return word(`${m} 分`, `${m} min`)
  return m === 0 ? word(`${h} 小时`, `${h} h`) : word(`${h} 小时 ${m} 分`, `${h} h ${m} min`)
}

/**
 * How long until `dueAt` (or since), in words: within a day in hours and minutes, beyond it in working days.
 * Times are epoch milliseconds; days are those of Asia/Shanghai.
 */
export function timeLeft(dueAt: number, now: number, isWorkday: (day: string) => boolean = isWeekday): Word {
  const late = now > dueAt
  const span = Math.abs(dueAt - now)
  const days = span < DAY ? 0 : late ? workingDays(dueAt, now, isWorkday) : workingDays(now, dueAt, isWorkday)
  const length = days > 0 ? word(`${days} 个工作日`, `${days} working day${days === 1 ? '' : 's'}`) : hours(span)
  return late ? word(`超期 ${length.zh}`, `${length.en} overdue`) : word(`还剩 ${length.zh}`, `${length.en} left`)
}
