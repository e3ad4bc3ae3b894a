import { type Reading, under } from './escalation-reading.ts'
import { URGENCIES, type Urgency } from './terms.ts'

/** Time of day in Asia/Shanghai, `HH:MM`. */
export type TimeOfDay = `${number}:${number}`

/** When people are told (§3.6 "De-dup", C2-04); the school's alone, a unit has none of its own. */
export interface Telling {
  /** Nobody is disturbed from `from` until `until` (over midnight where `until` is earlier), except about these urgencies. */
  readonly quietHours: { readonly from: TimeOfDay; readonly until: TimeOfDay; readonly except: readonly Urgency[] }
  /** One digest a working day for each person at this time; these urgencies are told at once. */
  readonly digest: { readonly at: TimeOfDay; readonly immediately: readonly Urgency[] }
  /** What the answer group of a unit is told once a week; Monday is 1. On a day off it comes on the next working day. */
  readonly weeklySummary: { readonly weekday: number; readonly at: TimeOfDay }
}

export const DEFAULT_TELLING: Telling = {
  quietHours: { from: '22:00', until: '07:00', except: ['P0'] },
  digest: { at: '08:00', immediately: ['P0', 'P1'] },
  weeklySummary: { weekday: 1, at: '08:30' },
}

/** Quiet hours may take this much of a day. */
export const QUIET_MOST_MINUTES = 10 * 60

/** Whether a notice of a case of this urgency waits at this time of day. `until` itself is not quiet. */
export function isQuiet({ quietHours }: Telling, urgency: Urgency, time: TimeOfDay): boolean {
  if (quietHours.except.includes(urgency)) return false
  const [from, until, now] = [quietHours.from, quietHours.until, time].map(minutesOf) as [number, number, number]
  return from <= until ? now >= from && now < until : now >= from || now < until
}

/** Whether a notice of a case of this urgency waits for the digest. */
export function waitsForDigest({ digest }: Telling, urgency: Urgency): boolean {
  return !digest.immediately.includes(urgency)
}

/** Minutes since midnight. */
export function minutesOf(time: TimeOfDay): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** An item published before there was such a part has the default. P0 is never quiet, and P0 and P1 never wait for a digest. */
export function readTelling(r: Reading, value: unknown): Telling {
  if (value === undefined) return DEFAULT_TELLING
  const root = r.fields(value, 'telling', ['quietHours', 'digest', 'weeklySummary'])
  const quiet = r.fields(root.quietHours, 'telling.quietHours', ['from', 'until', 'except'])
  const digest = r.fields(root.digest, 'telling.digest', ['at', 'immediately'])
  const weekly = r.fields(root.weeklySummary, 'telling.weeklySummary', ['weekday', 'at'])
  const quietHours = {
    from: timeFrom(r, quiet.from, 'telling.quietHours.from'),
    until: timeFrom(r, quiet.until, 'telling.quietHours.until'),
    except: urgenciesFrom(r, quiet.except, 'telling.quietHours.except', ['P0']),
  }
  const length = (minutesOf(quietHours.until) - minutesOf(quietHours.from) + 1440) % 1440
  if (length > QUIET_MOST_MINUTES) {
    r.say(
      'outOfRange',
      'telling.quietHours',
      `安静时段最多 ${QUIET_MOST_MINUTES / 60} 小时`,
      `Quiet hours are at most ${QUIET_MOST_MINUTES / 60} hours`,
    )
  }
  return {
    quietHours,
    digest: {
      at: timeFrom(r, digest.at, 'telling.digest.at'),
      immediately: urgenciesFrom(r, digest.immediately, 'telling.digest.immediately', ['P0', 'P1']),
    },
    weeklySummary: {
      weekday: weekdayFrom(r, weekly.weekday, 'telling.weeklySummary.weekday'),
      at: timeFrom(r, weekly.at, 'telling.weeklySummary.at'),
    },
  }
}

function timeFrom(r: Reading, value: unknown, place: string): TimeOfDay {
  if (typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)) return value as TimeOfDay
  r.say('wrongType', place, '时间写作 08:30', 'A time is written 08:30')
  return '00:00'
}

function weekdayFrom(r: Reading, value: unknown, place: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5) return value
  r.say('outOfRange', place, '须为 1（周一）至 5（周五）', 'A number from 1 (Monday) to 5 (Friday) is expected')
  return 1
}

function urgenciesFrom(r: Reading, value: unknown, place: string, least: readonly Urgency[]): readonly Urgency[] {
  if (!Array.isArray(value)) {
    r.say('wrongType', place, '此处应为列表', 'A list is expected here')
    return least
  }
  for (const [i, each] of value.entries()) {
    if (!URGENCIES.includes(each))
      r.say('unknownName', under(place, String(i)), `可用：${URGENCIES.join('、')}`, `One of: ${URGENCIES.join(', ')}`)
  }
  for (const urgency of least) {
    if (!value.includes(urgency))
      r.say('missing', place, `${urgency} 必须立即告知`, `${urgency} is always told at once`)
  }
  return URGENCIES.filter(urgency => value.includes(urgency))
}
