import { expect, test } from 'vitest'
import { keyOf, stepOf } from './totp.ts'

// RFC 6238, appendix B (SHA-1), the last six of its eight digits.
const SECRET = Buffer.from('12345678901234567890')
const VECTORS: readonly [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
]

test.each(VECTORS)('at %d seconds the code is %s', (seconds, code) => {
  expect(stepOf(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
})

test('a code is taken half a minute early and late, and no longer', () => {
  const at = 1_234_567_890_000
  expect(stepOf(SECRET, '005924', at + 30_000)).toBe(Math.floor(at / 30_000))
  expect(stepOf(SECRET, '005924', at - 30_000)).toBe(Math.floor(at / 30_000))
  expect(stepOf(SECRET, '005924', at + 61_000)).toBeNull()
  expect(stepOf(SECRET, '005924', at - 61_000)).toBeNull()
})

test('spaces are as people type them; anything else is no code', () => {
  expect(stepOf(SECRET, '287 082', 59_000)).toBe(1)
  for (const code of ['', '28708', '2870822', '28708a', '-28708', '２８７０８２'])
    expect(stepOf(SECRET, code, 59_000)).toBeNull()
})

test('the key can be scanned and typed', () => {
  const { key, uri } = keyOf(SECRET, '韦岚')
  expect(key).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(uri).toMatch(/^otpauth:\/\/totp\/Zuoyeben:%E9%9F%A6%E5%B2%9A\?/)
  expect(new URL(uri).searchParams.get('secret')).toBe(key)
})
