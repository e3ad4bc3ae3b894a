import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { RefusalError } from '../errors.ts'
import { forgetTries, forgetTry, noteTry } from './sign-in-attempts.sql.ts'
import { LOCK_MINUTES, TRIES } from './sign-in-attempts.ts'

type Ground = Pick<App, 'db' | 'now' | 'newId'>

/**
 * Counts tries around a second factor as those of a password are counted (law.md §4.2): five wrong ones lock it for a quarter of an hour,
 * in every session of the person. Every try stands in the audit log. Returns whether the try was right.
 * @throws RefusalError tooMany
 */
export async function countedProof(
  { db, now, newId }: Ground,
  { person, address, by }: { person: string; address: string; by: string },
  attempt: () => Promise<boolean>,
): Promise<boolean> {
  const at = new Date(now())
  const id = newId()
  const name = `factor:${person}`
  const audit = (act: 'proveFactor' | 'factorFailed' | 'factorLocked') =>
    recordAudit(db, { at, person, actor: person, act, detail: { address, by } })
  const tries = await noteTry(db, { id, name, now: at, until: new Date(at.getTime() + LOCK_MINUTES * 60_000) })
  if (tries > TRIES) {
    await forgetTry(db, id)
    await audit('factorLocked')
    throw new RefusalError({ reason: 'tooMany', minutes: LOCK_MINUTES })
  }
  const isRight = await attempt()
  if (isRight) await forgetTries(db, name, at)
  await audit(isRight ? 'proveFactor' : 'factorFailed')
  return isRight
}
