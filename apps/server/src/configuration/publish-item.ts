import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import type { Trx } from '../db/database.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import { checked, examined, mustDecide, type Person, record, settle } from './change-item.ts'
import { addressOf } from './default-content.ts'
import { spendDraft } from './item-drafts.sql.ts'
import { mayDecide, RULES } from './item-kinds.ts'
import {
  approveProposal,
  dueProposals,
  holdProposal,
  openProposalById,
  type Proposal,
  reopenProposal,
  settleProposal,
} from './item-proposals.sql.ts'
import { publishItem } from './new-release.sql.ts'
import { makingOf } from './readable-release.ts'

/** How long ahead a start may be set. */
const MOST_AHEAD_MS = 366 * 86_400_000

/**
 * The second person puts it in force: a new release, live on every process when this commits. It is checked once more, for what it stands on
 * may have changed. @throws RefusalError `notFound`, `notAllowed`, `ownRequest`, `stale`; InputError
 */
export async function publishProposal(app: App, who: Person, id: string): Promise<number> {
  await examineFirst(app, who, id)
  return settle(app, who, id, async (trx, proposal, at) => {
    mustDecide(who, proposal)
    if (proposal.status === 'trial') throw new RefusalError({ reason: 'notFound' })
    const release = await putInForce(trx, app, proposal, who.person, at)
    await record(trx, 'publishItem', who, proposal, at, { release })
    return release
  })
}

/**
 * The second person approves it for a moment to come; a job puts it in force then, within a minute. Until then they may set another moment, publish or decline
 * it. @throws RefusalError `notFound`, `notAllowed`, `ownRequest`, `inThePast`; InputError
 */
export async function scheduleProposal(app: App, who: Person, id: string, startsAt: Date): Promise<void> {
  if (startsAt.getTime() <= app.now()) throw new RefusalError({ reason: 'inThePast', field: 'at' })
  if (startsAt.getTime() > app.now() + MOST_AHEAD_MS)
    throw new InputError([problem('at', '最多提前一年', 'At most a year ahead')])
  await examineFirst(app, who, id)
  await settle(app, who, id, async (trx, proposal, at) => {
    mustDecide(who, proposal)
    if (proposal.status === 'trial') throw new RefusalError({ reason: 'notFound' })
    await approveProposal(trx, id, { by: who.person, at, startsAt })
    await app.queue.send(trx, [{ name: 'startItems', data: {}, at: startsAt.getTime() }])
    await record(trx, 'scheduleItem', who, proposal, at, { startsAt: startsAt.toISOString() })
  })
}

/**
 * Puts every approved change in force whose moment has come. It may run twice, and at once with itself. One that fails keeps no other waiting.
 * @throws what went wrong with one, once all were tried
 */
export async function startScheduled(app: App): Promise<void> {
  const wrong: unknown[] = []
  for (const id of await dueProposals(app.db, new Date(app.now())))
    await startOne(app, id).catch((error: unknown) => wrong.push(error))
  if (wrong.length > 0) throw wrong[0]
}

/** What was overtaken meanwhile, or does not fit any more, waits for a decision again, and those who wrote it are told. */
async function startOne(app: App, id: string): Promise<void> {
  const found = await openProposalById(app.db, id)
  if (!found) return
  const fits = await examined(app, found.kind, found.scope, found.body).then(() => true, refusedOnly)
  await app.db.transaction().execute(async trx => {
    const at = new Date(app.now())
    const proposal = await holdProposal(trx, id)
    if (proposal?.status !== 'approved' || !proposal.startsAt || proposal.startsAt > at) return
    const { decidedBy, kind, scope } = proposal
    const detail = { item: kind, scope, proposal: id }
    const line = { at, person: null, actor: 'system' } as const
    const release = fits && decidedBy ? await inForceOrNull(trx, app, proposal, decidedBy, at) : null
    if (release !== null)
      return recordAudit(trx, { ...line, act: 'publishItem', detail: { ...detail, release, approvedBy: decidedBy } })
    await reopenProposal(trx, id)
    await app.queue.send(trx, [{ name: 'itemReopened', data: { proposalId: id, at: at.toISOString() } }])
    return recordAudit(trx, { ...line, act: 'reopenItem', detail })
  })
}

/** A new release with this change in it. @throws RefusalError `stale`; InputError */
export async function putInForce(trx: Trx, app: App, proposal: Proposal, by: string, at: Date): Promise<number> {
  const { id, kind, scope, baseN: base, reason } = proposal
  const body = checked(app, kind, scope, proposal.body)
  const item = { id: app.newId(), scope, base, kind, hash: addressOf(body), body, approvedBy: [proposal.by.id, by], at }
  const published = await publishItem(trx, item, makingOf(app))
  if ('overtakenBy' in published) throw new RefusalError({ reason: 'stale', version: published.overtakenBy })
  const release = published.n
  await settleProposal(trx, id, { status: 'published', by, at, release })
  await spendDraft(trx, id)
  await RULES[kind].published?.(trx, app, { reason, release, by, at })
  return release
}

/** Null where it would be refused; the transaction goes on. */
async function inForceOrNull(trx: Trx, app: App, proposal: Proposal, by: string, at: Date): Promise<number | null> {
  try {
    return await putInForce(trx, app, proposal, by, at)
  } catch (error) {
    return refusedOnly(error) || null
  }
}

function refusedOnly(error: unknown): false {
  if (error instanceof RefusalError || error instanceof InputError) return false
  throw error
}

/** What may take seconds is asked before the transaction, of those who may decide alone. */
export async function examineFirst(app: App, who: Person, id: string): Promise<void> {
  const waiting = await openProposalById(app.db, id)
  if (!waiting || !mayDecide(who, waiting.kind, waiting.scope)) return
  await examined(app, waiting.kind, waiting.scope, checked(app, waiting.kind, waiting.scope, waiting.body))
}
