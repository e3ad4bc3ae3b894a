import { z } from 'zod'
import type { WechatApp, WechatSetting } from '../../config-campus.ts'
import { fetchOutside, OutsideDown } from './outside.ts'
import { type Key, NotVouched, type Vouched, type Way } from './way.ts'

const CODE = /^[\w-]{1,200}$/
const id = z.string().min(1).max(128)
const answered = z.object({
  openid: id.optional(),
  unionid: id.optional(),
  errcode: z.number().optional(),
  /** A visitor who has not agreed: the openid is made up for this one visit. */
  is_snapshotuser: z.number().optional(),
})
/** Busy, or asked too often: to be tried again, the code is not at fault. */
const BUSY = new Set([-1, 45011])

/** In WeChat's own browser: OAuth with snsapi_base, which asks the person nothing. Of the answer only the two ids are kept. */
export function wechatWebWay(app: WechatApp, { api, open }: WechatSetting, back: string): Way {
  return {
    begin: async ({ state }) => {
      const query = new URLSearchParams({
        appid: app.appId,
        redirect_uri: back,
        response_type: 'code',
        scope: 'snsapi_base',
        state,
      })
      return `${open}/connect/oauth2/authorize?${query}#wechat_redirect`
    },
    finish: async query => {
      const code = query.get('code')
      if (!code) throw new NotVouched('cancelled', 'no code')
      const keys = await exchange(app, `${api}/sns/oauth2/access_token`, 'code', code, 'wechatWeb')
      return vouched(keys)
    },
    leave: async () => null,
  }
}

/** `wx.login` of the mini-program: its code is good once, for five minutes. The session key of the answer is thrown away. */
export function wechatMini(app: WechatApp, { api }: WechatSetting): (code: string) => Promise<Vouched> {
  return async code => vouched(await exchange(app, `${api}/sns/jscode2session`, 'js_code', code, 'wechatMini'))
}

const vouched = (keys: readonly [Key, ...Key[]]): Vouched => ({ keys, username: null, name: null, isStaff: false })

async function exchange(
  app: WechatApp,
  url: string,
  parameter: string,
  code: string,
  kind: string,
): Promise<[Key, ...Key[]]> {
  if (!CODE.test(code)) throw new NotVouched('notAccepted', 'no such code')
  const query = new URLSearchParams({
    appid: app.appId,
    secret: app.secret,
    [parameter]: code,
    grant_type: 'authorization_code',
  })
  const response = await fetchOutside(`${url}?${query}`)
  const { openid, unionid, errcode, is_snapshotuser } = await read(response)
  if (errcode !== undefined && BUSY.has(errcode)) throw new OutsideDown(`wechat: errcode ${errcode}`)
  if (errcode) throw new NotVouched('notAccepted', `wechat: errcode ${errcode}`)
  if (!openid) throw new OutsideDown('wechat: no openid')
  if (is_snapshotuser) throw new NotVouched('cancelled', 'wechat: snapshot user')
  const own = { provider: `${kind}:${app.appId}`, subject: openid }
  return unionid ? [own, { provider: 'wechatUnion', subject: unionid }] : [own]
}

/** WeChat says `text/plain` of its JSON. */
async function read(response: Response): Promise<z.infer<typeof answered>> {
  let said: unknown
  try {
    said = JSON.parse(await response.text())
  } catch {
    throw new OutsideDown('wechat: no JSON')
  }
  const { data } = answered.safeParse(said)
  if (!data) throw new OutsideDown('wechat: an answer of another shape')
  return data
}
