import type { CaseEvent } from '@zuoyeben/lifecycle'
import type { Reader } from '../db/database.ts'

/** Events and payloads of one case whose row the caller has already been allowed to read. */

export async function readEvents(db: Reader, caseId: string): Promise<{ n: number; body: CaseEvent }[]> {
  const rows = await db
    .selectFrom('case_events')
    .select(['n', 'body'])
    .where('case_id', '=', caseId)
    .orderBy('n')
    .execute()
  return rows.map(row => ({ n: row.n, body: row.body as CaseEvent }))
}

/** Payloads by hash; one that was destroyed is not among them. */
export async function readPayloads(
  db: Reader,
  caseId: string,
  hashes: readonly string[],
): Promise<{ hash: string; body: Buffer }[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('payloads')
    .select(['hash', 'body'])
    .where('case_id', '=', caseId)
    .where('hash', 'in', hashes)
    .execute()
  return rows.flatMap(row => (row.body ? [{ hash: row.hash, body: row.body }] : []))
}
