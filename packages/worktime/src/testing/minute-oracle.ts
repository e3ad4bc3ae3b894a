/**
 * A second, slow way to the same answers, for tests: one bit for each minute of some years, walked minute by minute. It
 * reads the raw JSON and shares no code with the package. Minutes are numbered from 2022-12-01T00:00+08:00.
 */
const ORIGIN = Date.parse('2022-12-01T00:00:00+08:00')
const DAYS = 2400
const PER_DAY = 1440

type Stretch = { from: string; to?: string }
type RawCalendar = {
  school: {
    hours: { from?: string; spans: string[] }[]
    days: (Stretch & { work: boolean; spans?: string[] })[]
    vacations: (Stretch & { dutyWeekdays?: number[] })[]
  }
  regional: { years: { off: Stretch[]; work: string[] }[] }
  stateCouncil: { years: { off: Stretch[]; work: string[] }[] }
}

export const minuteOf = (ms: number): number => (ms - ORIGIN) / 60_000
export const msOf = (minute: number): number => ORIGIN + minute * 60_000

/** One bit a minute: does the clock run? */
export function bitmapOf(raw: RawCalendar, skipsVacations: boolean): Uint8Array {
  const bits = new Uint8Array(DAYS * PER_DAY)
  for (let d = 0; d < DAYS; d++) {
    const noon = new Date(ORIGIN + d * 86_400_000 + 12 * 3_600_000)
    const date = noon.toISOString().slice(0, 10)
    const weekday = noon.getUTCDay()
    const isIn = (s: Stretch) => s.from <= date && date <= (s.to ?? s.from)
    const bySchool = raw.school.days.find(isIn)
    const listed = (years: RawCalendar['regional']['years']) => {
      for (const list of years) {
        if (list.work.includes(date)) return true
        if (list.off.some(isIn)) return false
      }
      return undefined
    }
    const usual = weekday !== 0 && weekday !== 6
    let works = bySchool?.work ?? listed(raw.regional.years) ?? listed(raw.stateCouncil.years) ?? usual
    const vacation = raw.school.vacations.find(isIn)
    if (skipsVacations && vacation && !(vacation.dutyWeekdays ?? [2, 4]).includes(weekday)) works = false
    if (!works) continue
    const hours = raw.school.hours.filter(h => h.from === undefined || h.from <= date).at(-1)!
    for (const span of bySchool?.spans ?? hours.spans) {
      const [h1, m1, h2, m2] = span.split(/[:-]/).map(Number) as [number, number, number, number]
      bits.fill(1, d * PER_DAY + h1 * 60 + m1, d * PER_DAY + h2 * 60 + m2)
    }
  }
  return bits
}

const everyMinute = new Uint8Array(DAYS * PER_DAY).fill(1)

export type OracleClock = {
  start: number
  amount: number
  unit: 'WD' | 'WH' | 'CH' | 'CM'
  pauses: { from: number; to: number | null }[]
}

/** Minutes that the limit allows. */
export function budget(bits: Uint8Array, { start, amount, unit }: OracleClock): number {
  if (unit === 'WH' || unit === 'CH') return amount * 60
  if (unit === 'CM') return amount
  const dayOfStart = Math.floor(start / PER_DAY)
  const inDay = (d: number, from = d * PER_DAY) => {
    let n = 0
    for (let m = from; m < (d + 1) * PER_DAY; m++) n += bits[m]!
    return n
  }
  let sum = inDay(dayOfStart, start)
  if (amount === 0.5 && sum > 0) {
    let next = dayOfStart + 1
    while (inDay(next) === 0) next++
    return Math.min(inDay(dayOfStart) / 2, sum + inDay(next))
  }
  let found = 0
  for (let d = dayOfStart + 1; ; d++) {
    const here = inDay(d)
    if (here === 0) continue
    if (amount - found === 0.5) return sum + here / 2
    sum += here
    found++
    if (found === amount) return sum
  }
}

const stopped = new Uint8Array(DAYS * PER_DAY)

/** The minute at which the budget is used up and the minutes run until `at`; due null when an open pause comes first. */
export function walk(bits: Uint8Array, clock: OracleClock, at: number): { due: number | null; elapsed: number } {
  const ticks = clock.unit === 'WD' || clock.unit === 'WH' ? bits : everyMinute
  const allowed = budget(bits, clock)
  const mark = (value: number) => {
    for (const { from, to } of clock.pauses) stopped.fill(value, from, to ?? stopped.length)
  }
  const neverAfter = Math.min(...clock.pauses.filter(p => p.to === null).map(p => p.from), Number.POSITIVE_INFINITY)
  mark(1)
  let run = 0
  let due: number | null = null
  let elapsed = 0
  for (let m = clock.start; due === null || m < at; m++) {
    if (m >= neverAfter && (m >= at || due !== null)) break
    if (stopped[m] === 1 || ticks[m] === 0) continue
    run++
    if (run === allowed) due = m + 1
    if (m < at) elapsed = run
  }
  mark(0)
  return { due, elapsed }
}
