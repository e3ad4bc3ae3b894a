import type { Database } from '../db/database.ts'
import { type KeySource, withNewKey, withoutKeys, writeKeyRing } from '../key-ring.ts'
import { aloneWithKeys, announceKeys, countByKey, putWrapped, takeOlderKeys } from './rewrap-keys.sql.ts'
import { Vault } from './vault.ts'

/** Somebody else is turning keys, or the ring lies where this cannot write. */
export class CannotTurn extends Error {
  override name = 'CannotTurn'
}

export interface Turned {
  /** The master key that wraps every case now. */
  readonly current: string
  /** A turn that had been stopped was finished; no further key was made. */
  readonly wasResumed: boolean
  readonly rewrapped: number
  /** Older keys that stay readable: they open backups of before. */
  readonly kept: readonly string[]
}

/**
 * Takes a new master key and wraps the key of every case by it, a batch a transaction; words and persons are not touched. The new key is
 * in the ring before the first case needs it, servers that run read it when they meet it, and the older key opens what is not yet turned,
 * so nothing stands still. Stopped at any moment, it is called again and goes on. A ring from the environment cannot be written: the
 * operator puts the new one there first, and this wraps by what is current. @throws CannotTurn
 */
export async function rotateKeys(
  db: Database,
  source: KeySource,
  setting: { readonly batch: number; readonly onBatch?: (rewrapped: number) => void },
): Promise<Turned> {
  const turned = await aloneWithKeys(db, async () => {
    const before = source.read()
    const isUnfinished = [...(await countByKey(db)).keys()].some(id => id !== before.current)
    if (!isUnfinished) {
      if (source.file === null)
        throw new CannotTurn('the keys come from ZUOYEBEN_MASTER_KEY: put a new ring there first (--new-ring FILE)')
      writeKeyRing(source.file, withNewKey(before))
    }
    const ring = source.read()
    await announceKeys(db)
    const rewrapped = await rewrapAll(db, new Vault(ring, source.read), setting)
    const kept = [...ring.keys.keys()].filter(id => id !== ring.current)
    return { current: ring.current, wasResumed: isUnfinished, rewrapped, kept }
  })
  if (turned === null) throw new CannotTurn('somebody else is turning the keys of this database')
  return turned
}

/** Takes keys out of the ring that wrap nothing any more; returns them. Backups of before need them: keep the old ring with those. */
export async function retireKeys(db: Database, source: KeySource): Promise<readonly string[]> {
  const { file } = source
  if (file === null) throw new CannotTurn('the keys come from ZUOYEBEN_MASTER_KEY: take the old one out there')
  const retired = await aloneWithKeys(db, async () => {
    const ring = source.read()
    const used = await countByKey(db)
    const unused = [...ring.keys.keys()].filter(id => id !== ring.current && !used.has(id))
    if (unused.length > 0) writeKeyRing(file, withoutKeys(ring, unused))
    await announceKeys(db)
    return unused
  })
  if (retired === null) throw new CannotTurn('somebody else is turning the keys of this database')
  return retired
}

/** Walks the cases in order, and once more while it still finds any: a server may have used the older key until it heard of the new one. */
async function rewrapAll(
  db: Database,
  vault: Vault,
  { batch, onBatch }: { readonly batch: number; readonly onBatch?: (rewrapped: number) => void },
): Promise<number> {
  const FIRST = '00000000-0000-0000-0000-000000000000'
  let rewrapped = 0
  for (let after = FIRST, found = 0; ; ) {
    const taken = await db.transaction().execute(async trx => {
      const older = await takeOlderKeys(trx, vault.keyId, after, batch)
      const fresh = older.map(({ caseId, wrapped }) => ({ caseId, wrapped: vault.rewrap(wrapped) }))
      if (fresh.length > 0) await putWrapped(trx, vault.keyId, fresh)
      return older
    })
    rewrapped += taken.length
    found += taken.length
    if (taken.length > 0) onBatch?.(rewrapped)
    const last = taken.at(-1)
    if (last) after = last.caseId
    else if (found === 0) return rewrapped
    else {
      after = FIRST
      found = 0
    }
  }
}
