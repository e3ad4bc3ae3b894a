import { sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Reader, Trx } from '../db/database.ts'
import { holdReleases, nextNumber } from './new-release.sql.ts'

/** A release of mode `evaluate` that is tried now: live cases are also decided under it, and nothing follows from that. */
export interface TrialRelease {
  readonly id: string
  readonly scope: string
  readonly n: number
  readonly hash: string
  /** The item that is tried alone: kind → content address. */
  readonly items: Readonly<Record<string, string>>
}

export async function runningTrials(db: Reader): Promise<TrialRelease[]> {
  const rows = await db
    .selectFrom('releases')
    .select(['id', 'scope', 'n', 'hash', 'items'])
    .where('mode', '=', 'evaluate')
    .where('ended_at', 'is', null)
    .orderBy('scope')
    .orderBy('n')
    .execute()
  return rows.map(row => ({ ...row, items: row.items as Record<string, string> }))
}

export interface NewTrial {
  readonly id: string
  readonly scope: string
  readonly base: number
  readonly kind: string
  readonly hash: string
  readonly body: unknown
  readonly approvedBy: readonly string[]
  readonly at: Date
}

/** Begins one in the given transaction; every process hears of it when that commits. Returns its number. */
export async function beginTrial(trx: Trx, trial: NewTrial, addressOf: (body: unknown) => string): Promise<number> {
  await holdReleases(trx)
  const { scope, kind, hash, at } = trial
  const n = await nextNumber(trx, scope)
  await trx
    .insertInto('config_items')
    .values({ hash, kind, body: JSON.stringify(trial.body), created_at: at })
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute()
  const items = { [kind]: hash }
  await trx
    .insertInto('releases')
    .values({
      id: trial.id,
      scope,
      n,
      base: trial.base === 0 ? null : trial.base,
      mode: 'evaluate',
      items: JSON.stringify(items),
      hash: addressOf(items),
      approved_by: [...trial.approvedBy],
      effective_from: at,
      created_at: at,
    })
    .execute()
  await sql`select pg_notify('zuoyeben_configuration', ${scope})`.execute(trx)
  return n
}

export async function endTrialRelease(trx: Trx, scope: string, n: number, at: Date): Promise<void> {
  await trx.updateTable('releases').set({ ended_at: at }).where('scope', '=', scope).where('n', '=', n).execute()
  await sql`select pg_notify('zuoyeben_configuration', ${scope})`.execute(trx)
}

export interface TrialFlow {
  readonly made: string
  readonly wouldMake: string
  readonly cases: number
}

const decisionsOf = (db: Reader, scope: string, n: number, kind: string) =>
  db
    .selectFrom('trial_decisions as t')
    .innerJoin('releases as r', 'r.id', 't.release_id')
    .where('r.scope', '=', scope)
    .where('r.n', '=', n)
    .where('t.kind', '=', kind)

/** How many cases were decided so and would be so, in one statement: of ordinary ones, and with `all` of every one. */
export async function trialFlows(db: Reader, scope: string, n: number, kind: string, all: boolean) {
  let query = decisionsOf(db, scope, n, kind)
  // Of restricted cases there are few, in an index of their own: so the rows of cases are not read.
  if (!all)
    query = query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('cases')
            .select('cases.id')
            .whereRef('cases.id', '=', 't.case_id')
            .where('cases.is_restricted', '=', true),
        ),
      ),
    )
  const rows = await query
    .select(eb => ['t.made', 't.would_make as wouldMake', eb.fn.countAll<number>().as('cases')])
    .groupBy(['t.made', 't.would_make'])
    .orderBy('cases', 'desc')
    .orderBy('t.made')
    .orderBy('t.would_make')
    .execute()
  return rows satisfies readonly TrialFlow[]
}

/** The latest cases that would be decided otherwise, of those that this reader sees. */
export function trialCases(db: Reader, access: Access, scope: string, n: number, kind: string, most: number) {
  return decisionsOf(db, scope, n, kind)
    .innerJoin('cases', 'cases.id', 't.case_id')
    .where(eb => access(eb as never))
    .whereRef('t.made', '<>', 't.would_make')
    .select(['cases.case_no as caseNo', 'cases.submitted_at as at', 't.made', 't.would_make as wouldMake'])
    .orderBy('cases.submitted_at', 'desc')
    .orderBy('cases.case_no')
    .limit(most)
    .execute()
}
