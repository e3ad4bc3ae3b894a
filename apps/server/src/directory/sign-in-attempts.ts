import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { auditSignIn, forgetTries, forgetTry, noteTry } from './sign-in-attempts.sql.ts'
import { normaliseUsername } from './username.ts'

/** Five wrong passwords lock a name for a quarter of an hour (law.md §4.2), whether or not somebody has that name, for whoever is not known. */
export const TRIES = 5
export const LOCK_MINUTES = 15

interface Ground {
  readonly db: Database
  readonly now: () => number
  readonly newId: () => string
}

/**
 * Counts tries around a password; `attempt` says whether it was right. Tries that come with a proof of having been in before (a known browser,
 * a session) are counted `apart` by it. Returns null when the name is locked there.
 */
export async function countedSignIn<T>(
  ground: Ground,
  given: { username: string; address: string; apart: string | null },
  attempt: () => Promise<{ outcome: 'right' | 'wrong' | 'neither'; answer: T }>,
): Promise<T | null> {
  const { db } = ground
  const username = normaliseUsername(given.username)
  const counted = given.apart === null ? username : `${username} ${given.apart}`
  const name = createHash('sha256').update(counted).digest('base64url')
  const now = new Date(ground.now())
  const id = ground.newId()
  const audit = (act: string) => auditSignIn(db, { name: username, act, address: given.address, now })
  const tries = await noteTry(db, { id, name, now, until: new Date(now.getTime() + LOCK_MINUTES * 60_000) })
  if (tries > TRIES) {
    await forgetTry(db, id)
    await audit('signInLocked')
    return null
  }
  const { outcome, answer } = await attempt()
  if (outcome === 'right') await forgetTries(db, name, now)
  if (outcome === 'neither') await forgetTry(db, id)
  if (outcome !== 'neither') await audit(outcome === 'right' ? 'signIn' : 'signInFailed')
  return answer
}
