import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answered, json, openStandIn } from '../../testing/stand-in.ts'
import { fetchOutside, isDown } from './outside.ts'

let answer: Answered = {}
let server: Awaited<ReturnType<typeof openStandIn>>
beforeAll(async () => {
  server = await openStandIn(() => answer)
})
afterAll(() => server.close())
const ask = (limits = { milliseconds: 300, bytes: 1000 }) => fetchOutside(`${server.url}/?secret=s3cret`, {}, limits)

test('an answer comes back whole, a refusal of the other side too', async () => {
  answer = json({ ok: 1 })
  expect(await (await ask()).json()).toEqual({ ok: 1 })
  answer = json({ error: 'x' }, 401)
  expect((await ask()).status).toBe(401)
})

test.each<[string, Answered]>([
  ['too long', { body: 'x'.repeat(1001) }],
  ['endless', { stall: true }],
  ['cut off', { hangUp: true }],
  ['a fault', { status: 502, body: 'trace' }],
  ['a way to somewhere else', { location: 'http://169.254.169.254/' }],
])('an answer that is %s is no answer, and nothing of the question is said', async (_, bad) => {
  answer = bad
  const error = await ask().catch((thrown: unknown) => thrown)
  expect(isDown(error)).toBe(true)
  expect(String(error)).not.toMatch(/s3cret|trace/)
})

test.each(['http://id.example.edu.cn/', 'http://10.0.0.1/', 'ftp://127.0.0.1/', 'file:///etc/passwd', 'x'])(
  '%s is never asked: no TLS',
  async url => {
    expect(isDown(await fetchOutside(url).catch((thrown: unknown) => thrown))).toBe(true)
  },
)

test('an error of ours is not taken for the other side being down', () => {
  expect(isDown(new TypeError('x'))).toBe(false)
})
