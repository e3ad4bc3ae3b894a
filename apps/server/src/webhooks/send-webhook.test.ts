import { createServer } from 'node:https'
import type { AddressInfo, LookupFunction } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendWebhook, type Webhook } from './send-webhook.ts'
import { isWebhookSigned, type SignedHeaders, signWebhook } from './sign.ts'
import { CERTIFICATE, KEY } from './testing-certificate.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const NOW = Date.parse('2026-11-12T09:00:00+08:00')
const now = () => NOW
const got: { url: string; headers: SignedHeaders & Record<string, unknown>; body: string }[] = []

/** A real receiver on this machine; a message gets to it only where a test says itself what a name leads to. */
const receiver = createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
  let body = ''
  request.on('data', part => (body += part))
  request.on('end', () => {
    got.push({ url: request.url ?? '', headers: request.headers as never, body })
    if (request.url === '/redirect') response.writeHead(302, { location: 'https://hooks.example/inside' })
    response.end('x'.repeat(100_000))
  })
})
let port = 0
beforeAll(async () => {
  await new Promise<void>(done => receiver.listen(0, '127.0.0.1', done))
  port = (receiver.address() as AddressInfo).port
})
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})

const here: LookupFunction = (_, options, answer) =>
  options.all
    ? (answer as unknown as (error: null, all: unknown) => void)(null, [{ address: '127.0.0.1', family: 4 }])
    : answer(null, '127.0.0.1', 4)
const message = (url: string): Webhook => ({ url, secret, id: 'msg_1', body: { event: 'filed', note: '办好了' } })
const toReceiver = (path: string) =>
  sendWebhook({ now, lookup: here, ca: CERTIFICATE }, message(`https://hooks.example:${port}${path}`))

test('a message arrives signed, and its receiver can tell; changed, late or under another secret it cannot', async () => {
  expect(await toReceiver('/in')).toEqual({ ok: true, status: 200 })
  const { headers, body } = got.at(-1) as (typeof got)[number]
  expect(JSON.parse(body)).toEqual({ event: 'filed', note: '办好了' })
  expect(isWebhookSigned(secret, headers, body, NOW + 60_000)).toBe(true)
  expect(isWebhookSigned(secret, headers, `${body} `, NOW)).toBe(false)
  expect(isWebhookSigned(secret, { ...headers, 'webhook-id': 'msg_2' }, body, NOW)).toBe(false)
  expect(isWebhookSigned(secret, { ...headers, 'webhook-timestamp': String(NOW / 1000 + 1) }, body, NOW)).toBe(false)
  expect(isWebhookSigned(secret, headers, body, NOW + 301_000)).toBe(false)
  expect(isWebhookSigned(`whsec_${Buffer.alloc(32, 8).toString('base64')}`, headers, body, NOW)).toBe(false)
  expect(headers).not.toHaveProperty('cookie')
})

test('a redirect is not followed', async () => {
  const before = got.length
  expect(await toReceiver('/redirect')).toEqual({ ok: false, reason: 'status', status: 302 })
  expect(got.slice(before).map(each => each.url)).toEqual(['/redirect'])
})

test.each([
  'https://127.0.0.1:PORT/',
  'https://2130706433:PORT/',
  'https://0x7f.1:PORT/',
  'https://0177.0.0.1:PORT/',
  'https://[::1]:PORT/',
  'https://[::ffff:127.0.0.1]:PORT/',
  'https://localhost:PORT/',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/',
])('%s leads inside and gets nothing', async url => {
  const before = got.length
  const sent = await sendWebhook({ now, ca: CERTIFICATE }, message(url.replace('PORT', String(port))))
  expect(sent).toEqual({ ok: false, reason: 'privateAddress' })
  expect(got).toHaveLength(before)
})

test.each([
  'http://hooks.example/',
  'ftp://hooks.example/',
  'file:///etc/passwd',
  'https://a:b@hooks.example/',
  'nothing',
  '',
  'https://hooks.example:22/',
])('“%s” is no address to send to', async url => {
  expect(await sendWebhook({ now, lookup: here }, message(url))).toEqual({ ok: false, reason: 'badAddress' })
})

test('a receiver without a certificate that is trusted gets nothing', async () => {
  const before = got.length
  const sent = await sendWebhook({ now, lookup: here }, message(`https://hooks.example:${port}/in`))
  expect(sent).toEqual({ ok: false, reason: 'unreachable' })
  expect(got).toHaveLength(before)
})

test('the signature is that of the standard’s own example', () => {
  const example = signWebhook(
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1_614_265_330_000,
    '{"test": 2432232314}',
  )
  expect(example['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('a secret that is none is a mistake of whoever set it up', () => {
  for (const wrong of ['', 'secret', 'whsec_', 'whsec_dG9vc2hvcnQ='])
    expect(() => signWebhook(wrong, 'msg_1', NOW, '{}')).toThrow('whsec_')
})
