import type { App } from '../app-context.ts'
import { RefusalError } from '../errors.ts'
import { proofOf } from './sessions.sql.ts'

/** So long a second factor that was shown is good for changing the factors themselves. */
export const PROOF_MINUTES = 5
/** What was begun with a fresh proof may be finished a little later: scanning and typing take their time. */
export const FINISH_MINUTES = 15

/**
 * Whoever has a second factor shows it again before one is added or removed or backup codes are drawn: a session that was left open, or
 * stolen, must not be turned into a lasting way in (GB/T 22239 身份鉴别). The first factor rests on the sign-in itself.
 * @throws RefusalError `confirmFirst`
 */
export async function requireFreshProof(
  app: Pick<App, 'db' | 'now'>,
  who: { readonly person: string; readonly session: string | undefined },
  minutes = PROOF_MINUTES,
): Promise<void> {
  const proof = await proofOf(app.db, who.person, who.session ?? '')
  if (!proof.hasFactor) return
  const isOwn = proof.factor !== null && proof.factor !== 'demo'
  const age = proof.at === null ? Number.POSITIVE_INFINITY : app.now() - proof.at.getTime()
  if (!isOwn || age > minutes * 60_000) throw new RefusalError({ reason: 'confirmFirst' })
}
