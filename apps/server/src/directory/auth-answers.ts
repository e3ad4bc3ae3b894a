import type { FieldProblem } from '../errors.ts'
import { FIRST_PASSWORD_HOURS } from './first-password.ts'
import type { SessionCookie } from './session-cookie.ts'

/** The texts of a sign-in or a change of password; what is no text is empty. */
export function fieldsOf(body: string): Record<'username' | 'password' | 'newPassword' | 'currentPassword', string> {
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
export function bare(response: Response): Response {
  if (!response.ok) return response
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return new Response('{"ok":true}', { headers })
}

/** The token of the session that an answer of the library opens. */
export function tokenIn(cookie: SessionCookie, response: Response): string | null {
  for (const set of response.headers.getSetCookie()) {
    const token = cookie.read(set.split(';')[0])
    if (token !== null) return token
  }
  return null
}

interface Said {
  readonly code: string
  readonly message: { readonly zh: string; readonly en: string }
  readonly minutes?: number
  readonly fields?: readonly FieldProblem[]
}

export function say(status: number, said: Said): Response {
  return Response.json(said, { status, headers: { 'cache-control': 'no-store' } })
}

export const tooMany = (minutes: number) => {
  const zh = `尝试次数过多，请 ${minutes} 分钟后再试`
  return say(429, {
    code: 'tooMany',
    minutes,
    message: { zh, en: `Too many tries. Please try again in ${minutes} min` },
  })
}

export const WORDS = {
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
  firstOver: {
    code: 'firstPasswordOver',
    message: {
      zh: `首次密码 ${FIRST_PASSWORD_HOURS} 小时内有效，这个已过期。请联系系统管理员再发一个`,
      en: `A first password is good for ${FIRST_PASSWORD_HOURS} hours, and this one is over. Ask the system administrator for another`,
    },
  },
  first: {
    code: 'finishSignIn',
    message: { zh: '请先完成第二步验证', en: 'Please finish the second step of signing in first' },
  },
  same: {
    code: 'samePassword',
    message: { zh: '新密码不能与当前密码相同', en: 'The new password must differ from the present one' },
  },
  input: { code: 'input', message: { zh: '请检查填写内容', en: 'Please check what you filled in' } },
} as const satisfies Record<string, Said>
