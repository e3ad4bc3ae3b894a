import { sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'

/** A decision that came out otherwise when it was made again; of the case not even its id is told. */
export interface OpenFault {
  readonly id: string
  readonly kind: 'sensitivity' | 'routing'
  readonly release: string
  readonly at: Date
}

/** Newest first. */
export async function readOpenFaults(db: Reader, most: number): Promise<OpenFault[]> {
  const { rows } = await sql<OpenFault>`select id, kind, release, at from decision_faults where acknowledged_at is null
    order by at desc, id limit ${most}`.execute(db)
  return rows
}

/** Those of them that nobody had acknowledged. */
export async function acknowledge(
  trx: Trx,
  ids: readonly string[],
  by: { readonly person: string; readonly reason: string; readonly at: Date },
): Promise<{ id: string; kind: string }[]> {
  return trx
    .updateTable('decision_faults')
    .set({ acknowledged_at: by.at, acknowledged_by: by.person, reason: by.reason })
    .where('id', 'in', ids)
    .where('acknowledged_at', 'is', null)
    .returning(['id', 'kind'])
    .execute()
}
