import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'
import type { Release } from './releases.sql.ts'

export interface PinnedRelease extends Release {
  readonly at: Date
}

/** Releases by what a case remembers of them. Of several with the same content, the one that was in force at that moment. */
export async function pinnedReleases(
  db: Reader,
  hashes: Readonly<Record<string, string>>,
  at: Date,
): Promise<readonly PinnedRelease[]> {
  const wanted = Object.entries(hashes).map(([scope, hash]) => ({ scope, hash }))
  const { rows } =
    await sql<PinnedRelease>`select distinct on (r.scope) r.scope, r.n, r.hash, r.items, r.effective_from as at
    from releases r join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (scope text, hash text) using (scope, hash)
    order by r.scope, r.effective_from > ${at}, r.n desc`.execute(db)
  return rows
}
