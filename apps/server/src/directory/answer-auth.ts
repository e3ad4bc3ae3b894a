import type { Database } from '../db/database.ts'
import type { FieldProblem } from '../errors.ts'
import { ADDRESS_HEADER, type Library } from './better-auth.ts'
import { endFirstPassword } from './first-password.sql.ts'
import { passwordProblems } from './password-rule.ts'
import { countedSignIn, LOCK_MINUTES } from './sign-in-attempts.ts'

interface Ground {
  readonly db: Database
  readonly now: () => number
  readonly newId: () => string
  readonly library: Library
  /** The configured address; null: the host that was asked. */
  readonly origin: string | null
}

/**
 * The few doors of better-auth that are open; the rest of what it offers is not there. The token of a session leaves in its HttpOnly cookie
 * and nowhere else. A wrong password, an unknown name and one that cannot be are answered with the same words.
 */
export async function answerAuth(ground: Ground, request: Request, address: string): Promise<Response> {
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
      return signIn(ground, body, address, pass)
    case '/sign-out':
      return bare(await pass('{}'))
    case '/change-password':
      return changePassword(ground, body, address, pass)
    default:
      return say(404, WORDS.notFound)
  }
}

/** A browser says where a request comes from; a client that is no browser says nothing and has no other site's cookies. */
function isElsewhere({ headers, url }: Request, own: string | null): boolean {
  const from = headers.get('origin')
  return headers.get('sec-fetch-site') === 'cross-site' || (from !== null && from !== (own ?? new URL(url).origin))
}

async function signIn(ground: Ground, body: string, address: string, pass: () => Promise<Response>): Promise<Response> {
  const { username, password } = fieldsOf(body)
  if (!username || !password) return say(401, WORDS.wrong)
  const answer = await countedSignIn(ground, { username, address }, async () => {
    const response = await pass()
    if (response.ok) return { outcome: 'right', answer: bare(response) }
    if ([400, 401, 422].includes(response.status)) return { outcome: 'wrong', answer: say(401, WORDS.wrong) }
    return { outcome: 'neither', answer: response.status === 429 ? tooMany(1) : response }
  })
  return answer ?? tooMany(LOCK_MINUTES)
}

/** Every other session of the person ends with the old password. */
async function changePassword(
  { db, now }: Ground,
  body: string,
  address: string,
  pass: (body: string) => Promise<Response>,
): Promise<Response> {
  const { newPassword, currentPassword } = fieldsOf(body)
  const problems = passwordProblems(newPassword, '', 'newPassword')
  if (newPassword === currentPassword) problems.push({ field: 'newPassword', message: WORDS.same.message })
  if (problems.length > 0) return say(400, { ...WORDS.input, fields: problems })
  const response = await pass(JSON.stringify({ currentPassword, newPassword, revokeOtherSessions: true }))
  if (!response.ok) return response.status === 429 ? tooMany(1) : say(response.status, WORDS.wrongPresent)
  const { user } = (await response.clone().json()) as { user: { id: string } }
  await endFirstPassword(db, { person: user.id, address, at: new Date(now()) })
  return bare(response)
}

function fieldsOf(body: string): Record<'username' | 'password' | 'newPassword' | 'currentPassword', string> {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    parsed = null
  }
  const given = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Record<string, unknown>
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '')
  return {
    username: text('username'),
    password: text('password'),
    newPassword: text('newPassword'),
    currentPassword: text('currentPassword'),
  }
}

/** The cookies of an answer without its body, which would hand the session's token to scripts. */
function bare(response: Response): Response {
  if (!response.ok) return response
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return new Response('{"ok":true}', { headers })
}

interface Said {
  readonly code: string
  readonly message: { readonly zh: string; readonly en: string }
  readonly minutes?: number
  readonly fields?: readonly FieldProblem[]
}

function say(status: number, said: Said): Response {
  return Response.json(said, { status, headers: { 'cache-control': 'no-store' } })
}

const tooMany = (minutes: number) => {
  const zh = `尝试次数过多，请 ${minutes} 分钟后再试`
  return say(429, {
    code: 'tooMany',
    minutes,
    message: { zh, en: `Too many tries. Please try again in ${minutes} min` },
  })
}

const WORDS = {
  notFound: { code: 'notFound', message: { zh: '没有这个地址', en: 'There is nothing here' } },
  elsewhere: { code: 'otherSite', message: { zh: '请求来自其他网站', en: 'The request comes from another site' } },
  wrong: { code: 'wrongNameOrPassword', message: { zh: '用户名或密码不正确', en: 'User name or password is wrong' } },
  wrongPresent: {
    code: 'wrongPassword',
    message: {
      zh: '当前密码不正确，或登录已过期',
      en: 'The present password is wrong, or you are no longer signed in',
    },
  },
  same: {
    code: 'samePassword',
    message: { zh: '新密码不能与当前密码相同', en: 'The new password must differ from the present one' },
  },
  input: { code: 'input', message: { zh: '请检查填写内容', en: 'Please check what you filled in' } },
} as const satisfies Record<string, Said>
