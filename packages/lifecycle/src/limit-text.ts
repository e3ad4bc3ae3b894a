import type { LimitText } from '@zuoyeben/worktime'

/** Half a working day, a minute of an hour, a whole minute: the steps in which `worktime` accepts limits. */
const STEP = { WD: 2, WH: 60, CH: 60, CM: 1 } as const
const MOST = { WD: 1000, WH: 10_000, CH: 100_000, CM: 1_000_000 } as const
type Unit = keyof typeof STEP

interface Amount {
  readonly amount: number
  readonly unit: Unit
}

export function limitAmount(limit: LimitText): Amount {
  return { amount: Number.parseFloat(limit), unit: limit.slice(-2) as Unit }
}

/** Whether a value is a limit as `worktime` reads it: `2WD`, `0.5WD`, `4WH`, `24CH`, `30CM`. */
export function isLimitText(value: unknown): value is LimitText {
  if (typeof value !== 'string' || !/^\d{1,7}(?:\.\d{1,4})?(?:WD|WH|CH|CM)$/.test(value)) return false
  const { amount, unit } = limitAmount(value as LimitText)
  return amount > 0 && amount <= MOST[unit] && Number.isInteger(Number((amount * STEP[unit]).toFixed(6)))
}

/** A limit changed by a factor above zero, rounded up to the step of its unit: half of `3WD` is `1.5WD`, of `1.5WD` it is `1WD`. */
export function scaleLimit(limit: LimitText, factor: number): LimitText {
  if (factor === 1) return limit
  const { amount, unit } = limitAmount(limit)
  const steps = Math.max(1, Math.ceil(Number((amount * factor * STEP[unit]).toFixed(6))))
  return `${Number((steps / STEP[unit]).toFixed(4))}${unit}`
}

const WORKING_DAY_MINUTES = 420
const FIRST_CLOSING_MINUTES = 17.5 * 60

/**
 * Whether a limit never falls due later than another, by the default working hours of §3.5 (seven a day, closing 17:30): `24CH` is
 * within `2WD` and not within `1WD`, and nothing in working time is within clock time. Errs towards no.
 */
export function isWithin(limit: LimitText, bound: LimitText): boolean {
  const a = limitAmount(limit)
  const b = limitAmount(bound)
  if (a.unit === 'WD') return b.unit === 'WD' && a.amount <= b.amount
  const minutes = a.unit === 'CM' ? a.amount : a.amount * 60
  if (b.unit === 'WD') return minutes <= (a.unit === 'WH' ? b.amount * WORKING_DAY_MINUTES : shortestDays(b.amount))
  return (a.unit !== 'WH' || b.unit === 'WH') && minutes <= (b.unit === 'CM' ? b.amount : b.amount * 60)
}

/** Started just before midnight, whole days end at closing of the last of them. */
function shortestDays(days: number): number {
  const whole = Math.floor(days)
  const tillClosing = whole === 0 ? 0 : (whole - 1) * 1440 + FIRST_CLOSING_MINUTES
  return tillClosing + (days - whole) * WORKING_DAY_MINUTES
}
