import { randomBytes } from 'node:crypto'
import { type Answered, type Asked, json, openStandIn } from './stand-in.ts'

export const MINI = { appId: 'wx-mini-1', secret: 'mini-secret' }
export const WEB = { appId: 'wx-web-1', secret: 'web-secret' }
const CODE_MILLISECONDS = 5 * 60_000

interface Visitor {
  readonly openid: string
  readonly unionid?: string
  readonly isSnapshot?: boolean
}

/** WeChat's two exchanges: codes are good once, for five minutes by the clock it is given, and for one app. Answers are JSON said to be text. */
export async function openWechatStandIn(now: () => number) {
  const codes = new Map<string, { visitor: Visitor; appId: string; at: number; used: boolean }>()
  let instead: Answered | null = null
  const server = await openStandIn(asked => {
    if (instead) return instead
    if (asked.path === '/sns/jscode2session') return { ...exchange(asked, MINI, 'js_code'), type: 'text/plain' }
    if (asked.path === '/sns/oauth2/access_token') return { ...exchange(asked, WEB, 'code'), type: 'text/plain' }
    return { status: 404 }
  })

  function exchange({ query }: Asked, app: typeof MINI, parameter: string): Answered {
    const refuse = (errcode: number, errmsg: string) => json({ errcode, errmsg: `${errmsg}, rid: secret-trace` })
    if (query.get('appid') !== app.appId) return refuse(40013, 'invalid appid')
    if (query.get('secret') !== app.secret) return refuse(40125, 'invalid appsecret')
    if (query.get('grant_type') !== 'authorization_code') return refuse(40002, 'invalid grant_type')
    const known = codes.get(query.get(parameter) ?? '')
    if (!known || known.appId !== app.appId || now() - known.at > CODE_MILLISECONDS)
      return refuse(40029, 'invalid code')
    if (known.used) return refuse(40163, 'code been used')
    known.used = true
    const { openid, unionid, isSnapshot } = known.visitor
    const more = { ...(unionid ? { unionid } : {}), ...(isSnapshot ? { is_snapshotuser: 1 } : {}) }
    return app === MINI
      ? json({ openid, session_key: 'c2VjcmV0LXNlc3Npb24=', errcode: 0, errmsg: 'ok', ...more })
      : json({ access_token: 'secret-access', expires_in: 7200, openid, scope: 'snsapi_base', ...more })
  }

  const draw = (appId: string, visitor: Visitor) => {
    const code = randomBytes(12).toString('hex')
    codes.set(code, { visitor, appId, at: now(), used: false })
    return code
  }
  return {
    ...server,
    /** What `wx.login` gives the mini-program of this visitor. */
    login: (visitor: Visitor) => draw(MINI.appId, visitor),
    /** Agrees in WeChat's browser: the address it goes back to. */
    agree: (url: string, visitor: Visitor): string => {
      const { searchParams } = new URL(url)
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', draw(searchParams.get('appid') ?? '', visitor))
      back.searchParams.set('state', searchParams.get('state') ?? '')
      return back.href
    },
    answerInstead: (answer: Answered | null) => {
      instead = answer
    },
  }
}
