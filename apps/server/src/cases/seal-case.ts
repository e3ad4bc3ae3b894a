import type { Action, Text } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import type { LockedCase } from './case-store.sql.ts'
import { readFileNames, readReasons, type Sealing } from './sealing.sql.ts'
import type { SealedPayload } from './vault.ts'

/**
 * A case that is handed over is closed for this server (C2-11): its words, answers, reasons, notes, contact, person and file names stay as
 * they are encrypted, under the key of the case, and that key is put into a box that the private key of the proper channels alone opens. null:
 * the action hands nothing over.
 */
export async function sealingOf(
  trx: Trx,
  app: App,
  locked: LockedCase,
  action: Action<Text>,
  payloads: readonly SealedPayload[],
): Promise<Sealing | null> {
  if (action.type !== 'handOver') return null
  const key = app.vault.unwrap(locked.wrappedKey)
  const names = await readFileNames(trx, locked.id)
  const next = app.vault.newCaseKey()
  const again = (body: Buffer) => app.vault.seal(next, app.vault.open(key, body)).body.toString('base64')
  const orNull = (body: Buffer | null) => (body === null ? null : again(body))
  return {
    wrapped: app.channelKey.seal(key.plain),
    keyId: app.channelKey.id,
    next: { wrapped: next.wrapped, keyId: app.vault.keyId },
    fresh: [
      ...payloads.map(payload => ({ ...payload, kind: action.type })),
      ...(names.length > 0 ? [{ ...app.vault.seal(key, names), kind: 'fileNames' }] : []),
    ],
    reasons: (await readReasons(trx, locked.id)).map(row => ({
      id: row.id,
      reason: again(row.reason),
      withheld_ground: orNull(row.withheld_ground),
      decision_reason: orNull(row.decision_reason),
    })),
  }
}
