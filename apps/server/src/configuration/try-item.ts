import type { App } from '../app-context.ts'
import { RefusalError } from '../errors.ts'
import { checked, mustDecide, type Person, record, settle, wrote } from './change-item.ts'
import { addressOf } from './default-content.ts'
import { returnDraft } from './item-drafts.sql.ts'
import { type Proposal, settleProposal, triedProposal, tryProposal } from './item-proposals.sql.ts'
import { beginTrial, endTrialRelease } from './item-trials.sql.ts'
import { examineFirst, putInForce } from './publish-item.ts'

/** Kinds that can be decided beside what is in force. */
const TRIED: readonly Proposal['kind'][] = ['routing', 'sensitivity']
const STOPPED = '试运行后不采用'

/**
 * The second person has it tried: from now on live cases are decided under it, too, and the decisions are kept beside theirs; nothing follows
 * from them. Meanwhile other changes may be proposed and published. @throws RefusalError `notFound`, `notAllowed`, `ownRequest`,
 * `askedAlready` (another one is tried, or it is); InputError
 */
export async function beginItemTrial(app: App, who: Person, id: string): Promise<number> {
  await examineFirst(app, who, id)
  return settle(app, who, id, async (trx, proposal, at) => {
    mustDecide(who, proposal)
    const { kind, scope, baseN: base } = proposal
    if (!TRIED.includes(kind)) throw new RefusalError({ reason: 'notAllowed' })
    const body = checked(app, kind, scope, proposal.body)
    const approvedBy = [proposal.by.id, who.person]
    const trial = { id: app.newId(), scope, base, kind, hash: addressOf(body), body, approvedBy, at }
    const n = await beginTrial(trx, trial, addressOf)
    // Asked once the releases are ours: two that begin at once come here one after the other.
    if (await triedProposal(trx, scope, kind)) throw new RefusalError({ reason: 'askedAlready' })
    await tryProposal(trx, id, { by: who.person, at, n })
    await record(trx, 'tryItem', who, proposal, at, { release: n })
    return n
  })
}

/**
 * A trial ends in force, or is stopped: then its draft comes back. To stop it is also for those who wrote it. Returns the release in force, or
 * null. @throws RefusalError `notFound`, `notAllowed`, `ownRequest`, `stale` (something else is in force since; the trial goes on); InputError
 */
export async function endItemTrial(app: App, who: Person, id: string, to: 'publish' | 'stop'): Promise<number | null> {
  if (to === 'publish') await examineFirst(app, who, id)
  return settle(app, who, id, async (trx, proposal, at) => {
    const { status, trialN, scope } = proposal
    if (status !== 'trial' || trialN === null) throw new RefusalError({ reason: 'notFound' })
    const isOwn = wrote(who, proposal)
    if (to === 'publish' || !isOwn) mustDecide(who, proposal)
    await endTrialRelease(trx, scope, trialN, at)
    if (to === 'publish') {
      const release = await putInForce(trx, app, proposal, who.person, at)
      await record(trx, 'endTrial', who, proposal, at, { trial: trialN, release })
      return release
    }
    const how = isOwn ? ({ status: 'withdrawn' } as const) : ({ status: 'declined', reason: STOPPED } as const)
    await settleProposal(trx, id, { ...how, by: who.person, at })
    await returnDraft(trx, id)
    await record(trx, 'endTrial', who, proposal, at, { trial: trialN })
    return null
  })
}
