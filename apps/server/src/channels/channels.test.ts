import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { type MailStandIn, openMailStandIn } from '../testing/mail-stand-in.ts'
import {
  DINGTALK,
  MINI,
  openRobotStandIn,
  openSmsStandIn,
  type RobotStandIn,
  SMS_SECRET,
  type SmsStandIn,
  TEMPLATE,
  WECOM_KEY,
} from '../testing/robot-stand-in.ts'
import { openTempFolder } from '../testing/temp-folder.ts'
import { isWebhookSigned } from '../webhooks/sign.ts'
import { CHANNELS, type ChannelName, type Channels, type Outgoing, type Sent } from './channel.ts'
import { makeChannels } from './make-channels.ts'

const NOW = Date.parse('2026-11-12T09:00:00+08:00')
let moment = NOW
const now = () => moment
let mail: MailStandIn
let robots: RobotStandIn
let sms: SmsStandIn
let channels: Channels

beforeAll(async () => {
  mail = await openMailStandIn()
  robots = await openRobotStandIn(now)
  sms = await openSmsStandIn()
  const { channels: setting } = readConfig({
    ZUOYEBEN_DATA: openTempFolder('zuoyeben-channels-'),
    SMTP_URL: mail.url,
    SMTP_FROM: '作业本 <zuoyeben@campus.example>',
    SMS_WEBHOOK_URL: sms.url,
    SMS_WEBHOOK_SECRET: SMS_SECRET,
    WECHAT_MINI_APP_ID: MINI.appId,
    WECHAT_MINI_SECRET: MINI.secret,
    WECHAT_API: robots.url,
    WECHAT_NOTICE_TEMPLATE: TEMPLATE,
    WECHAT_NOTICE_FIELDS: 'thing1=text,number2=number,time3=time',
    WECOM_ROBOTS: '1',
    WECOM_API: robots.url,
    DINGTALK_ROBOTS: '1',
    DINGTALK_API: robots.url,
  })
  channels = makeChannels(setting, { now, ...sms.ground })
})
afterAll(() => Promise.all([mail.close(), robots.close(), sms.close()]))
beforeEach(() => {
  moment = NOW
  mail.mails.length = 0
  robots.got.length = 0
  sms.got.length = 0
  mail.refuseWith(null)
  robots.answerInstead(null)
  sms.answerWith(200)
})

const ADDRESSES: Record<ChannelName, string> = {
  email: 'wei@campus.example',
  sms: '13812345678',
  wechat: 'openid-1',
  wecom: WECOM_KEY,
  dingtalk: `${DINGTALK.token}:${DINGTALK.secret}`,
}
function send(name: ChannelName, more: Partial<Outgoing> = {}): Promise<Sent> {
  const channel = channels.get(name)
  if (!channel) throw new Error(`${name} is not set`)
  return channel.send({
    id: 'c0a8a9a6-6f0e-4f0a-8f0e-0a0a0a0a0a0a',
    address: ADDRESSES[name],
    subject: '作业本：有 2 件事等你',
    text: '· 作业 2026-ABCD 等待研判\n· 作业 2026-EFGH 等待审核',
    short: '作业本：有 2 件事等你，请登录 https://zuoyeben.example',
    language: 'zh',
    at: NOW,
    count: 2,
    ...more,
  })
}

test('all five ways are there once the operator has set them, and none without', () => {
  expect([...channels.keys()]).toEqual([...CHANNELS])
  const { channels: none } = readConfig({ ZUOYEBEN_DATA: openTempFolder('zuoyeben-channels-') })
  expect(makeChannels(none, { now }).size).toBe(0)
})

test('mail arrives as it was written, and a second try has the same Message-ID', async () => {
  expect(await send('email')).toEqual({ ok: true })
  expect(await send('email')).toEqual({ ok: true })
  const [first, second] = mail.mails
  expect(first).toMatchObject({
    from: 'zuoyeben@campus.example',
    to: 'wei@campus.example',
    subject: '作业本：有 2 件事等你',
  })
  expect(first?.text).toContain('· 作业 2026-ABCD 等待研判')
  expect(first?.raw).toContain('Auto-Submitted: auto-generated')
  expect(first?.messageId).toBe('<c0a8a9a6-6f0e-4f0a-8f0e-0a0a0a0a0a0a@zuoyeben>')
  expect(second?.messageId).toBe(first?.messageId)
})

test('a mailbox that is not there is told apart from a server that is busy or gone', async () => {
  mail.refuseWith(() => 550)
  expect(await send('email')).toEqual({ ok: false, problem: 'badAddress' })
  mail.refuseWith(() => 451)
  expect(await send('email')).toEqual({ ok: false, problem: 'limited' })
  const gone = await openMailStandIn()
  await gone.close()
  const { channels: setting } = readConfig({
    ZUOYEBEN_DATA: openTempFolder('zuoyeben-channels-'),
    SMTP_URL: gone.url,
    SMTP_FROM: 'a@b.example',
  })
  const other = makeChannels(setting, { now }).get('email')
  expect(
    await other?.send({
      id: 'x',
      address: 'a@b.example',
      subject: '',
      text: '',
      short: '',
      language: 'zh',
      at: NOW,
      count: 1,
    }),
  ).toEqual({
    ok: false,
    problem: 'unreachable',
  })
})

