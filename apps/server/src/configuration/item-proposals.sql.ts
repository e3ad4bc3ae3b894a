import type { Reader, Trx } from '../db/database.ts'
import type { ItemKind } from './item-rules.ts'

const DECIDED = ['published', 'declined', 'withdrawn'] as const
export type Decided = (typeof DECIDED)[number]
/** Not decided on yet; approved, to be in force from a moment on; tried beside what is in force. */
export type Waiting = 'open' | 'approved' | 'trial'
const WAITING: readonly Waiting[] = ['open', 'approved', 'trial']

/**
 * A change of one item as somebody has written it: the item whole, on top of a release. At most one is open or approved for a scope and kind,
 * and at most one is tried.
 */
export interface Proposal {
  readonly id: string
  /** `school`, or a unit. */
  readonly scope: string
  readonly kind: ItemKind
  readonly baseN: number
  readonly body: unknown
  readonly reason: { readonly zh: string; readonly en: string }
  readonly by: { readonly id: string; readonly name: string }
  /** Everybody else who wrote on it while it was a draft. */
  readonly editedBy: readonly string[]
  readonly at: Date
  readonly status: Waiting
  /** Who approved or tries it. */
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  /** When an approved one is to be in force. */
  readonly startsAt: Date | null
  /** The release under which it is tried. */
  readonly trialN: number | null
}

const waiting = (db: Reader, statuses: readonly Waiting[]) =>
  db
    .selectFrom('item_proposals as p')
    .innerJoin('people', 'people.id', 'p.proposed_by')
    .select([
      'p.id',
      'p.scope',
      'p.kind',
      'p.base_n',
      'p.body',
      'p.reason',
      'p.proposed_by',
      'people.name',
      'p.proposed_at',
      'p.edited_by',
    ])
    .select(['p.status', 'p.decided_by', 'p.decided_at', 'p.starts_at', 'p.trial_n'])
    .where('p.status', 'in', statuses)

type Row = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number]
const proposalOf = (row: Row): Proposal => ({
  id: row.id,
  scope: row.scope,
  kind: row.kind as ItemKind,
  baseN: row.base_n,
  body: row.body,
  reason: row.reason as Proposal['reason'],
  by: { id: row.proposed_by, name: row.name },
  editedBy: row.edited_by,
  at: row.proposed_at,
  status: row.status as Waiting,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  startsAt: row.starts_at,
  trialN: row.trial_n,
})

/** The one that is open, or approved and not yet in force. */
export function openProposal(db: Reader, scope: string, kind: ItemKind): Promise<Proposal | null> {
  return proposalIn(db, scope, kind, ['open', 'approved'])
}
/** The one that is tried. */
export function triedProposal(db: Reader, scope: string, kind: ItemKind): Promise<Proposal | null> {
  return proposalIn(db, scope, kind, ['trial'])
}

async function proposalIn(db: Reader, scope: string, kind: ItemKind, statuses: readonly Waiting[]) {
  const row = await waiting(db, statuses).where('p.scope', '=', scope).where('p.kind', '=', kind).executeTakeFirst()
  return row ? proposalOf(row) : null
}

/** One that is not decided on for good. */
export async function openProposalById(db: Reader, id: string): Promise<Proposal | null> {
  const row = await waiting(db, WAITING).where('p.id', '=', id).executeTakeFirst()
  return row ? proposalOf(row) : null
}

/** The same, held until the transaction ends; null where it is decided by now. */
export async function holdProposal(trx: Trx, id: string): Promise<Proposal | null> {
  const row = await waiting(trx, WAITING).where('p.id', '=', id).forUpdate('p').executeTakeFirst()
  return row ? proposalOf(row) : null
}

type NewProposal = Pick<Proposal, 'id' | 'scope' | 'kind' | 'baseN' | 'body' | 'reason' | 'editedBy' | 'at'> & {
  readonly by: string
}

/** False: another one is open. */
export async function insertProposal(trx: Trx, made: NewProposal): Promise<boolean> {
  const result = await trx
    .insertInto('item_proposals')
    .values({
      id: made.id,
      scope: made.scope,
      kind: made.kind,
      base_n: made.baseN,
      body: JSON.stringify(made.body),
      reason: JSON.stringify(made.reason),
      proposed_by: made.by,
      edited_by: [...made.editedBy],
      proposed_at: made.at,
      status: 'open',
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function settleProposal(
  trx: Trx,
  id: string,
  decided: { status: Decided; by: string; at: Date; reason?: string; release?: number },
): Promise<void> {
  await trx
    .updateTable('item_proposals')
    .set({
      status: decided.status,
      decided_by: decided.by,
      decided_at: decided.at,
      decision_reason: decided.reason ?? null,
      release_n: decided.release ?? null,
    })
    .where('id', '=', id)
    .execute()
}

/** Approved by somebody, to be in force from then on. */
export async function approveProposal(trx: Trx, id: string, made: { by: string; at: Date; startsAt: Date }) {
  const { by, at, startsAt } = made
  await trx
    .updateTable('item_proposals')
    .set({ status: 'approved', decided_by: by, decided_at: at, starts_at: startsAt })
    .where('id', '=', id)
    .execute()
}

/** Approved ones whose moment has come, the earliest first. */
export async function dueProposals(db: Reader, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('item_proposals')
    .select('id')
    .where('status', '=', 'approved')
    .where('starts_at', '<=', now)
    .orderBy('starts_at')
    .execute()
  return rows.map(row => row.id)
}

/** Tried by somebody from now on. */
export async function tryProposal(trx: Trx, id: string, made: { by: string; at: Date; n: number }): Promise<void> {
  await trx
    .updateTable('item_proposals')
    .set({ status: 'trial', decided_by: made.by, decided_at: made.at, trial_n: made.n, starts_at: null })
    .where('id', '=', id)
    .execute()
}

/** Waits for a decision again, as if none had been made. */
export async function reopenProposal(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('item_proposals')
    .set({ status: 'open', decided_by: null, decided_at: null, starts_at: null })
    .where('id', '=', id)
    .execute()
}

const decided = (db: Reader) =>
  db
    .selectFrom('item_proposals as p')
    .innerJoin('people as a', 'a.id', 'p.proposed_by')
    .innerJoin('people as d', 'd.id', 'p.decided_by')
    .select(['p.id', 'p.status', 'p.reason', 'p.decided_at', 'p.decision_reason', 'p.release_n'])
    .select(['a.name as proposer', 'd.name as decider'])
    .where('p.status', 'in', DECIDED)

/** The latest that were decided, without what stands in them. */
export function latestDecided(db: Reader, scope: string, kind: ItemKind, most: number) {
  return decided(db)
    .where('p.scope', '=', scope)
    .where('p.kind', '=', kind)
    .orderBy('p.decided_at', 'desc')
    .limit(most)
    .execute()
}

/** What one that was decided would have made of what: null where there is none. */
export async function decidedProposal(db: Reader, id: string) {
  const row = await db
    .selectFrom('item_proposals')
    .select(['scope', 'kind', 'base_n', 'body'])
    .where('id', '=', id)
    .where('status', 'in', DECIDED)
    .executeTakeFirst()
  return row ? { scope: row.scope, kind: row.kind as ItemKind, baseN: row.base_n, body: row.body } : null
}
