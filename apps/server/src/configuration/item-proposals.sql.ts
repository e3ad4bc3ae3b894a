import type { Reader, Trx } from '../db/database.ts'
import type { ItemKind } from './item-rules.ts'

export type Decided = 'published' | 'declined' | 'withdrawn'

/** A change of one item as somebody has written it: the item whole, on top of a release. At most one is open for a scope and kind. */
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
}

const open = (db: Reader) =>
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
    .where('p.status', '=', 'open')

type Row = Awaited<ReturnType<ReturnType<typeof open>['execute']>>[number]
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
})

export async function openProposal(db: Reader, scope: string, kind: ItemKind): Promise<Proposal | null> {
  const row = await open(db).where('p.scope', '=', scope).where('p.kind', '=', kind).executeTakeFirst()
  return row ? proposalOf(row) : null
}

export async function openProposalById(db: Reader, id: string): Promise<Proposal | null> {
  const row = await open(db).where('p.id', '=', id).executeTakeFirst()
  return row ? proposalOf(row) : null
}

/** The same, held until the transaction ends; null where it is not open any more. */
export async function holdProposal(trx: Trx, id: string): Promise<Proposal | null> {
  const row = await open(trx).where('p.id', '=', id).forUpdate('p').executeTakeFirst()
  return row ? proposalOf(row) : null
}

/** False: another one is open. */
export async function insertProposal(trx: Trx, made: Omit<Proposal, 'by'> & { readonly by: string }): Promise<boolean> {
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

const decided = (db: Reader) =>
  db
    .selectFrom('item_proposals as p')
    .innerJoin('people as a', 'a.id', 'p.proposed_by')
    .innerJoin('people as d', 'd.id', 'p.decided_by')
    .select(['p.id', 'p.status', 'p.reason', 'p.decided_at', 'p.decision_reason', 'p.release_n'])
    .select(['a.name as proposer', 'd.name as decider'])
    .where('p.status', '<>', 'open')

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
    .where('status', '<>', 'open')
    .executeTakeFirst()
  return row ? { scope: row.scope, kind: row.kind as ItemKind, baseN: row.base_n, body: row.body } : null
}
