import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../app.ts'
import { newCaseNumber } from '../cases/case-number.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { LIMITS } from './limits.ts'

let house: TestHouse
let server: FastifyInstance
let cookie: string
beforeAll(async () => {
  house = await openTestHouse()
  server = await serve(house.house, house.config)
  const set = await house.house.app.auth.openSession(house.someone('officer', 'JDXY').person, '127.0.0.1', {
    factor: 'totp',
  })
  cookie = set.slice(0, set.indexOf(';'))
})
afterAll(async () => {
  await server.close()
  await house.close()
})

const submission = () => ({ key: randomUUID(), text: '打印室的纸总是没有人补，能不能补？', consent: '2026-11' })
const newNo = newCaseNumber(2026, Buffer.from('ghost'))
const OWN = 'http://localhost'

interface Sent {
  readonly method?: 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'GET'
  readonly headers?: Record<string, string>
  readonly payload?: string
  readonly address?: string
  readonly by?: FastifyInstance
}
const ask = (url: string, { method = 'POST', headers = {}, payload, address = '10.2.0.1', by = server }: Sent = {}) =>
  by.inject({
    method,
    url,
    remoteAddress: address,
    headers: { host: 'localhost', ...headers },
    ...(payload === undefined ? {} : { payload }),
  })
const json = (more: Record<string, string> = {}) => ({ 'content-type': 'application/json', ...more })

test('every kind of answer carries the headers, and none but a page may load anything', async () => {
  const [api, missing, file, auth, page] = [
    await ask('/trpc/session.me', { method: 'GET' }),
    await ask('/nowhere', { method: 'GET' }),
    await ask(`/files/${randomUUID()}`, { method: 'GET' }),
    await ask('/api/auth/nothing', { headers: json(), payload: '{}' }),
    await ask('/', { method: 'GET', headers: { accept: 'text/html' } }),
  ]
  const open = await ask('/api/v1/intake/options', { method: 'GET' })
  const others = [
    await ask(`/copies/${randomUUID()}`, { method: 'GET' }),
    await ask('/audit/export?format=csv', { method: 'GET' }),
    await ask('/api/campus/way-out', { method: 'GET' }),
    await ask('/api/campus/cas/back?state=x', { method: 'GET' }),
    await ask('/trpc/session.endAll', { headers: { origin: 'https://elsewhere.example' } }),
    await ask('/trpc/session.me', { method: 'GET', headers: { host: 'rebound.example' } }),
    await ask(`/?${'x'.repeat(9000)}`, { method: 'GET' }),
  ]
  for (const answer of [api, missing, file, auth, open, ...others]) {
    expect(answer.headers['content-security-policy'], answer.payload).toMatch(/default-src 'none'/)
    expect(answer.headers['content-security-policy']).toMatch(/frame-ancestors 'none'/)
  }
  for (const answer of [api, missing, file, auth, open, page, ...others]) {
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    })
    expect(answer.headers).not.toHaveProperty('x-powered-by')
    expect(answer.headers).not.toHaveProperty('server')
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  }
  expect(open.statusCode).toBe(200)
})

test('behind TLS the browser is told to stay with it', async () => {
  const tls = await serve(house.house, { ...house.config, address: 'https://zyb.example.edu.cn' })
  const { headers } = await ask('/healthz', { method: 'GET', by: tls })
  expect(headers['strict-transport-security']).toBe('max-age=31536000')
  await tls.close()
})

test('a page runs scripts of our own files alone', async () => {
  const policy = String((await ask('/', { method: 'GET' })).headers['content-security-policy'])
  if (policy.includes('connect-src')) expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/unsafe-eval|wasm-unsafe|strict-dynamic|\*/)
  expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe-inline')
})

const DOORS: readonly (readonly [string, 'POST' | 'PUT' | 'PATCH' | 'DELETE', string])[] = [
  ['/trpc/intake.submit', 'POST', JSON.stringify(submission())],
  ['/trpc/session.endAll', 'POST', '{}'],
  ['/trpc/session.endAll,session.endAll?batch=1', 'POST', '{}'],
  ['/api/auth/sign-in/username', 'POST', '{}'],
  ['/api/auth/sign-out', 'POST', '{}'],
  ['/api/v1/intake/submissions', 'POST', JSON.stringify(submission())],
  ['/api/v1/intake/submissions', 'PUT', '{}'],
  ['/files', 'POST', ''],
  ['/', 'DELETE', '{}'],
]
test.each(DOORS)('%s by %s refuses another site, whatever it says it sends', async (url, method, payload) => {
  for (const where of [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'http://localhost:81' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: OWN },
  ] as Record<string, string>[])
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      for (const trick of [{}, { 'x-http-method-override': 'GET' }, { 'x-method-override': 'GET' }]) {
        const headers = { ...where, ...trick, cookie, 'content-type': type }
        const answer = await ask(url, { method, headers, payload })
        expect(answer.statusCode, `${JSON.stringify(headers)} ${answer.payload}`).toBe(403)
        expect(answer.json()).toMatchObject({
          code: 'otherSite',
          error: { data: { refusal: { reason: 'otherSite' } } },
        })
      }
  const forms = { cookie, 'content-type': 'text/plain' }
  expect((await ask(url, { method, headers: forms, payload })).statusCode).toBe(403)
})

test('the session of somebody another site tried to sign out is still there', async () => {
  const me = await ask('/trpc/session.me', { method: 'GET', headers: { cookie } })
  expect(me.json().result.data.person).not.toBeNull()
})

test('a change is not made by GET, nor by a query that names a method', async () => {
  const input = encodeURIComponent(JSON.stringify(submission()))
  for (const url of [`/trpc/intake.submit?input=${input}`, `/trpc/session.endAll?_method=POST`]) {
    const answer = await ask(url, { method: 'GET', headers: { cookie, 'x-http-method-override': 'POST' } })
    expect(answer.statusCode, answer.payload).toBe(405)
  }
})

