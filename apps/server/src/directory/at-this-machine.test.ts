import { expect, test } from 'vitest'
import { isAtThisMachine } from './at-this-machine.ts'

const near = { remoteAddress: '127.0.0.1', localAddress: '127.0.0.1' }
const from = (headers: Record<string, string>, socket: object = near) =>
  isAtThisMachine({ headers: { host: 'localhost:4400', ...headers }, socket })

test.each(['localhost:4400', '127.0.0.1:4400', '[::1]:4400', 'localhost'])(
  'asked for %s from here, it is here',
  host => {
    expect(from({ host })).toBe(true)
    expect(from({ host }, { remoteAddress: '::ffff:127.0.0.1', localAddress: '::1' })).toBe(true)
  },
)

test('a real address that is elsewhere is elsewhere, whatever the headers say', () => {
  for (const remoteAddress of ['10.1.2.3', '128.0.0.1', '1270.0.0.1', '127.0.0.1.evil.example', undefined])
    expect(from({ host: '127.0.0.1' }, { ...near, remoteAddress }), remoteAddress).toBe(false)
  expect(from({}, { ...near, localAddress: '192.168.1.5' })).toBe(false)
})

test.each([
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
  'cf-connecting-ip',
  'true-client-ip',
])('what a proxy passed on (%s) may come from anywhere', header => expect(from({ [header]: '127.0.0.1' })).toBe(false))

test('a strange name that was made to point here is not this machine', () => {
  for (const host of ['evil.example', 'localhost.evil.example:4400', '127.0.0.1.nip.io', '', 'zuoyeben.example.edu.cn'])
    expect(from({ host }), host).toBe(false)
})
