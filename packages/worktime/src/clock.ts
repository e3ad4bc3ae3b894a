import { budgetOf } from './budget.ts'
import type { Calendar, Counting } from './calendar.ts'
import type { Instant } from './instant.ts'
import { type Limit, runsInWorkingTime } from './limit.ts'
import { effectivePauses, type Pause } from './pauses.ts'
import { instantAt, workingTimeAt } from './working-time.ts'

/*
 * Due, elapsed and remaining come from one measure and from pauses kept as intervals (defaults §3.5), so a pause can
 * never be subtracted on one clock and a due set on another. A limit becomes a budget (`budget.ts`): milliseconds of
 * working time, or of clock time. Time runs from the start and stands still in pauses; the due is the earliest instant
 * at which the budget is used up.
 *
 * So a pause moves a due by the time of the same measure that the pause covers. On working limits one over a weekend or
 * a night moves nothing, one from Monday 10:00 to Tuesday 10:00 moves the due by one day of working hours, one of 30
 * working minutes moves Wednesday 17:30 to Thursday 08:30. On clock limits every minute of a pause counts.
 * Changing any of this changes due times already told: `recomputedDue` then keeps the later.
 */
/** A clock of a case as data: when it started, how long it may run, when it stood still, which days count. */
export type Clock = {
  readonly start: Instant
  readonly limit: Limit
  readonly pauses: readonly Pause[]
  readonly counting: Counting
}

/** When the clock falls due; null while a pause without an end holds it. Throws a RangeError for an unusable limit. */
export function dueAt(calendar: Calendar, clock: Clock): Instant | null {
  return instantWhenUsed(calendar, clock, budgetOf(calendar, clock))
}

/** Milliseconds the clock has run until `at`, pauses left out, in working or clock time as its limit says; 0 before it starts. */
export function elapsed(calendar: Calendar, clock: Clock, at: Instant): number {
  if (at <= clock.start) return 0
  const measure = measureOf(calendar, clock)
  let run = measure.at(at) - measure.at(clock.start)
  for (const pause of effectivePauses(clock.pauses, clock.start)) {
    if (pause.from >= at) break
    run -= measure.at(pause.to === null ? at : Math.min(pause.to, at)) - measure.at(pause.from)
  }
  return run
}

/** Milliseconds left at `at`, on the same measure; negative when overdue. */
export function remaining(calendar: Calendar, clock: Clock, at: Instant): number {
  return budgetOf(calendar, clock) - elapsed(calendar, clock, at)
}

/** The part of the limit that is left at `at`: 1 at the start, 0 when due, negative when overdue (the ladder of §3.6). */
export function shareLeft(calendar: Calendar, clock: Clock, at: Instant): number {
  const budget = budgetOf(calendar, clock)
  return (budget - elapsed(calendar, clock, at)) / budget
}

/** The first instant at which no more than `share` (0 … 1) of the limit is left; null while an open pause holds it. */
export function instantWhenLeft(calendar: Calendar, clock: Clock, share: number): Instant | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`not a share: ${share}`)
  const budget = budgetOf(calendar, clock)
  return instantWhenUsed(calendar, clock, Math.ceil(budget * (1 - share) - 1e-6))
}

/** The due after a change of calendar or limit: never earlier than the one already told to a person (defaults §3.13). */
export function recomputedDue(told: Instant | null, computed: Instant | null): Instant | null {
  return told === null || computed === null ? computed : Math.max(told, computed)
}

type Measure = { at(instant: Instant): number; inverse(value: number): Instant }

function measureOf(calendar: Calendar, { limit, counting }: Clock): Measure {
  if (!runsInWorkingTime(limit)) return { at: instant => instant, inverse: value => value }
  return {
    at: instant => workingTimeAt(calendar, instant, counting),
    inverse: value => instantAt(calendar, value, counting),
  }
}

/** The earliest instant, from the start on, at which `amount` has run. */
function instantWhenUsed(calendar: Calendar, clock: Clock, amount: number): Instant | null {
  if (amount <= 0) return clock.start
  const measure = measureOf(calendar, clock)
  let left = amount
  let from = clock.start
  for (const pause of effectivePauses(clock.pauses, clock.start)) {
    const run = measure.at(pause.from) - measure.at(from)
    if (left <= run) break
    if (pause.to === null) return null
    left -= run
    from = pause.to
  }
  return measure.inverse(measure.at(from) + left)
}
