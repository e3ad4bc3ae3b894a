import { createHash } from 'node:crypto'
import type { Action, ClockKind, Text } from '@zuoyeben/lifecycle'
import { canonicalJson } from '@zuoyeben/rules'
import { unseenBySystem } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { applyAction, type Performer } from '../cases/apply-action.ts'
import { readEvents } from '../cases/history.sql.ts'
import { RefusalError } from '../errors.ts'
import type { Jobs } from '../jobs/queue.ts'
import { type FoundClock, findClocks, holdClocks, markColours } from './clocks.sql.ts'
import { colourAt, nextMoment, rungsDue } from './colour.ts'
import { fireRungs } from './fire-rungs.ts'

export const SYSTEM: Performer = { actor: { kind: 'system' }, access: unseenBySystem(), name: 'system', person: null }

/**
 * A running clock has reached a moment: it takes its colour, the rungs of the ladder fire, and where the table says what follows when it
 * runs out, that is done. The row is looked at again, so a job that comes late, twice or for a clock that has moved does nothing wrong.
 */
export async function fireClock(app: App, { clockId }: Jobs['clock']): Promise<void> {
  const { fired } = await fireTogether(app, [clockId], true)
  for (const found of fired) await actAtEnd(app, found)
}

/**
 * Many clocks that have reached a moment, in the work of one: every day clock ends at the close of work. Each under the lock of its own case;
 * those whose case somebody has in hand, and all of them where the set could not be written, are fired by themselves, so that none suffers
 * for another. Says of each what it came to, in their order: null, or the fault.
 */
export async function fireClocks(app: App, jobs: readonly Jobs['clock'][]): Promise<unknown[]> {
  const ids = [...new Set(jobs.map(({ clockId }) => clockId))]
  const faults = new Map<string, unknown>()
  const each = async (clockId: string, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      faults.set(clockId, error)
    }
  }
  let alone: readonly string[] = ids
  if (ids.length > 1)
    try {
      const { fired, left } = await fireTogether(app, ids, false)
      for (const found of fired) await each(found.clock.id, () => actAtEnd(app, found))
      alone = left
    } catch (error) {
      app.log.warn({ err: error, clocks: ids.length }, 'clocks are fired one by one')
    }
  for (const clockId of alone) await each(clockId, () => fireClock(app, { clockId }))
  return jobs.map(({ clockId }) => faults.get(clockId) ?? null)
}

/** `left`: those whose case somebody has in hand, untouched; none where it may wait for them. */
async function fireTogether(
  app: App,
  ids: readonly string[],
  mayWait: boolean,
): Promise<{ fired: FoundClock[]; left: string[] }> {
  const now = app.now()
  const { calendar, escalation } = app.configuration.school()
  const { ladder } = escalation
  const open = (await findClocks(app.db, ids)).filter(({ clock }) => clock.stoppedAt === null)
  const looks = open
    .filter(({ clock }) => clock.pauseReason === null)
    .map(found => ({
      found,
      colour: colourAt(calendar, ladder, found.clock, now),
      due: rungsDue(calendar, ladder, found.clock, found.fired, now),
      next: nextMoment(calendar, ladder, found.clock, now),
    }))
  const changed = looks.filter(({ found, colour, due }) => colour !== found.clock.colour || due.length > 0)
  const left = await app.db.transaction().execute(async trx => {
    const hold = await holdClocks(
      trx,
      changed.map(({ found }) => found),
      mayWait,
    )
    const held = new Set(hold.held)
    const standing = changed.filter(({ found }) => held.has(found))
    await markColours(
      trx,
      standing.filter(({ found, colour }) => colour !== found.clock.colour),
      new Date(now),
    )
    await fireRungs(trx, app, standing)
    const taken = new Set(hold.taken.map(({ clock }) => clock.id))
    await app.queue.send(
      trx,
      looks.flatMap(({ found: { clock }, next }) =>
        next === null || taken.has(clock.id) ? [] : [{ name: 'clock', data: { clockId: clock.id }, at: next }],
      ),
    )
    return taken
  })
  return { fired: open.filter(({ clock }) => !left.has(clock.id)), left: [...left] }
}

async function actAtEnd(app: App, found: FoundClock): Promise<void> {
  const { clock, caseId } = found
  if (clock.pauseReason !== null) return endParking(app, found)
  if (clock.dueAt === null || clock.dueAt > app.now()) return
  const action = await actionAtEnd(app, caseId, clock.kind)
  if (action) await perform(app, caseId, clock.id, action)
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
