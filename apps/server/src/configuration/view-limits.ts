import type { Course, Urgency } from '@zuoyeben/lifecycle'
import { addWorkingDays, DAY_MS, dateOf, dayOf, type Instant, instantOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { sampleTimeline } from '../clocks/sample-timeline.ts'
import type { FieldProblem } from '../errors.ts'
import { LIMITS, limitsOfDraft } from './change-limits.ts'
import { SCHOOL } from './item-rules.ts'

/** The limits under which a unit works (the school's where it has none of its own), the ladder, and when people are told. */
export function viewLimits(app: App, unit: string | null) {
  const { escalation } = app.configuration.school()
  const own = unit === null ? undefined : app.configuration.unitLimits().get(unit as never)
  return { ...escalation, school: escalation.limits, limits: own ?? escalation.limits, isOwn: own !== undefined }
}

/** Everything that is wrong with limits as somebody writes them; a limit below its floor or above its bound with a sample case that shows it. */
export function limitFindings(app: App, unit: string | null, draft: unknown): readonly FieldProblem[] {
  const answer = LIMITS.check(app, unit ?? SCHOOL, draft)
  return answer.ok ? [] : answer.problems
}

export interface Sample {
  readonly unit: string | null
  readonly course: Course
  readonly urgency: Urgency
  readonly start: Instant
  /** An item that is being written; what is in force, where there is none. */
  readonly draft?: unknown
}

/** Days are drawn up to the last rung of the last step, and never more than this. */
const MOST_DAYS = 200

/**
 * The timeline of a sample case, with every day it crosses: which are off, made up, or in a vacation, and what they are called.
 * @throws InputError where the draft is unfit
 */
export function viewSample(app: App, sample: Sample) {
  const calendar = app.configuration.calendar()
  const { unit, draft } = sample
  const terms = draft === undefined ? viewLimits(app, unit) : limitsOfDraft(app, unit ?? SCHOOL, draft)
  const steps = sampleTimeline(calendar, terms, sample)
  const end = Math.max(sample.start, ...steps.map(step => step.dueAt))
  const first = dateOf(sample.start)
  const last = addWorkingDays(calendar, dateOf(end), 1, 'allWorkingDays')
  const days = []
  for (let at = instantOf(first, '12:00'); dateOf(at) <= last && days.length < MOST_DAYS; at += DAY_MS) {
    const { date, isWorking, mode, name } = dayOf(calendar, dateOf(at))
    const weekday = new Date(at + 8 * 3_600_000).getUTCDay()
    days.push({
      date,
      isWorking,
      isDuty: mode === 'duty',
      isMadeUp: isWorking && (weekday === 0 || weekday === 6),
      name,
    })
  }
  const iso = (at: Instant) => new Date(at).toISOString()
  return {
    days,
    steps: steps.map(step => ({
      ...step,
      startsAt: iso(step.startsAt),
      dueAt: iso(step.dueAt),
      rungs: step.rungs.map(rung => ({ ...rung, at: iso(rung.at) })),
    })),
  }
}
