import type { LimitText } from '@zuoyeben/worktime'
import type { Course } from './case-file.ts'
import { CLOCK_KINDS, type LimitByUrgency, type Limits, type PlainClockKind } from './clock-kinds.ts'
import type { Escalation } from './escalation.ts'
import { SUBMITTERS_TIME } from './escalation-bounds.ts'
import type { EscalationProblem } from './escalation-reading.ts'
import { isWithin } from './limit-text.ts'
import { URGENCIES, type Urgency } from './terms.ts'

const COURSES: readonly Course[] = ['handle', 'transfer', 'instruct']

/**
 * Where a unit's limits are looser than the school's: nothing, or one problem for each (amendments, "Limits"). For time that belongs
 * to the submitter, such as the rating window, looser means shorter.
 */
export function stricterOnly(school: Escalation, unit: Escalation): readonly EscalationProblem[] {
  const rows = CLOCK_KINDS.flatMap(kind => {
    if (kind !== 'completion') {
      const longer = SUBMITTERS_TIME.includes(kind)
      return looser(`limits.${kind}`, school.limits[kind], unit.limits[kind], longer)
    }
    return COURSES.flatMap(course =>
      looser(`limits.completion.${course}`, school.limits.completion[course], unit.limits.completion[course], false),
    )
  })
  const extensions = URGENCIES.filter(urgency => unit.extension[urgency] > school.extension[urgency])
  return [...rows, ...extensions.map(urgency => looserThan(`extension.${urgency}`, `${school.extension[urgency]}%`))]
}

/**
 * The limits a unit works under: its own where they are stricter than the school's, else the school's. So a school that becomes stricter is
 * never held back by what a unit set before.
 */
export function strictest(school: Limits, unit: Limits): Limits {
  const row = (theirs: LimitByUrgency, own: LimitByUrgency, longer: boolean): LimitByUrgency => {
    const of = (urgency: Urgency) => (fits(theirs[urgency], own[urgency], longer) ? own[urgency] : theirs[urgency])
    return { P0: of('P0'), P1: of('P1'), P2: of('P2'), P3: of('P3') }
  }
  const plain = CLOCK_KINDS.flatMap(kind =>
    kind === 'completion' ? [] : [[kind, row(school[kind], unit[kind], SUBMITTERS_TIME.includes(kind))] as const],
  )
  const completion = COURSES.map(
    course => [course, row(school.completion[course], unit.completion[course], false)] as const,
  )
  return {
    ...(Object.fromEntries(plain) as Record<PlainClockKind, LimitByUrgency>),
    completion: Object.fromEntries(completion) as Record<Course, LimitByUrgency>,
  }
}

function looser(place: string, school: LimitByUrgency, unit: LimitByUrgency, longer: boolean): EscalationProblem[] {
  return URGENCIES.flatMap(urgency => {
    const [theirs, own] = [school[urgency], unit[urgency]]
    return fits(theirs, own, longer) ? [] : [looserThan(`${place}.${urgency}`, theirs ?? '–')]
  })
}

function fits(school: LimitText | null, unit: LimitText | null, longer: boolean): boolean {
  if (school === null) return unit === null || !longer
  if (unit === null) return false
  return longer ? isWithin(school, unit) : isWithin(unit, school)
}

function looserThan(place: string, theirs: string): EscalationProblem {
  const reason = {
    zh: `单位时限只能比学校（${theirs}）更严`,
    en: `A unit may only be stricter than the school (${theirs})`,
  }
  return { code: 'looserThanSchool', place, reason }
}
