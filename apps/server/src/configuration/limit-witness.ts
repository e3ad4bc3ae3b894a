import {
  COMPLETION_BOUNDS,
  type Course,
  type EscalationProblem,
  LIMIT_BOUNDS,
  type Limits,
  SUBMITTERS_TIME,
  URGENCIES,
  type Urgency,
} from '@zuoyeben/lifecycle'
import {
  addWorkingDays,
  type Calendar,
  dateOf,
  describeLimit,
  dueAt,
  HOUR_MS,
  type Instant,
  instantOf,
  instantText,
  parseLimit,
} from '@zuoyeben/worktime'
import { countingOf } from '../clocks/run-clocks.ts'
import { type FieldProblem, problem } from '../errors.ts'

/** What the findings about limits are shown by: the days that are in force, and from when on. */
export interface Shown {
  readonly calendar: Calendar
  readonly now: Instant
  /** The limits that a unit may not loosen; null for the school's own. */
  readonly school: Limits | null
}

/** Starts that are tried, from the next working morning on: two weeks of hours. */
const STARTS = 14 * 24

/**
 * What is wrong with limits, each in a sentence; where one is below its floor or above its bound, with a sample case that shows it: when such a
 * case begins, when it would be due, and when at the earliest or latest it must be.
 */
export function shownByCases(problems: readonly EscalationProblem[], body: unknown, shown: Shown): FieldProblem[] {
  return problems.map(each => {
    const { zh, en } = each.reason
    const found = witnessOf(each, body, shown)
    return found ? problem(each.place, `${zh}。${found.zh}`, `${en}. ${found.en}`) : problem(each.place, zh, en)
  })
}

function witnessOf({ code, place }: EscalationProblem, body: unknown, shown: Shown) {
  if (code !== 'tooShort' && code !== 'tooLong' && code !== 'looserThanSchool') return null
  const path = place.split('.')
  const urgency = path.at(-1) as Urgency
  const bound = boundAt(path, code, shown.school)
  const [own, most] = [parseLimit(valueAt(body, path)), parseLimit(bound?.limit)]
  if (!URGENCIES.includes(urgency) || !bound || !own.ok || !most.ok) return null
  const { calendar, now } = shown
  const counting = countingOf(urgency)
  const dueWith = (start: Instant, limit: typeof own.value) => dueAt(calendar, { start, limit, pauses: [], counting })
  const first = instantOf(addWorkingDays(calendar, dateOf(now), 1, 'allWorkingDays'), '09:00')
  for (let n = 0; n < STARTS; n += 1) {
    const start = first + n * HOUR_MS
    const [due, edge] = [dueWith(start, own.value), dueWith(start, most.value)]
    if (due === null || edge === null || (bound.isFloor ? due >= edge : due <= edge)) continue
    const said = { own: describeLimit(own.value), edge: describeLimit(most.value) }
    const at = [start, due, edge].map(instantText)
    return {
      zh: `例如 ${urgency} 的一件，${at[0]} 起算：按${said.own.zh}，${at[1]} 就到期，${
        bound.isFloor ? '最早' : '最晚'
      }应是 ${at[2]}（${said.edge.zh}）`,
      en: `A case of ${urgency} that begins at ${at[0]} would be due at ${at[1]} (${said.own.en}) and must be at ${at[2]} at the ${
        bound.isFloor ? 'earliest' : 'latest'
      } (${said.edge.en})`,
    }
  }
  return null
}

/** The floor below which a limit is too short, or the bound above which it is too long. Time of the submitter has a floor. */
function boundAt(path: readonly string[], code: EscalationProblem['code'], school: Limits | null) {
  const [, kind = '', course = ''] = path
  const isCompletion = kind === 'completion'
  if (code === 'looserThanSchool') {
    if (!school) return null
    const limit = valueAt({ limits: school }, path)
    return { limit, isFloor: (SUBMITTERS_TIME as readonly string[]).includes(kind) }
  }
  const bound = isCompletion ? COMPLETION_BOUNDS[course as Course] : LIMIT_BOUNDS[kind as keyof typeof LIMIT_BOUNDS]
  return code === 'tooShort' ? { limit: bound?.least, isFloor: true } : { limit: bound?.most, isFloor: false }
}

const valueAt = (body: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined,
    body,
  )
