import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import type { Trx } from '../db/database.ts'
import { InputError, RefusalError } from '../errors.ts'
import { holdDraft, lendDraft, returnDraft } from './item-drafts.sql.ts'
import { mayDecide, mayPropose, RULES } from './item-kinds.ts'
import { holdProposal, insertProposal, type Proposal, settleProposal } from './item-proposals.sql.ts'
import type { ItemKind } from './item-rules.ts'
import { itemAt, releaseInForce } from './releases.sql.ts'

/**
 * How configuration changes, whatever kind it is: one person writes an item whole, on top of the release they saw, with the reason; another
 * publishes it, and never the author. What was overtaken is refused and stays where it was typed. Each step is one transaction with its
 * line in the audit log.
 */
export type Person = Viewer & { readonly person: string }

export interface Change {
  readonly kind: ItemKind
  readonly scope: string
  /** The release it was written on. */
  readonly base: number
  readonly body: unknown
  readonly reason: Proposal['reason']
  /** The draft it was written as, and its version. */
  readonly draft?: { readonly id: string; readonly version: number }
}

/**
 * Lays a change before the second person, once it has been examined.
 * @throws RefusalError `notAllowed`, `stale` (the item is not what it was in the base; `version` is the release in force), `askedAlready` (one is
 * waiting); InputError with everything that is wrong with the item
 */
export async function proposeItem(app: App, who: Person, change: Change): Promise<string> {
  const { kind, scope, base, reason, draft } = change
  if (!mayPropose(who, kind, scope)) throw new RefusalError({ reason: 'notAllowed' })
  const body = checked(app, kind, scope, change.body)
  await examined(app, kind, scope, body)
  const id = app.newId()
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    const written = draft ? await holdDraft(trx, draft.id) : null
    if (draft && !written) throw new RefusalError({ reason: 'notFound' })
    if (written && written.version !== draft?.version)
      throw new RefusalError({ reason: 'stale', version: written.version })
    const editedBy = (written?.editedBy ?? []).filter(person => person !== who.person)
    const made = { id, scope, kind, baseN: base, body, reason, by: who.person, editedBy, at }
    const isFirst = await insertProposal(trx, made)
    if (!isFirst) throw new RefusalError({ reason: 'askedAlready' })
    // Looked at after the row is in: that waited for whoever was just publishing the one before.
    const [seen, inForce] = [await itemAt(trx, scope, base, kind), await releaseInForce(trx, scope)]
    if (seen === undefined || seen?.hash !== inForce.items[kind])
      throw new RefusalError({ reason: 'stale', version: inForce.n })
    if (draft) await lendDraft(trx, draft.id, id)
    await record(trx, 'proposeItem', who, { id, scope, kind }, at, { reason: reason.zh })
    await app.queue.send(trx, [{ name: 'itemProposed', data: { proposalId: id } }])
  })
  return id
}

/** Whoever wrote on it takes it back. @throws RefusalError `notFound`, `notAllowed` */
export function withdrawItem(app: App, who: Person, id: string): Promise<void> {
  return settle(app, who, id, async (trx, proposal, at) => {
    if (proposal.status === 'trial') throw new RefusalError({ reason: 'notFound' })
    if (!wrote(who, proposal)) throw new RefusalError({ reason: 'notAllowed' })
    await settleProposal(trx, id, { status: 'withdrawn', by: who.person, at })
    await returnDraft(trx, id)
    await record(trx, 'withdrawItem', who, proposal, at)
  })
}

/** The second person says no, and why. @throws RefusalError `notFound`, `notAllowed`, `ownRequest` */
export function declineItem(app: App, who: Person, id: string, reason: string): Promise<void> {
  return settle(app, who, id, async (trx, proposal, at) => {
    mustDecide(who, proposal)
    if (proposal.status === 'trial') throw new RefusalError({ reason: 'notFound' })
    await settleProposal(trx, id, { status: 'declined', by: who.person, at, reason })
    await returnDraft(trx, id)
    await record(trx, 'declineItem', who, proposal, at, { reason })
  })
}

export function checked(app: App, kind: ItemKind, scope: string, body: unknown): unknown {
  const answer = RULES[kind].check(app, scope, body)
  if (!answer.ok) throw new InputError(answer.problems)
  return answer.body
}

/** @throws InputError with everything that keeps it from being in force */
export async function examined(app: App, kind: ItemKind, scope: string, body: unknown): Promise<void> {
  const problems = (await RULES[kind].examine?.(app, scope, body)) ?? []
  if (problems.length > 0) throw new InputError(problems)
}

/** None of those who wrote on it decides. */
export const wrote = (who: Person, { by, editedBy }: Pick<Proposal, 'by' | 'editedBy'>): boolean =>
  by.id === who.person || editedBy.includes(who.person)

export function mustDecide(who: Person, proposal: Proposal): void {
  if (!mayDecide(who, proposal.kind, proposal.scope)) throw new RefusalError({ reason: 'notAllowed' })
  if (wrote(who, proposal)) throw new RefusalError({ reason: 'ownRequest' })
}

/** A proposal of a unit is none to people of another. */
export function settle<T>(
  app: App,
  who: Person,
  id: string,
  decide: (trx: Trx, proposal: Proposal, at: Date) => Promise<T>,
): Promise<T> {
  return app.db.transaction().execute(async trx => {
    const proposal = await holdProposal(trx, id)
    const sees =
      proposal && (mayPropose(who, proposal.kind, proposal.scope) || mayDecide(who, proposal.kind, proposal.scope))
    if (!sees) throw new RefusalError({ reason: 'notFound' })
    return decide(trx, proposal, new Date(app.now()))
  })
}

type ItemAct = 'proposeItem' | 'withdrawItem' | 'declineItem' | 'publishItem' | 'scheduleItem' | 'tryItem' | 'endTrial'

export function record(
  trx: Trx,
  act: ItemAct,
  { person }: Person,
  { id, scope, kind }: Pick<Proposal, 'id' | 'scope' | 'kind'>,
  at: Date,
  more: Record<string, unknown> = {},
): Promise<void> {
  return recordAudit(trx, { at, person, actor: person, act, detail: { item: kind, scope, proposal: id, ...more } })
}
