import type { Database } from '../db/database.ts'
import { sealedNow, takeOpenIdentities } from './seal-identities.sql.ts'
import { submitterAlias, submitterMark } from './submitter-mark.ts'
import type { Vault } from './vault.ts'

const BATCH = 500

/**
 * Turns over what was stored before identities were sealed: the person behind a case, the notices to them, the keys of what they sent.
 * A migration has no keys, so the server does it as it starts, before anybody is served; several may do so at once, and one that was
 * stopped goes on where it was. Where there is nothing left to do, it costs one look at an empty index. Returns how many cases it sealed.
 */
export async function sealIdentities(db: Database, vault: Vault): Promise<number> {
  for (let sealed = 0; ; ) {
    const taken = await db.transaction().execute(async trx => {
      const open = await takeOpenIdentities(trx, BATCH)
      if (open.length > 0)
        await sealedNow(
          trx,
          open.map(({ caseId, person, wrapped }) => ({
            caseId,
            person,
            mark: submitterMark(vault, person),
            alias: submitterAlias(vault, person),
            sealed: vault.seal(vault.unwrap(wrapped), person).body,
          })),
        )
      return open.length
    })
    sealed += taken
    if (taken === 0) return sealed
  }
}
