import type { Database } from '../db/database.ts'
import { readKept } from './anchor-files.ts'
import { countSealed, readAnchors, readLines, readSeals } from './chain.sql.ts'
import { type ChainHead, readHead, sealAudit } from './seal.sql.ts'
import { type Verdict, verifyChain } from './verify-chain.ts'

export interface Proof extends Verdict {
  /** Lines that no seal covered yet: those of transactions that were running. */
  readonly unsealed: ChainHead['unsealed']
}

interface Options {
  /** Where the anchor files lie. */
  readonly folder: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly onProgress?: (checked: number, of: number) => void
}

/** Seals what was written, then walks the whole chain of this database in one snapshot (bar X3). Nobody who writes waits for it. */
export async function verifyAudit(db: Database, { folder, now, onProgress }: Options): Promise<Proof> {
  await sealAudit(db)
  // Before the snapshot: the head only ever grows, so what it vouches for is in the snapshot.
  const kept = readKept(folder)
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async trx => {
      const [head, anchors, of] = [await readHead(trx), await readAnchors(trx), await countSealed(trx)]
      const last = head.seal?.lastLine ?? 0
      const chain = { anchors, seals: readSeals(trx), lines: (upTo: number) => readLines(trx, upTo), last }
      const verdict = await verifyChain(chain, kept, now, checked => onProgress?.(checked, of))
      return { ...verdict, unsealed: head.unsealed }
    })
}
