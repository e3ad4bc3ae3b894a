import { verifyPassword } from 'better-auth/crypto'
import type { FieldProblem } from '../errors.ts'
import { bare, fieldsOf, say, tokenIn, tooMany, WORDS } from './auth-answers.ts'
import type { AuthGround } from './auth-ground.ts'
import { isEasilyGuessed, TOO_EASY } from './common-passwords.ts'
import { isFirstOver } from './first-password.ts'
import { keepOldPassword, readPasswords, startPassword } from './old-passwords.sql.ts'
import { passwordProblems } from './password-rule.ts'
import { factorOf, inheritFactor } from './sessions.sql.ts'
import { countedSignIn, LOCK_MINUTES } from './sign-in-attempts.ts'
import { viewerOf } from './viewer-of.ts'

interface Change {
  readonly body: string
  readonly address: string
  readonly isHere: boolean
  readonly cookies: string
}

/**
 * A new password in the place of one's own (law.md §4.2): it keeps the rule, is not easily guessed and none of the last five. Every other
 * session of the person ends with the old one; this one goes on under a new token and has proved what it had proved. Whoever has a second
 * factor shows it first: a stolen password is not enough to keep its owner out.
 */
export async function changePassword(
  ground: AuthGround,
  { body, address, isHere, cookies }: Change,
  pass: (body: string) => Promise<Response>,
): Promise<Response> {
  const { db, now, newId, cookie } = ground
  const viewer = await viewerOf(ground, cookie, cookies, { isHere })
  const person = viewer.person ?? viewer.arriving?.person ?? null
  if (person === null) return say(401, WORDS.wrongPresent)
  if (viewer.arriving?.step === 'prove') return say(403, WORDS.first)

  const { newPassword, currentPassword } = fieldsOf(body)
  const held = await readPasswords(db, person)
  const problems = passwordProblems(newPassword, held?.username ?? '', 'newPassword')
  if (newPassword === currentPassword) problems.push({ field: 'newPassword', message: WORDS.same.message })
  if (problems.length > 0) return wrong(problems)
  if (!held) return say(400, WORDS.wrongPresent)
  const apart = viewer.session ?? viewer.arriving?.session ?? null
  const isRight = await countedSignIn(ground, { username: held.username, address, apart }, async () => {
    const right = await verifyPassword({ hash: held.hash, password: currentPassword })
    return { outcome: right ? 'neither' : 'wrong', answer: right }
  })
  if (isRight === null) return tooMany(LOCK_MINUTES)
  if (!isRight) return say(400, WORDS.wrongPresent)
  if (isFirstOver(held.handed, now())) return say(403, WORDS.firstOver)
  if (await isEasilyGuessed(newPassword, [held.username, held.name]))
    return wrong([{ field: 'newPassword', message: TOO_EASY }])
  for (const hash of held.old)
    if (await verifyPassword({ hash, password: newPassword }))
      return wrong([{ field: 'newPassword', message: USED_BEFORE }])

  const before = await factorOf(db, cookie.read(cookies) ?? '')
  const response = await pass(JSON.stringify({ currentPassword, newPassword, revokeOtherSessions: true }))
  if (!response.ok) return response.status === 429 ? tooMany(1) : say(response.status, WORDS.wrongPresent)
  const token = tokenIn(cookie, response)
  if (before && token !== null) await inheritFactor(db, before, token)
  const at = new Date(now())
  await keepOldPassword(db, { id: newId(), person, hash: held.hash, at })
  await startPassword(db, { person, address, at })
  return bare(response)
}

const wrong = (fields: readonly FieldProblem[]): Response => say(400, { ...WORDS.input, fields })

const USED_BEFORE = {
  zh: '最近五个用过的密码不能再用',
  en: 'The last five passwords cannot be used again',
}
