import { createHmac } from 'node:crypto'
import { type Channel, failed, SENT, type Sent } from './channel.ts'
import { postJson } from './post-json.ts'

/**
 * Robots of a chat group: what a person gives is the robot's key, never an address, so nothing can be pointed elsewhere. A group reads along.
 */

/** 企业微信 群机器人: `/cgi-bin/webhook/send?key=`. It is not signed; the key is the secret. 45009: more than twenty a minute. */
export function wecomChannel(api: string): Channel {
  return {
    name: 'wecom',
    isGroup: true,
    form: /^[0-9a-fA-F-]{16,64}$/,
    send: async ({ address, text }) => {
      const body = { msgtype: 'text', text: { content: text } }
      return verdict(await postJson(`${api}/cgi-bin/webhook/send?key=${encodeURIComponent(address)}`, body), {
        limited: [45009, -1],
        badAddress: [93000, 93004, 93008, 40058],
      })
    },
  }
}

/**
 * 钉钉 自定义机器人 with 加签: the token and the secret, `token:SEC…`. The signature is HMAC-SHA-256 with the secret over the time in
 * milliseconds, a new line and the secret, in base64. 130101: more than twenty a minute.
 */
export function dingtalkChannel(api: string, now: () => number): Channel {
  return {
    name: 'dingtalk',
    isGroup: true,
    form: /^[0-9a-fA-F]{16,128}:SEC[0-9a-zA-Z]{16,128}$/,
    send: async ({ address, text }) => {
      const [token = '', secret = ''] = address.split(':')
      const timestamp = String(now())
      const query = new URLSearchParams({ access_token: token, timestamp, sign: dingtalkSign(secret, timestamp) })
      const body = { msgtype: 'text', text: { content: text } }
      return verdict(await postJson(`${api}/robot/send?${query}`, body), {
        limited: [130101, 130103, -1],
        badAddress: [300001, 300005, 310000, 400101, 400102],
      })
    },
  }
}

export function dingtalkSign(secret: string, timestamp: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
}

function verdict(
  answer: Awaited<ReturnType<typeof postJson>>,
  known: { readonly limited: readonly number[]; readonly badAddress: readonly number[] },
): Sent {
  if (answer === null) return failed('unreachable')
  if (answer.errcode === 0) return SENT
  if (known.limited.includes(answer.errcode)) return failed('limited')
  return failed(known.badAddress.includes(answer.errcode) ? 'badAddress' : 'misconfigured')
}
