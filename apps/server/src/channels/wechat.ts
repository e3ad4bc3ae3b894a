import type { WechatNoticeSetting, WechatPart } from '../config-channels.ts'
import { type Channel, failed, type Outgoing, SENT, type Sent } from './channel.ts'
import { postJson } from './post-json.ts'

/** The token has run out or was renewed elsewhere. */
const STALE: readonly number[] = [40001, 40014, 42001]
/** Busy, or more than allowed in a minute or a day. */
const BUSY: readonly number[] = [-1, 45009, 45047]
/** WeChat counts letters of a `thing` field. */
const THING = 20

/**
 * 订阅消息 of the mini-program: one consent of the person is good for one message, so it can never be the only way (43101: no consent is
 * left). The token is a stable one: several server processes get the same, and asking does not end it.
 */
export function wechatChannel(setting: WechatNoticeSetting, now: () => number): Channel {
  let token: { value: string; until: number } | null = null

  async function tokenOf(): Promise<string | Sent> {
    if (token && now() < token.until) return token.value
    const { appId, secret, api } = setting
    const answer = await postJson(`${api}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: appId,
      secret,
    })
    if (answer === null || BUSY.includes(answer.errcode)) return failed('unreachable')
    const { access_token: value, expires_in: seconds } = answer.body
    if (typeof value !== 'string' || typeof seconds !== 'number') return failed('misconfigured')
    token = { value, until: now() + Math.max(0, seconds - 300) * 1000 }
    return value
  }

  async function send(message: Outgoing, isSecond = false): Promise<Sent> {
    const value = await tokenOf()
    if (typeof value !== 'string') return value
    const data = Object.fromEntries(
      Object.entries(setting.fields).map(([field, part]) => [field, { value: partOf(message, part) }]),
    )
    const answer = await postJson(`${setting.api}/cgi-bin/message/subscribe/send?access_token=${value}`, {
      touser: message.address,
      template_id: setting.template,
      page: setting.page,
      lang: message.language === 'zh' ? 'zh_CN' : 'en_US',
      data,
    })
    if (answer === null || BUSY.includes(answer.errcode)) return failed('unreachable')
    if (answer.errcode === 0) return SENT
    if (STALE.includes(answer.errcode) && !isSecond) {
      token = null
      return send(message, true)
    }
    if (answer.errcode === 43101) return failed('noConsent')
    return failed(answer.errcode === 40003 ? 'badAddress' : 'misconfigured')
  }

  return { name: 'wechat', isGroup: false, form: null, send: message => send(message) }
}

function partOf({ short, count, at }: Outgoing, part: WechatPart): string {
  if (part === 'number') return String(count)
  if (part === 'time') return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  return short.length <= THING ? short : `${short.slice(0, THING - 1)}…`
}
