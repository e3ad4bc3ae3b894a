import { type Rung, type RungColour, type RungCondition, rungCovers } from '@zuoyeben/lifecycle'
import {
  type Calendar,
  dueAt,
  type Instant,
  instantWhenLeft,
  type LimitText,
  oneWorkingDayBefore,
  parseLimit,
  shareLeft,
} from '@zuoyeben/worktime'
import type { StoredClock } from '../cases/stored-clock.ts'

/** A rung of the ladder that time alone brings about, and when. */
export interface RungMoment {
  readonly rung: Rung
  readonly at: Instant
  /** Only while the rung of this name was fired and nothing has been noted or filed since. */
  readonly unless: string | null
}

type Dated = Pick<StoredClock, 'kind' | 'startedAt' | 'limit' | 'pauses' | 'counting' | 'dueAt'>
type Run = Parameters<typeof dueAt>[1]

/**
 * When each rung of the ladder fires on a clock, earliest first (§3.6); empty while it is paused without an end. Where a rung names several
 * times the first one fires it. What hangs on other clocks (`redsOnCase`, `redCasesInUnit`) has no moment and is looked at when a clock is
 * overdue. A due that was told is never shortened, and the rungs before it move with it.
 */
export function rungMoments(calendar: Calendar, ladder: readonly Rung[], clock: Dated): RungMoment[] {
  const due = clock.dueAt
  const limit = parseLimit(clock.limit)
  if (due === null || !limit.ok) return []
  const run: Run = { start: clock.startedAt, limit: limit.value, pauses: clock.pauses, counting: clock.counting }
  const shift = due - (dueAt(calendar, run) ?? due)
  const on: Ground = { calendar, run, due, shift, limit: clock.limit }
  const moments: RungMoment[] = []
  for (const rung of ladder.filter(each => rungCovers(each, clock.kind))) {
    const at = earliest(timesOf(rung.when, on))
    if (at !== null) moments.push({ rung, at, unless: null })
    const asked = rung.when.unanswered && moments.find(each => each.rung.id === rung.when.unanswered)
    if (!asked) continue
    const half = left(on, Math.max(0, Math.min(1, shareLeft(calendar, run, asked.at - shift))) / 2)
    if (at === null || half < at) moments.push({ rung, at: half, unless: asked.rung.id })
  }
  return moments.sort((a, b) => a.at - b.at)
}

interface Ground {
  readonly calendar: Calendar
  readonly run: Run
  readonly due: Instant
  readonly shift: number
  readonly limit: LimitText
}

function timesOf(when: RungCondition, on: Ground): Instant[] {
  const times: Instant[] = []
  if (when.left !== undefined) times.push(left(on, when.left))
  if (when.before !== undefined && isAtLeast(on.limit, when.forLimitsFrom)) times.push(before(on, when.before))
  if (when.after !== undefined) times.push(Math.min(after(on, on.run.start, when.after, true) + on.shift, on.due))
  if (when.overdue === null) times.push(on.due)
  if (when.overdue) times.push(after(on, on.due, when.overdue, false))
  return times
}

const earliest = (times: readonly Instant[]) => (times.length === 0 ? null : Math.min(...times))

function left({ calendar, run, due, shift }: Ground, share: number): Instant {
  return Math.min((instantWhenLeft(calendar, run, share) ?? due) + shift, due)
}

function after({ calendar, run }: Ground, start: Instant, text: LimitText, withPauses: boolean): Instant {
  const limit = parseLimit(text)
  if (!limit.ok) throw new Error(`${text} is no limit`)
  const pauses = withPauses ? run.pauses : []
  return dueAt(calendar, { start, limit: limit.value, pauses, counting: run.counting }) ?? start
}

/** So many whole working days before the due (read-ladder.ts). */
function before({ calendar, run, due }: Ground, text: LimitText): Instant {
  let at = due
  for (let n = Number.parseInt(text, 10); n > 0; n--) at = oneWorkingDayBefore(calendar, at, run.counting)
  return at
}

/** Whether a limit in working days is so long; others never are (amendments, "Limits"). */
function isAtLeast(limit: LimitText, from: LimitText | undefined): boolean {
  if (from === undefined) return true
  return limit.endsWith('WD') && from.endsWith('WD') && Number.parseFloat(limit) >= Number.parseFloat(from)
}

/** Colours in the order in which a clock takes them. */
export interface ColourMoment {
  readonly colour: RungColour
  readonly at: Instant
}

/** When a clock takes each colour, earliest first. It is red once it is over, whether or not a rung says so. */
export function colourMoments(calendar: Calendar, ladder: readonly Rung[], clock: Dated): ColourMoment[] {
  if (clock.dueAt === null) return []
  const moments = rungMoments(calendar, ladder, clock)
  const first = (colour: RungColour) =>
    earliest(moments.filter(m => m.rung.colour === colour && m.unless === null).map(m => m.at))
  const red = Math.min(first('red') ?? clock.dueAt, clock.dueAt)
  const orange = first('orange')
  const yellow = first('yellow')
  const told: ColourMoment[] = []
  if (yellow !== null && yellow < red) told.push({ colour: 'yellow', at: yellow })
  if (orange !== null && orange < red) told.push({ colour: 'orange', at: Math.max(orange, yellow ?? orange) })
  return [...told, { colour: 'red', at: red }]
}