test.each([
  'a@b.example, c@d.example',
  'Wei <a@b.example>',
  'a@b.example\nBcc: c@d.example',
  'no address',
  'a b@c.example',
])('mail goes to one plain address: %j is none', address =>
  expect(channels.get('email')?.form?.test(address)).toBe(false),
)

test('a short message is signed, carries its id, and says how often it was not to be', async () => {
  expect(await send('sms')).toEqual({ ok: true })
  const [got] = sms.got
  expect(isWebhookSigned(SMS_SECRET, got?.headers as never, got?.body ?? '', NOW)).toBe(true)
  expect(got?.headers['webhook-id']).toBe('c0a8a9a6-6f0e-4f0a-8f0e-0a0a0a0a0a0a')
  expect(JSON.parse(got?.body ?? '')).toMatchObject({ type: 'sms', to: '13812345678' })
  for (const [status, problem] of [
    [422, 'badAddress'],
    [401, 'misconfigured'],
    [429, 'limited'],
    [503, 'unreachable'],
  ] as const) {
    sms.answerWith(status)
    expect(await send('sms')).toEqual({ ok: false, problem })
  }
})

test('a gateway inside is reached only where the operator has said so', async () => {
  const at = (more: Record<string, string>) => {
    const { channels: setting } = readConfig({
      ZUOYEBEN_DATA: openTempFolder('zuoyeben-channels-'),
      SMS_WEBHOOK_URL: sms.url.replace('hooks.example', '127.0.0.1'),
      SMS_WEBHOOK_SECRET: SMS_SECRET,
      ...more,
    })
    return makeChannels(setting, { now }).get('sms')
  }
  const message = {
    id: 'x',
    address: '13812345678',
    subject: '',
    text: '',
    short: '',
    language: 'zh',
    at: NOW,
    count: 1,
  } as const
  expect(await at({})?.send(message)).toEqual({ ok: false, problem: 'privateAddress' })
  // It gets there, and its certificate is for another name.
  expect(await at({ SMS_WEBHOOK_PRIVATE: '1' })?.send(message)).toEqual({ ok: false, problem: 'unreachable' })
  expect(sms.got).toEqual([])
})

test('a 企业微信 robot gets its text; a key that is worth nothing is the address’s fault, a limit passes', async () => {
  expect(await send('wecom')).toEqual({ ok: true })
  expect(robots.got).toMatchObject([
    { service: 'wecom', body: { msgtype: 'text', text: { content: expect.stringContaining('等待研判') } } },
  ])
  expect(await send('wecom', { address: '0'.repeat(36) })).toEqual({ ok: false, problem: 'badAddress' })
  robots.answerInstead({ body: JSON.stringify({ errcode: 45009, errmsg: 'freq' }) })
  expect(await send('wecom')).toEqual({ ok: false, problem: 'limited' })
})

test('a 钉钉 robot gets a signature of this very moment', async () => {
  expect(await send('dingtalk')).toEqual({ ok: true })
  expect(robots.got).toMatchObject([{ service: 'dingtalk' }])
  expect(await send('dingtalk', { address: `${DINGTALK.token}:SEC${'ff'.repeat(30)}` })).toEqual({
    ok: false,
    problem: 'badAddress',
  })
})

test('one consent in WeChat is one message; without one left it says so', async () => {
  robots.consents.set('openid-1', 1)
  expect(await send('wechat')).toEqual({ ok: true })
  expect(robots.got).toMatchObject([
    {
      service: 'wechat',
      body: {
        touser: 'openid-1',
        template_id: TEMPLATE,
        lang: 'zh_CN',
        data: {
          thing1: { value: '作业本：有 2 件事等你，请登录 ht…' },
          number2: { value: '2' },
          time3: { value: '2026-11-12 09:00' },
        },
      },
    },
  ])
  expect(await send('wechat')).toEqual({ ok: false, problem: 'noConsent' })
})

test('a token that ended elsewhere is asked for anew, once', async () => {
  robots.consents.set('openid-1', 2)
  expect(await send('wechat')).toEqual({ ok: true })
  robots.endToken()
  expect(await send('wechat')).toEqual({ ok: true })
})

test.each(['wecom', 'dingtalk', 'wechat'] as const)(
  '%s that hangs up, stalls or says something else fails for now',
  async name => {
    moment = NOW + 3 * 3_600_000
    for (const answer of [
      { hangUp: true },
      { status: 502 },
      { body: 'no JSON' },
      { location: 'http://127.0.0.1:1/' },
    ]) {
      robots.answerInstead(answer)
      expect(await send(name)).toEqual({ ok: false, problem: 'unreachable' })
    }
  },
)
