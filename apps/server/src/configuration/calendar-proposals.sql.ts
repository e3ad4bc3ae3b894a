import { sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'

/** A change of the calendar as somebody has written it, and what became of it. At most one is open. */
export interface Proposal {
  id: string
  baseN: number
  body: unknown
  reason: { zh: string; en: string }
  by: { id: string; name: string }
  at: Date
}

const open = (db: Reader) =>
  db
    .selectFrom('calendar_proposals as p')
    .innerJoin('people', 'people.id', 'p.proposed_by')
    .select(['p.id', 'p.base_n', 'p.body', 'p.reason', 'p.proposed_by', 'people.name', 'p.proposed_at'])
    .where('p.status', '=', 'open')

type Row = Awaited<ReturnType<ReturnType<typeof open>['execute']>>[number]
const proposalOf = (row: Row): Proposal => ({
  id: row.id,
  baseN: row.base_n,
  body: row.body,
  reason: row.reason as Proposal['reason'],
  by: { id: row.proposed_by, name: row.name },
  at: row.proposed_at,
})

export async function openProposal(db: Reader): Promise<Proposal | null> {
  const row = await open(db).executeTakeFirst()
  return row ? proposalOf(row) : null
}

/** The same, held until the transaction ends; null where it is not open any more. */
export async function holdProposal(trx: Trx, id: string): Promise<Proposal | null> {
  const row = await open(trx).where('p.id', '=', id).forUpdate('p').executeTakeFirst()
  return row ? proposalOf(row) : null
}

/** False: another one is open. */
export async function insertProposal(
  trx: Trx,
  { id, baseN, body, reason, by, at }: Omit<Proposal, 'by'> & { by: string },
): Promise<boolean> {
  const result = await trx
    .insertInto('calendar_proposals')
    .values({
      id,
      base_n: baseN,
      body: JSON.stringify(body),
      reason: JSON.stringify(reason),
      proposed_by: by,
      proposed_at: at,
      status: 'open',
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function settleProposal(
  trx: Trx,
  id: string,
  decided: { status: 'published' | 'declined' | 'withdrawn'; by: string; at: Date; reason?: string; release?: number },
): Promise<void> {
  await trx
    .updateTable('calendar_proposals')
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

/** The latest proposals that were decided, for the history of the page. */
export async function latestDecided(db: Reader, most: number) {
  const { rows } = await sql<{
    status: 'published' | 'declined' | 'withdrawn'
    reason: Proposal['reason']
    proposer: string
    decider: string
    decided_at: Date
    decision_reason: string | null
    release_n: number | null
    phase: string | null
    cases: number | null
    cases_done: number | null
    clocks_moved: number | null
    ended_at: Date | null
  }>`select p.status, p.reason, a.name as proposer, d.name as decider, p.decided_at, p.decision_reason, p.release_n,
      c.phase, c.cases, c.cases_done, c.clocks_moved, c.ended_at
    from calendar_proposals p join people a on a.id = p.proposed_by join people d on d.id = p.decided_by
    left join calendar_changes c on c.release_n = p.release_n
    where p.status <> 'open' order by p.decided_at desc limit ${most}`.execute(db)
  return rows
}
