import type { LimitText } from '@zuoyeben/worktime'
import { isLimitText } from './limit-text.ts'

export type EscalationProblemCode =
  | 'wrongType'
  | 'unknownField'
  | 'missing'
  | 'badLimit'
  | 'noneAllowed'
  | 'tooLong'
  | 'tooShort'
  | 'outOfRange'
  | 'unknownName'
  | 'duplicate'
  | 'order'
  | 'looserThanSchool'

/** What is wrong with an escalation item: where (`limits.callback.P2`, `ladder[3].tell`) and why, for people. */
export interface EscalationProblem {
  readonly code: EscalationProblemCode
  readonly place: string
  readonly reason: { readonly zh: string; readonly en: string }
}

const MOST_PROBLEMS = 100

/** Collects what is wrong instead of stopping at the first fault. */
export interface Reading {
  readonly problems: EscalationProblem[]
  say(code: EscalationProblemCode, place: string, zh: string, en: string): void
  /** The own, known fields of an object; a prototype trick is an unknown field like any other. */
  fields(value: unknown, place: string, known: readonly string[]): Readonly<Record<string, unknown>>
  limit(value: unknown, place: string): LimitText | null
}

export function reading(): Reading {
  const problems: EscalationProblem[] = []
  const r: Reading = {
    problems,
    say(code, place, zh, en) {
      if (problems.length < MOST_PROBLEMS) problems.push({ code, place, reason: { zh, en } })
    },
    fields(value, place, known) {
      const fields: Record<string, unknown> = Object.create(null)
      if (value === undefined) {
        r.say('missing', place, '此处必须填写', 'This is required')
      } else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        r.say('wrongType', place, '此处应为对象', 'An object is expected here')
      } else {
        for (const [key, each] of Object.entries(value)) {
          const shown = key.slice(0, 40)
          if (known.includes(key)) fields[key] = each
          else r.say('unknownField', under(place, shown), `没有名为“${shown}”的字段`, `There is no field "${shown}"`)
        }
      }
      return fields
    },
    limit(value, place) {
      if (isLimitText(value)) return value
      if (value === undefined) r.say('missing', place, '此处必须有时限', 'A limit is required here')
      else {
        r.say(
          'badLimit',
          place,
          '时限写作 2WD（工作日，可为半日）、4WH（工作小时）、24CH（小时）或 30CM（分钟），并大于零',
          'A limit is written 2WD (working days, halves allowed), 4WH (working hours), 24CH (hours) or 30CM (minutes), above zero',
        )
      }
      return null
    },
  }
  return r
}

export function under(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`
}
