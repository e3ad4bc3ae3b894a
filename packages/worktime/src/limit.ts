import { HOUR_MS, MINUTE_MS } from './instant.ts'
import type { Parsed, Words } from './problem.ts'

/**
 * How long a step may take (defaults §3.5). `workingDays` are whole or half days and counted by date, `workingHours`
 * run within working hours, `clockHours` and `clockMinutes` run day and night.
 */
export type Limit =
  | { readonly workingDays: number }
  | { readonly workingHours: number }
  | { readonly clockHours: number }
  | { readonly clockMinutes: number }

/** The form of a limit in JSON: `2WD`, `0.5WD`, `4WH`, `24CH`, `30CM`. */
export type LimitText = `${number}${'WD' | 'WH' | 'CH' | 'CM'}`

const MOST = { WD: 1000, WH: 10_000, CH: 100_000, CM: 1_000_000 } as const
type Unit = keyof typeof MOST

/** Number and unit of a limit. */
export function limitParts(limit: Limit): { amount: number; unit: Unit } {
  if ('workingDays' in limit) return { amount: limit.workingDays, unit: 'WD' }
  if ('workingHours' in limit) return { amount: limit.workingHours, unit: 'WH' }
  if ('clockHours' in limit) return { amount: limit.clockHours, unit: 'CH' }
  return { amount: limit.clockMinutes, unit: 'CM' }
}

/** True for a usable limit: above zero, not absurdly long, working days in halves, minutes whole. */
export function isUsableLimit(limit: Limit): boolean {
  const { amount, unit } = limitParts(limit)
  const step = unit === 'WD' ? 2 : unit === 'CM' ? 1 : 60
  return amount > 0 && amount <= MOST[unit] && Number.isInteger(Math.round(amount * step * 1e6) / 1e6)
}

/** Reads `2WD`, `0.5WD`, `4WH`, `24CH` or `30CM`; refuses zero, quarters of a day and parts of a minute. */
export function parseLimit(text: unknown): Parsed<Limit> {
  const match = typeof text === 'string' ? /^(\d{1,7}(?:\.\d{1,4})?)(WD|WH|CH|CM)$/.exec(text) : null
  const limit = match ? withUnit(Number(match[1]), match[2] as Unit) : undefined
  if (limit && isUsableLimit(limit)) return { ok: true, value: limit }
  const reason: Words = {
    zh: '时限写作 2WD（工作日，可为半日）、4WH（工作小时）、24CH（小时）或 30CM（分钟），并大于零',
    en: 'A limit is written 2WD (working days, halves allowed), 4WH (working hours), 24CH (hours) or 30CM (minutes), above zero',
  }
  return { ok: false, problems: [{ code: 'badLimit', place: '', reason }] }
}

/** The JSON form of a limit; throws a RangeError for an unusable one. `formatLimit(parseLimit(x).value)` is canonical. */
export function formatLimit(limit: Limit): LimitText {
  if (!isUsableLimit(limit)) throw new RangeError(`not a usable limit: ${JSON.stringify(limit)}`)
  const { amount, unit } = limitParts(limit)
  return `${amount}${unit}`
}

/** A limit in words: 2个工作日, 半个工作日, 30分钟. */
export function describeLimit(limit: Limit): Words {
  const { amount, unit } = limitParts(limit)
  const many = amount === 1 ? '' : 's'
  if (unit === 'WD' && amount === 0.5) return { zh: '半个工作日', en: 'half a working day' }
  if (unit === 'WD') return { zh: `${amount}个工作日`, en: `${amount} working day${many}` }
  if (unit === 'WH') return { zh: `${amount}个工作小时`, en: `${amount} working hour${many}` }
  if (unit === 'CH') return { zh: `${amount}小时`, en: `${amount} hour${many}` }
  return { zh: `${amount}分钟`, en: `${amount} minute${many}` }
}

/** True when the limit runs within working time, false when it runs day and night. */
export function runsInWorkingTime(limit: Limit): boolean {
  return 'workingDays' in limit || 'workingHours' in limit
}

/** Length in milliseconds of a limit in hours or minutes (that of working days depends on the dates). */
export function fixedLength(limit: Exclude<Limit, { readonly workingDays: number }>): number {
  if ('workingHours' in limit) return Math.round(limit.workingHours * HOUR_MS)
  if ('clockHours' in limit) return Math.round(limit.clockHours * HOUR_MS)
  return limit.clockMinutes * MINUTE_MS
}

function withUnit(amount: number, unit: Unit): Limit {
  if (unit === 'WD') return { workingDays: amount }
  if (unit === 'WH') return { workingHours: amount }
  if (unit === 'CH') return { clockHours: amount }
  return { clockMinutes: amount }
}
