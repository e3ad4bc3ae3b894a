import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { auditSignIn, forgetTries, forgetTry, noteTry } from './sign-in-attempts.sql.ts'
import { normaliseUsername } from './username.ts'

/** Five wrong passwords lock a name for a quarter of an hour (law.md §4.2), whether or not somebody has that name. */
export const TRIES = 5
export const LOCK_MINUTES = 15

interface Ground {
  readonly db: Database
  readonly now: () => number
  readonly newId: () => string
}

/** Counts tries around a sign-in; `attempt` says whether the password was right. Returns null when the name is locked. */
export async function countedSignIn<T>(
  ground: Ground,
  given: { username: string; address: string },
  attempt: () => Promise<{ outcome: 'right' | 'wrong' | 'neither'; answer: T }>,
): Promise<T | null> {
  const { db } = ground
  const username = normaliseUsername(given.username)
  const name = createHash('sha256').update(username).digest('base64url')
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
