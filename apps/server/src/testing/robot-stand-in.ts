import { createHmac } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo, LookupFunction } from 'node:net'
import { CERTIFICATE, KEY } from '../webhooks/testing-certificate.ts'
import { type Answered, type Asked, json, openStandIn } from './stand-in.ts'

export const WECOM_KEY = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'.replace(/[^0-9a-f-]/g, '0')
export const DINGTALK = { token: 'd'.repeat(64), secret: `SEC${'0a'.repeat(30)}` }
export const MINI = { appId: 'wx-mini-1', secret: 'mini-secret' }
export const TEMPLATE = 'template-1'

export interface Got {
  readonly service: 'wecom' | 'dingtalk' | 'wechat'
  readonly body: Record<string, unknown>
  readonly raw: string
}

/** 企业微信, 钉钉 and WeChat as they document themselves: keys, signatures, tokens and consents are checked, errors are `errcode` in a 200. */
export async function openRobotStandIn(now: () => number) {
  const got: Got[] = []
  let instead: Answered | null = null
  let token = 0
  const consents = new Map<string, number>()
  const server = await openStandIn(asked => {
    if (instead) return instead
    if (asked.path === '/cgi-bin/webhook/send') return wecom(asked)
    if (asked.path === '/robot/send') return dingtalk(asked)
    if (asked.path === '/cgi-bin/stable_token') return stableToken(asked)
    if (asked.path === '/cgi-bin/message/subscribe/send') return subscribe(asked)
    return { status: 404 }
  })
  const take = (service: Got['service'], { body }: Asked) => {
    got.push({ service, body: JSON.parse(body), raw: body })
    return json({ errcode: 0, errmsg: 'ok' })
  }
  function wecom(asked: Asked): Answered {
    if (asked.query.get('key') !== WECOM_KEY) return json({ errcode: 93000, errmsg: 'invalid webhook url' })
    return take('wecom', asked)
  }
  function dingtalk(asked: Asked): Answered {
    const { token: right, secret } = DINGTALK
    if (asked.query.get('access_token') !== right) return json({ errcode: 300005, errmsg: 'token is not exist' })
    const timestamp = asked.query.get('timestamp') ?? ''
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
    const isLate = Math.abs(now() - Number(timestamp)) > 3_600_000
    if (asked.query.get('sign') !== sign || isLate) return json({ errcode: 310000, errmsg: 'sign not match' })
    return take('dingtalk', asked)
  }
  function stableToken({ body }: Asked): Answered {
    const { grant_type, appid, secret } = JSON.parse(body)
    if (grant_type !== 'client_credential') return json({ errcode: 40002, errmsg: 'invalid grant_type' })
    if (appid !== MINI.appId || secret !== MINI.secret) return json({ errcode: 40125, errmsg: 'invalid appsecret' })
    token += 1
    return json({ access_token: `token-${token}`, expires_in: 7200 })
  }
  function subscribe(asked: Asked): Answered {
    if (asked.query.get('access_token') !== `token-${token}`)
      return json({ errcode: 40001, errmsg: 'invalid credential' })
    const { touser, template_id, data } = JSON.parse(asked.body)
    if (template_id !== TEMPLATE) return json({ errcode: 40037, errmsg: 'invalid template_id' })
    const things = Object.entries(data as Record<string, { value: string }>).filter(([name]) =>
      name.startsWith('thing'),
    )
    if (things.some(([, { value }]) => value.length > 20)) return json({ errcode: 47003, errmsg: 'argument invalid' })
    const left = consents.get(touser) ?? 0
    if (left === 0) return json({ errcode: 43101, errmsg: 'user refuse to accept the msg' })
    consents.set(touser, left - 1)
    return take('wechat', asked)
  }
  return {
    ...server,
    got,
    consents,
    /** The token in use ends, as when another system asks for one. */
    endToken: () => {
      token += 1
    },
    answerInstead: (answer: Answered | null) => {
      instead = answer
    },
  }
}
export type RobotStandIn = Awaited<ReturnType<typeof openRobotStandIn>>

export const SMS_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
export interface Sms {
  readonly headers: Record<string, string>
  readonly body: string
}

/** A gateway for short messages by HTTPS under the name `hooks.example`, which leads nowhere but to it. */
export async function openSmsStandIn() {
  const got: Sms[] = []
  let status = 200
  const server = createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    let body = ''
    request.on('data', part => (body += part))
    request.on('end', () => {
      if (status === 200) got.push({ headers: request.headers as Record<string, string>, body })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const lookup: LookupFunction = (_, options, answer) =>
    options.all
      ? (answer as unknown as (error: null, all: unknown) => void)(null, [{ address: '127.0.0.1', family: 4 }])
      : answer(null, '127.0.0.1', 4)
  return {
    url: `https://hooks.example:${(server.address() as AddressInfo).port}/sms`,
    ground: { lookup, ca: CERTIFICATE },
    got,
    answerWith: (code: number) => {
      status = code
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
export type SmsStandIn = Awaited<ReturnType<typeof openSmsStandIn>>
