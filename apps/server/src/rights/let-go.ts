import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import { destroy, detach, lockWords, storedObjectsOf } from './let-go.sql.ts'
import { recordOwn } from './own-records.sql.ts'

export type Why = 'retention' | 'request' | 'account'
export interface By {
  readonly by: string | null
  readonly actor: string
}
export const SYSTEM: By = { by: null, actor: 'system' }

/** Whose these cases are can be told by nobody any more; each of them says so on its own page. */
export async function detachIdentities(app: App, trx: Trx, cases: readonly string[], why: Why, by: By): Promise<void> {
  const at = new Date(app.now())
  await detach(trx, cases, at)
  for (const caseId of cases)
    await recordOwn(trx, { id: app.newId(), at, act: 'detachIdentity', about: { caseId }, detail: { why }, ...by })
}

/** The bytes first: were the server to stop between, the rows would still name what the next night has to take away. */
export async function removeObjects(app: App, caseId: string): Promise<void> {
  for (const key of await storedObjectsOf(app.db, caseId)) await app.storage.remove(key)
}

/** Destroys texts, files and key; the identity goes with them. False where that was done already. */
export async function destroyWords(app: App, trx: Trx, caseId: string, why: Why, by: By): Promise<boolean> {
  if (!(await lockWords(trx, caseId))) return false
  const at = new Date(app.now())
  const fresh = app.vault.newCaseKey()
  await detach(trx, [caseId], at)
  await destroy(trx, caseId, { wrapped: fresh.wrapped, keyId: app.vault.keyId }, at)
  await recordOwn(trx, { id: app.newId(), at, act: 'destroyWords', about: { caseId }, detail: { why }, ...by })
  return true
}
