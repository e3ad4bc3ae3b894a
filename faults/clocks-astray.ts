import type { App } from '../apps/server/src/app-context.ts'
import { pendingClocks } from '../apps/server/src/clocks/clocks.sql.ts'
import { colourAt, nextMoment, rungsDue } from '../apps/server/src/clocks/colour.ts'
import { dueUnder } from '../apps/server/src/clocks/due-of.ts'
import { calendarInForce } from '../apps/server/src/configuration/effective-calendar.ts'
import { readLooks } from './looks.sql.ts'

/** Milliseconds given to a clock whose moment has just come. */
const GRACE = 60_000

/**
 * Running clocks that are not as they should be at this moment: another due than the calendar in force gives, less than the colour that the
 * ladder asks for, a rung that has not fired, or nobody who will look at it by its next moment.
 */
export async function clocksAstray(app: App): Promise<string[]> {
  const inForce = await calendarInForce(app.db)
  if (!inForce) return ['no calendar is in force']
  const { calendar } = inForce
  const { ladder } = app.configuration.school().escalation
  const looks = await readLooks(app.db)
  const then = app.now() - GRACE
  const astray: string[] = []
  for (const { caseId, clock, fired } of await pendingClocks(app.db)) {
    const name = `clock ${clock.kind} of ${caseId}`
    const { urgency, at: look } = looks.get(clock.id) ?? { urgency: null, at: null }
    if (urgency === null) {
      astray.push(`${name} has no case`)
      continue
    }
    const { dueAt } = dueUnder(calendar, clock, urgency)
    if (dueAt !== clock.dueAt) astray.push(`${name} is due ${told(clock.dueAt)} and by the calendar ${told(dueAt)}`)
    if (clock.pauseReason !== null) {
      if (clock.pauseUntil !== null && clock.pauseUntil < then)
        astray.push(`${name}: its pause ended ${told(clock.pauseUntil)}`)
      if (clock.pauseUntil !== null && (look === null || look > clock.pauseUntil))
        astray.push(`${name}: nobody will end its pause`)
      continue
    }
    const should = colourAt(calendar, ladder, clock, then)
    if (RANK[clock.colour] < RANK[should]) astray.push(`${name} is ${clock.colour} and should be ${should}`)
    // Whether one that asks for silence fires, silence decides.
    for (const { rung, unless } of rungsDue(calendar, ladder, clock, fired, then))
      if (unless === null) astray.push(`${name}: rung ${rung.id} has not fired`)
    const next = nextMoment(calendar, ladder, clock, app.now())
    if (next !== null && (look === null || look > next))
      astray.push(`${name}: its next moment is ${told(next)} and a job looks at it ${told(look)}`)
  }
  return astray
}

const told = (moment: number | null) => (moment === null ? 'never' : new Date(moment).toISOString())
const RANK = { green: 0, yellow: 1, orange: 2, red: 3 } as const
