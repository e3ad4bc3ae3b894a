import { createHash } from 'node:crypto'
import type { Action, ClockKind, Text } from '@zuoyeben/lifecycle'
import { canonicalJson } from '@zuoyeben/rules'
import { unseenBySystem } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { applyAction, type Performer } from '../cases/apply-action.ts'
import { readEvents } from '../cases/history.sql.ts'
import { RefusalError } from '../errors.ts'
import type { Jobs } from '../jobs/queue.ts'
import { type FoundClock, findClock, markColour } from './clocks.sql.ts'
import { colourAt, nextMoment, rungsDue } from './colour.ts'
import { fireRungs } from './fire-rungs.ts'
import { holdClock } from './ladder.sql.ts'

export const SYSTEM: Performer = { actor: { kind: 'system' }, access: unseenBySystem(), name: 'system', person: null }

/**
 * A running clock has reached a moment: it takes its colour, the rungs of the ladder fire, and where the table says what follows when it
 * runs out, that is done. The row is looked at again, so a job that comes late, twice or for a clock that has moved does nothing wrong.
 */
export async function fireClock(app: App, { clockId }: Jobs['clock']): Promise<void> {
  const now = app.now()
  const found = await findClock(app.db, clockId)
  if (!found || found.clock.stoppedAt !== null) return
  if (found.clock.pauseReason !== null) return endParking(app, found)
  const { calendar, escalation } = app.configuration.school()
  const { ladder } = escalation
  const colour = colourAt(calendar, ladder, found.clock, now)
  const next = nextMoment(calendar, ladder, found.clock, now)
  const due = rungsDue(calendar, ladder, found.clock, found.fired, now)
  await app.db.transaction().execute(async trx => {
    if ((colour !== found.clock.colour || due.length > 0) && (await holdClock(trx, found))) {
      if (colour !== found.clock.colour) await markColour(trx, found, colour, new Date(now))
      await fireRungs(trx, app, found, due)
    }
    if (next !== null) await app.queue.send(trx, [{ name: 'clock', data: { clockId }, at: next }])
  })
  const isOver = found.clock.dueAt !== null && found.clock.dueAt <= now
  const action = isOver ? await actionAtEnd(app, found.caseId, found.clock.kind) : null
  if (action) await perform(app, found.caseId, clockId, action)
}

/** What the lifecycle does by itself when time is over (T09, T21, T34). */
async function actionAtEnd(app: App, caseId: string, kind: ClockKind): Promise<Action<Text> | null> {
  switch (kind) {
    case 'submitterAnswer':
    case 'transferReply':
      return { type: 'expire', clock: kind }
    case 'ratingWindow':
    case 'reopenWindow':
      return { type: 'archive', packageHash: await packageHash(app, caseId) }
    default:
      return null
  }
}

/** The last milestone of a parked case is reached: work goes on by itself, and its clocks with it (T29). */
async function endParking(app: App, { caseId, clock }: FoundClock): Promise<void> {
  if (clock.pauseReason !== 'parked' || clock.pauseUntil === null || clock.pauseUntil > app.now()) return
  await perform(app, caseId, clock.id, { type: 'resume', reason: { text: '挂账到期，自动恢复办理' } })
}

/** Fingerprint of the whole history as it goes into the archive: SHA-256 over the canonical JSON of its events. */
async function packageHash(app: App, caseId: string): Promise<string> {
  const events = await readEvents(app.db, caseId)
  return createHash('sha256')
    .update(canonicalJson(events.map(event => event.body)))
    .digest('hex')
}

async function perform(app: App, caseId: string, clockId: string, action: Action<Text>): Promise<void> {
  try {
    await applyAction(app, SYSTEM, { of: { id: caseId }, action, version: null, key: null, over: clockId })
  } catch (error) {
    // Somebody has moved the case meanwhile: then there is nothing left to do.
    if (!(error instanceof RefusalError)) throw error
  }
}
