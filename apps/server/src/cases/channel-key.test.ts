import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { ChannelKey, openBox } from './channel-key.ts'

const pair = generateKeyPairSync('x25519')
const key = new ChannelKey(pair.publicKey)
const words = Buffer.from('导师收受礼金')

test('what is sealed for the proper channels is opened by their private key, and by no other', () => {
  const box = key.seal(words)
  expect(box.includes(words)).toBe(false)
  expect(openBox(pair.privateKey, box)).toEqual(words)
  expect(() => openBox(generateKeyPairSync('x25519').privateKey, box)).toThrow()
})

test('a box that was changed anywhere does not open, and two boxes of the same words differ', () => {
  const box = key.seal(words)
  for (let at = 0; at < box.length; at += 1) {
    const changed = Buffer.from(box)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => openBox(pair.privateKey, changed), `byte ${at}`).toThrow()
  }
  expect(key.seal(words).equals(box)).toBe(false)
})

test('large attachments fit, and a key of another kind is refused', () => {
  const scan = randomBytes(3_000_000)
  expect(openBox(pair.privateKey, key.seal(scan)).equals(scan)).toBe(true)
  expect(() => new ChannelKey(generateKeyPairSync('ed25519').publicKey)).toThrow('X25519')
})
