import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { beginCheck, endCheck, noteProgress } from './checks.sql.ts'
import { verifyAudit } from './verify-audit.ts'

interface Ground {
  readonly db: Database
  readonly newId: () => string
  readonly log: Logger
  readonly audit: { readonly anchors: string }
}

const TELL_MS = 500

/**
 * Begins a verification beside the work of the server, one at a time over all processes, and returns its end; null: one is running
 * already. How far it is and what it found stands in `audit_checks`.
 */
export async function checkChain(app: Ground, by: string | null): Promise<Promise<void> | null> {
  const id = app.newId()
  if (!(await beginCheck(app.db, id, by))) return null
  return run(app, id)
}

async function run({ db, log, audit }: Ground, id: string): Promise<void> {
  let told = 0
  const onProgress = (checked: number, of: number) => {
    if (Date.now() - told < TELL_MS) return
    told = Date.now()
    noteProgress(db, id, checked, of).catch(() => {})
  }
  try {
    const proof = await verifyAudit(db, { folder: audit.anchors, now: Date.now(), onProgress })
    await endCheck(db, id, proof)
    if (proof.found > 0) log.error({ found: proof.found, findings: proof.findings }, 'the audit log was tampered with')
  } catch (error) {
    log.error({ err: error }, 'audit log could not be verified')
    await endCheck(db, id, null).catch(() => {})
  }
}
