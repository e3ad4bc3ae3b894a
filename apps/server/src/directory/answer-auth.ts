import { bare, fieldsOf, say, tokenIn, tooMany, WORDS } from './auth-answers.ts'
import type { AuthGround } from './auth-ground.ts'
import { ADDRESS_HEADER } from './better-auth.ts'
import { changePassword } from './change-password.ts'
import { handedTo } from './first-password.sql.ts'
import { isFirstOver } from './first-password.ts'
import { DEMO_DOMAIN } from './people.sql.ts'
import { endSessionUnder, waiveForDemo } from './sessions.sql.ts'
import { countedSignIn, LOCK_MINUTES } from './sign-in-attempts.ts'

export interface Asked {
  readonly request: Request
  readonly address: string
  /** From this very machine. */
  readonly isHere: boolean
}

/**
 * The few doors of better-auth that are open; the rest of what it offers is not there. The token of a session leaves in its HttpOnly cookie
 * and nowhere else. A wrong password, an unknown name and one that cannot be are answered with the same words.
 */
export async function answerAuth(ground: AuthGround, { request, address, isHere }: Asked): Promise<Response> {
  const path = new URL(request.url).pathname.replace('/api/auth', '')
  if (request.method !== 'POST') return say(404, WORDS.notFound)
  if (isElsewhere(request, ground.origin)) return say(403, WORDS.elsewhere)
  const headers = new Headers(request.headers)
  headers.set(ADDRESS_HEADER, address)
  const body = await request.text()
  const pass = (sent = body) =>
    ground.library.handler(new Request(request.url, { method: 'POST', headers, body: sent }))
  switch (path) {
    case '/sign-in/username':
      return signIn(ground, { body, address, isHere, cookies: headers.get('cookie') }, pass)
    case '/sign-out':
      return bare(await pass('{}'))
    case '/change-password':
      return changePassword(ground, { body, address, isHere, cookies: headers.get('cookie') ?? '' }, pass)
    default:
      return say(404, WORDS.notFound)
  }
}

/** A browser says where a request comes from; a client that is no browser says nothing and has no other site's cookies. */
function isElsewhere({ headers, url }: Request, own: string | null): boolean {
  const from = headers.get('origin')
  return headers.get('sec-fetch-site') === 'cross-site' || (from !== null && from !== (own ?? new URL(url).origin))
}

async function signIn(
  ground: AuthGround,
  { body, address, isHere, cookies }: { body: string; address: string; isHere: boolean; cookies: string | null },
  pass: () => Promise<Response>,
): Promise<Response> {
  const { username, password } = fieldsOf(body)
  if (!username || !password) return say(401, WORDS.wrong)
  const apart = ground.known.read(cookies, username)
  const answer = await countedSignIn(ground, { username, address, apart }, async () => {
    const response = await pass()
    if (response.ok) {
      if (await isHandedOutTooLongAgo(ground, response)) return { outcome: 'wrong', answer: say(403, WORDS.firstOver) }
      if (ground.isDemo && isHere) await waive(ground, response)
      const entered = bare(response)
      entered.headers.append('set-cookie', ground.known.write(username))
      return { outcome: 'right', answer: entered }
    }
    if ([400, 401, 422].includes(response.status)) return { outcome: 'wrong', answer: say(401, WORDS.wrong) }
    return { outcome: 'neither', answer: response.status === 429 ? tooMany(1) : response }
  })
  return answer ?? tooMany(LOCK_MINUTES)
}

/** The password is right, and was handed out too long ago: the session that the library has opened ends again. */
async function isHandedOutTooLongAgo({ db, now, cookie }: AuthGround, response: Response): Promise<boolean> {
  const token = tokenIn(cookie, response)
  const handed = token === null ? undefined : await handedTo(db, token)
  if (token === null || !handed || !isFirstOver(handed, now())) return false
  await endSessionUnder(db, token)
  return true
}

/** On the demo everybody is entered by one click: the password of the same person must not open less. */
async function waive({ db, now, cookie }: AuthGround, response: Response): Promise<void> {
  const token = tokenIn(cookie, response)
  if (token !== null) await waiveForDemo(db, token, DEMO_DOMAIN, new Date(now()))
}