test('a body that is not JSON is refused, even where it reads like JSON', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'text/json',
  ]) {
    const headers = { 'content-type': type, origin: OWN, cookie }
    const answer = await ask('/trpc/intake.submit', { headers, payload: JSON.stringify(submission()) })
    expect(answer.statusCode, answer.payload).toBe(415)
  }
})

test('a server of this machine alone answers to no other name', async () => {
  const answer = await ask('/trpc/session.demoPeople', { method: 'GET', headers: { host: 'rebound.example' } })
  expect([answer.statusCode, answer.json().code]).toEqual([421, 'otherHost'])
})

test('too much at once is refused in both languages with the time to wait, for one address and not for its neighbour', async () => {
  const few = await serve(house.house, { ...house.config, limitFactor: 0.1 })
  const send = (address: string) =>
    ask('/trpc/intake.submit', {
      headers: json(),
      payload: JSON.stringify({ ...submission(), text: '' }),
      address,
      by: few,
    })
  const most = LIMITS.submit.address * 0.1
  for (let n = 0; n < most; n += 1) expect((await send('10.3.0.1')).statusCode).toBe(400)
  const answer = await send('10.3.0.1')
  expect(answer.statusCode).toBe(429)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(answer.json().error.data).toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    refusal: { reason: 'tooMany', minutes: 1 },
  })
  expect((await send('10.3.0.2')).statusCode).toBe(400)
  await few.close()
})

test('calls in one request are counted one by one, and forty are the most', async () => {
  const few = await serve(house.house, { ...house.config, limitFactor: 0.1 })
  const batch = (count: number) => {
    const paths = Array.from({ length: count }, () => 'intake.submit').join(',')
    const input = Object.fromEntries(Array.from({ length: count }, (_, n) => [n, { text: '' }]))
    return ask(`/trpc/${paths}?batch=1`, {
      headers: json(),
      payload: JSON.stringify(input),
      address: '10.3.1.1',
      by: few,
    })
  }
  const found: { error: { data: { httpStatus: number } } }[] = (await batch(20)).json()
  const refused = found.filter(each => each.error.data.httpStatus === 429)
  expect(refused.length).toBeGreaterThanOrEqual(20 - LIMITS.submit.address * 0.1)
  expect((await batch(41)).statusCode).toBe(400)
  await few.close()
})

test('a person is counted wherever they are, and signing in is counted by address', async () => {
  const few = await serve(house.house, { ...house.config, limitFactor: 0.1 })
  const search = (n: number) =>
    ask(`/trpc/desk.search?input=${encodeURIComponent('{"q":"x"}')}`, {
      method: 'GET',
      headers: { cookie },
      address: `10.4.0.${n}`,
      by: few,
    })
  for (let n = 0; n < LIMITS.search.person * 0.1; n += 1) expect((await search(n)).statusCode).toBe(200)
  expect((await search(200)).statusCode).toBe(429)
  const signIn = () =>
    ask('/api/auth/sign-in/username', {
      headers: json({ origin: OWN }),
      payload: JSON.stringify({ username: `nobody.${randomUUID().slice(0, 8)}`, password: 'not this one' }),
      address: '10.4.1.1',
      by: few,
    })
  for (let n = 0; n < LIMITS.signIn.address * 0.1; n += 1) expect((await signIn()).statusCode).toBe(401)
  const answer = await signIn()
  expect([answer.statusCode, answer.json().message.zh]).toEqual([429, expect.stringContaining('一分钟后再试')])
  expect(answer.headers).toHaveProperty('retry-after')
  await few.close()
})

test('what is too large, too long or not understood is told so and no more', async () => {
  const large = await ask('/trpc/intake.submit', { headers: json(), payload: `"${'x'.repeat(1_100_000)}"` })
  expect([large.statusCode, large.json().error.data.refusal]).toEqual([413, { reason: 'tooLarge' }])
  expect((await ask(`/?${'x'.repeat(9000)}`, { method: 'GET' })).statusCode).toBe(414)
  for (const payload of ['{', '[[[', '{"a":', 'null', '"', '']) {
    const answer = await ask('/trpc/intake.submit', { headers: json(), payload })
    expect(answer.statusCode, payload).toBe(400)
    expect(answer.payload).not.toMatch(/node_modules|at .*\.ts|FST_|fastify|stack|postgres/i)
  }
})

test('JSON that is thousands of levels deep is wrong input and no fault', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  for (const payload of [deep, `{"text":${deep}}`, `{"answers":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`]) {
    for (const url of [
      '/trpc/intake.submit',
      '/trpc/intake.preview',
      '/api/v1/intake/submissions',
      '/api/auth/sign-in/username',
    ]) {
      const answer = await ask(url, { headers: json({ origin: OWN }), payload })
      expect(answer.statusCode, `${url} ${answer.payload.slice(0, 200)}`).toBeLessThan(500)
    }
  }
})

test('a fault is told as a fault, and not in the words of the database', async () => {
  const broken = { ...house.house, app: { ...house.house.app, db: house.house.app.db.withSchema('not_there') } }
  const faulty = await serve(broken, house.config)
  const answer = await ask(
    `/trpc/tracking.view?input=${encodeURIComponent(JSON.stringify({ ticket: { caseNo: newNo } }))}`,
    {
      method: 'GET',
      headers: { cookie },
      by: faulty,
    },
  )
  expect(answer.statusCode).toBe(500)
  expect(answer.json().error.message).toBe('fault')
  expect(answer.payload).not.toMatch(/not_there|relation|select|stack/)
  await faulty.close()
})
