import type { Database } from '../db/database.ts'
import { readHead, sealAudit } from './seal.sql.ts'

/** Seals until nothing is left unsealed, whatever else runs in this database for a moment. */
export async function sealAll(db: Database): Promise<void> {
  for (const until = Date.now() + 10_000; ; ) {
    await sealAudit(db)
    const { unsealed } = await readHead(db)
    if (unsealed.lines === 0) return
    if (Date.now() > until) throw new Error(`${unsealed.lines} lines stay unsealed`)
  }
}
