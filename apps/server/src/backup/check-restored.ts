import type { App } from '../app-context.ts'
import { verifyAudit } from '../audit/verify-audit.ts'
import { checkLedgers, type LedgerReport } from '../cases/ledger-check.ts'
import { readStorageKeys, readWrappedKeys } from './stored-keys.sql.ts'

export interface Restored {
  readonly ledgers: LedgerReport
  /** Findings in the chain of the audit log. */
  readonly audit: number
  readonly lines: number
  /** Keys of cases that the ring of this server does not open, of one for each master key. */
  readonly unopened: number
  /** Attachments that the database names and the storage does not have. */
  readonly missing: number
}

/** Whether what was restored is sound: invariants, audit chain, keys, attachments. It repairs nothing. */
export async function checkRestored(app: App): Promise<Restored> {
  const ledgers = await checkLedgers(app)
  const { found, lines } = await verifyAudit(app.db, { folder: app.audit.anchors, now: Date.now() })
  let [unopened, missing] = [0, 0]
  for (const wrapped of await readWrappedKeys(app.db))
    try {
      app.vault.unwrap(wrapped)
    } catch {
      unopened += 1
    }
  for (const key of await readStorageKeys(app.db)) await app.storage.read(key).catch(() => (missing += 1))
  return { ledgers, audit: found, lines, unopened, missing }
}
