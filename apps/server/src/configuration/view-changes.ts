import type { App } from '../app-context.ts'
import { RefusalError } from '../errors.ts'
import { type Person, wrote } from './change-item.ts'
import { mayDecide, mayPropose, RULES } from './item-kinds.ts'
import { decidedProposal, latestDecided, openProposal, triedProposal } from './item-proposals.sql.ts'
import type { ItemKind } from './item-rules.ts'
import { itemAt, readItems, releaseInForce } from './releases.sql.ts'

const HISTORY = 8

/** An item in force with its release, the change of it that waits, and the last ones that were decided. @throws RefusalError `notAllowed` */
export async function viewChanges(app: App, who: Person, kind: ItemKind, scope: string) {
  const may = { propose: mayPropose(who, kind, scope), decide: mayDecide(who, kind, scope) }
  if (!may.propose && !may.decide) throw new RefusalError({ reason: 'notAllowed' })
  const release = await releaseInForce(app.db, scope)
  const hash = release.items[kind]
  const bodies = await readItems(app.db, hash ? [hash] : [])
  const waiting = await openProposal(app.db, scope, kind)
  const tried = await triedProposal(app.db, scope, kind)
  const over = waiting && (await itemAt(app.db, scope, waiting.baseN, kind))
  const decided = await latestDecided(app.db, scope, kind, HISTORY)
  return {
    may,
    release: release.n,
    inForce: asStored(app, kind, scope, hash ? bodies.get(hash) : {}),
    proposal: waiting && {
      id: waiting.id,
      over: asStored(app, kind, scope, over?.body ?? {}),
      body: waiting.body,
      reason: waiting.reason,
      by: waiting.by.name,
      /** Whoever wrote on it takes it back and does not decide. */
      isOwn: wrote(who, waiting),
      at: waiting.at.toISOString(),
      /** Approved, it is in force from then on. */
      startsAt: waiting.startsAt?.toISOString() ?? null,
      isOvertaken: over?.hash !== hash,
      consequences: RULES[kind].consequences?.(app, scope, waiting.body) ?? [],
    },
    /** The change that is tried beside what is in force. */
    trial: tried && {
      id: tried.id,
      body: tried.body,
      over: asStored(app, kind, scope, (await itemAt(app.db, scope, tried.baseN, kind))?.body ?? {}),
      reason: tried.reason,
      by: tried.by.name,
      isOwn: wrote(who, tried),
    },
    history: decided.map(row => ({
      id: row.id,
      status: row.status as 'published' | 'declined' | 'withdrawn',
      reason: row.reason as { zh: string; en: string },
      by: row.proposer,
      decidedBy: row.decider,
      at: (row.decided_at as Date).toISOString(),
      why: row.decision_reason,
      release: row.release_n,
    })),
  }
}

/** What a decided change would have made of what. @throws RefusalError `notFound` */
export async function viewChange(app: App, who: Person, id: string) {
  const found = await decidedProposal(app.db, id)
  const sees = found && (mayPropose(who, found.kind, found.scope) || mayDecide(who, found.kind, found.scope))
  if (!sees) throw new RefusalError({ reason: 'notFound' })
  const { kind, scope, baseN, body } = found
  const over = await itemAt(app.db, scope, baseN, kind)
  return { over: asStored(app, kind, scope, over?.body ?? {}), body }
}

/** In the present shape, where an earlier one was published. */
function asStored(app: App, kind: ItemKind, scope: string, body: unknown): unknown {
  const answer = RULES[kind].check(app, scope, body)
  return answer.ok ? answer.body : body
}
