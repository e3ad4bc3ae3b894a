import type { LimitText } from '@zuoyeben/worktime'
import type { Course } from './case-file.ts'
import {
  CLOCK_KINDS,
  type ExtensionByUrgency,
  type LimitByUrgency,
  type Limits,
  type PlainClockKind,
} from './clock-kinds.ts'
import { type Bound, COMPLETION_BOUNDS, EXTENSION_MOST, LIMIT_BOUNDS } from './escalation-bounds.ts'
import { type EscalationProblem, type Reading, reading } from './escalation-reading.ts'
import type { Rung } from './ladder.ts'
import { isWithin } from './limit-text.ts'
import { readLadder } from './read-ladder.ts'
import { readTelling, type Telling } from './telling.ts'
import { URGENCIES, type Urgency } from './terms.ts'

/** Limits, what an extension may add, the ladder, and when people are told: one published item of kind `escalation`. */
export interface Escalation {
  readonly limits: Limits
  readonly extension: ExtensionByUrgency
  readonly ladder: readonly Rung[]
  readonly telling: Telling
}

export type EscalationRead =
  | { readonly ok: true; readonly value: Escalation }
  | { readonly ok: false; readonly problems: readonly EscalationProblem[] }

const PLAIN = CLOCK_KINDS.filter((kind): kind is PlainClockKind => kind !== 'completion')
const COURSES: readonly Course[] = ['handle', 'transfer', 'instruct']

/**
 * Reads a whole escalation item (defaults §3.5, §3.6). Every limit must be there, well formed and within its bound; every fault is
 * returned with its place (`limits.callback.P2`) and a reason in both languages. Never throws, whatever the value is.
 */
export function parseEscalation(json: unknown): EscalationRead {
  const r = reading()
  const root = r.fields(json, '', ['limits', 'extension', 'ladder', 'telling'])
  const limits = readLimits(r, r.fields(root.limits, 'limits', CLOCK_KINDS), null)
  const extension = readExtension(r, root.extension, null)
  const ladder = readLadder(r, root.ladder)
  const telling = readTelling(r, root.telling)
  return r.problems.length > 0
    ? { ok: false, problems: r.problems }
    : { ok: true, value: { limits, extension, ladder, telling } }
}

/**
 * Reads a unit's own item over the school's: only what it names differs; the ladder and when people are told are the school's. What it names must be within
 * bounds; whether it is stricter is `stricterOnly`'s to say.
 */
export function parseUnitEscalation(json: unknown, school: Escalation): EscalationRead {
  const r = reading()
  const root = r.fields(json, '', ['limits', 'extension'])
  const limits = readLimits(r, root.limits === undefined ? {} : r.fields(root.limits, 'limits', CLOCK_KINDS), school)
  const extension = root.extension === undefined ? school.extension : readExtension(r, root.extension, school)
  const { ladder, telling } = school
  return r.problems.length > 0
    ? { ok: false, problems: r.problems }
    : { ok: true, value: { limits, extension, ladder, telling } }
}

function readLimits(r: Reading, fields: Readonly<Record<string, unknown>>, school: Escalation | null): Limits {
  const plain = PLAIN.map(kind => {
    const base = school?.limits[kind] ?? null
    return [kind, readRow(r, fields[kind], `limits.${kind}`, LIMIT_BOUNDS[kind], base)] as const
  })
  const given =
    fields.completion === undefined && school ? {} : r.fields(fields.completion, 'limits.completion', COURSES)
  const completion = COURSES.map(course => {
    const base = school?.limits.completion[course] ?? null
    return [course, readRow(r, given[course], `limits.completion.${course}`, COMPLETION_BOUNDS[course], base)] as const
  })
  return {
    ...(Object.fromEntries(plain) as Record<PlainClockKind, LimitByUrgency>),
    completion: Object.fromEntries(completion) as Record<Course, LimitByUrgency>,
  }
}

function readRow(r: Reading, value: unknown, place: string, bound: Bound, base: LimitByUrgency | null): LimitByUrgency {
  if (value === undefined && base) return base
  const fields = r.fields(value, place, URGENCIES)
  const read = (urgency: Urgency): LimitText | null => {
    const given = fields[urgency]
    if (given === undefined && base) return base[urgency]
    return readLimit(r, given, `${place}.${urgency}`, bound, urgency)
  }
  return { P0: read('P0'), P1: read('P1'), P2: read('P2'), P3: read('P3') }
}

function readLimit(r: Reading, value: unknown, place: string, bound: Bound, urgency: Urgency): LimitText | null {
  if (value === null) {
    if (!bound.none.includes(urgency)) r.say('missing', place, '此处必须有时限', 'A limit is required here')
    return null
  }
  const limit = r.limit(value, place)
  if (limit === null) return null
  if (bound.none.includes(urgency)) {
    r.say('noneAllowed', place, '这一紧急程度不设此时限', 'This urgency has no such limit')
  } else if (!isWithin(limit, bound.most)) {
    r.say('tooLong', place, `${limit} 超过上限 ${bound.most}`, `${limit} is more than the bound ${bound.most}`)
  } else if (bound.least && !isWithin(bound.least, limit)) {
    r.say('tooShort', place, `${limit} 短于下限 ${bound.least}`, `${limit} is less than the bound ${bound.least}`)
  }
  return limit
}

function readExtension(r: Reading, value: unknown, school: Escalation | null): ExtensionByUrgency {
  const fields = r.fields(value, 'extension', URGENCIES)
  const read = (urgency: Urgency): number => {
    const given = fields[urgency]
    if (given === undefined && school) return school.extension[urgency]
    const most = EXTENSION_MOST[urgency]
    if (typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= most) return given
    r.say(
      'outOfRange',
      `extension.${urgency}`,
      `延期百分比须为 0 至 ${most} 的整数`,
      `An extension is a whole per cent from 0 to ${most}`,
    )
    return 0
  }
  return { P0: read('P0'), P1: read('P1'), P2: read('P2'), P3: read('P3') }
}
