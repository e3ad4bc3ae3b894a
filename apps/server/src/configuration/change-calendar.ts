import { type Calendar, calendarJson, parseCalendar } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { beginRecalculation } from '../clocks/recalculation.sql.ts'
import type { Trx } from '../db/database.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import { holdProposal, insertProposal, type Proposal, settleProposal } from './calendar-proposals.sql.ts'
import { addressOf } from './default-content.ts'
import { publishItem } from './releases.sql.ts'

/** A calendar somebody has written. @throws InputError with each problem and its place */
export function readCalendar(body: unknown): Calendar {
  const parsed = parseCalendar(body)
  if (parsed.ok) return parsed.value
  throw new InputError(parsed.problems.map(({ place, reason }) => problem(place, reason.zh, reason.en)))
}

/**
 * Lays a change before the second person: the calendar whole, on top of the release it was written on, with its reason, which is told to
 * submitters whose dates move. @throws InputError; RefusalError `stale` (another release is in force), `askedAlready` (one is waiting)
 */
export async function proposeCalendar(
  app: App,
  by: string,
  { base, body, reason }: { base: number; body: unknown; reason: Proposal['reason'] },
): Promise<string> {
  const { document } = readCalendar(body)
  const { n } = app.configuration.school().release
  if (n !== base) throw new RefusalError({ reason: 'stale', version: n })
  const id = app.newId()
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    const isFirst = await insertProposal(trx, { id, baseN: base, body: calendarJson(document), reason, by, at })
    if (!isFirst) throw new RefusalError({ reason: 'askedAlready' })
    await recordAudit(trx, {
      at,
      person: by,
      actor: by,
      act: 'proposeCalendar',
      detail: { proposal: id, reason: reason.zh },
    })
    await app.queue.send(trx, [{ name: 'calendarProposed', data: { proposalId: id } }])
  })
  return id
}

/** Whoever wrote it takes it back. @throws RefusalError `notFound`, `notAllowed` */
export async function withdrawCalendar(app: App, by: string, id: string): Promise<void> {
  await settle(app, id, async (trx, proposal, at) => {
    if (proposal.by.id !== by) throw new RefusalError({ reason: 'notAllowed' })
    await settleProposal(trx, id, { status: 'withdrawn', by, at })
    await recordAudit(trx, { at, person: by, actor: by, act: 'withdrawCalendar', detail: { proposal: id } })
  })
}

/** The second person says no, and why. @throws RefusalError `notFound`, `ownRequest` */
export async function declineCalendar(app: App, by: string, id: string, reason: string): Promise<void> {
  await settle(app, id, async (trx, proposal, at) => {
    if (proposal.by.id === by) throw new RefusalError({ reason: 'ownRequest' })
    await settleProposal(trx, id, { status: 'declined', by, at, reason })
    await recordAudit(trx, { at, person: by, actor: by, act: 'declineCalendar', detail: { proposal: id, reason } })
  })
}

/**
 * The second person puts it in force: a new release, live on every process when this commits, and in the same transaction the job that takes
 * it through the open clocks. @throws RefusalError `notFound`, `ownRequest`, `stale` (something else was published since)
 */
export async function publishCalendar(app: App, by: string, id: string): Promise<number> {
  return settle(app, id, async (trx, proposal, at) => {
    if (proposal.by.id === by) throw new RefusalError({ reason: 'ownRequest' })
    const body = proposal.body
    const item = {
      id: app.newId(),
      scope: 'school',
      base: proposal.baseN,
      kind: 'calendar',
      hash: addressOf(body),
      body,
    }
    const published = await publishItem(trx, { ...item, approvedBy: [proposal.by.id, by], at }, addressOf)
    if ('overtakenBy' in published) throw new RefusalError({ reason: 'stale', version: published.overtakenBy })
    const { n } = published
    await settleProposal(trx, id, { status: 'published', by, at, release: n })
    const change = app.newId()
    await beginRecalculation(trx, { id: change, release: n, reason: proposal.reason, by, at })
    await recordAudit(trx, { at, person: by, actor: by, act: 'publishCalendar', detail: { proposal: id, release: n } })
    await app.queue.send(trx, [{ name: 'recalculate', data: { changeId: change } }])
    return n
  })
}

function settle<T>(app: App, id: string, decide: (trx: Trx, proposal: Proposal, at: Date) => Promise<T>): Promise<T> {
  return app.db.transaction().execute(async trx => {
    const proposal = await holdProposal(trx, id)
    if (!proposal) throw new RefusalError({ reason: 'notFound' })
    return decide(trx, proposal, new Date(app.now()))
  })
}
