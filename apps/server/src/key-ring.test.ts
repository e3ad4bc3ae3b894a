import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Vault } from './cases/vault.ts'
import { formatKeyRing, keySource, newKeyRing, parseKeyRing, withNewKey, withoutKeys } from './key-ring.ts'
import { openTempFolder } from './testing/temp-folder.ts'

const folder = openTempFolder('zuoyeben-keys-')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the first start makes a ring that its owner alone reads; the next one reads the same', () => {
  const one = keySource(undefined, folder).read()
  const file = join(folder, 'master.key')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(keySource(undefined, folder).read()).toEqual(one)
  expect(readdirSync(folder)).toEqual(['master.key'])
  expect(one.root).not.toEqual(one.keys.get(one.current))
})

test('one key in base64, as it was kept before, is a ring; what it wrapped is opened, and wrapped anew with its name', () => {
  const master = randomBytes(32)
  writeFileSync(join(folder, 'master.key'), `${master.toString('base64')}\n`)
  const ring = keySource(undefined, folder).read()
  expect(ring).toEqual({ current: 'master-1', keys: new Map([['master-1', master]]), root: master })
  const key = new Vault(ring).newCaseKey()
  const nameless = key.wrapped.subarray(1 + 'master-1'.length)
  expect(new Vault(ring).unwrap(nameless).plain).toEqual(key.plain)
  const next = withNewKey(ring)
  const again = new Vault(next).rewrap(nameless)
  expect(new Vault(withoutKeys(next, ['master-1'])).unwrap(again).plain).toEqual(key.plain)
})

test('a fingerprint stays the same through a change of keys', () => {
  const ring = newKeyRing()
  expect(new Vault(withNewKey(ring)).fingerprint('receipt', 'x')).toBe(new Vault(ring).fingerprint('receipt', 'x'))
})

test('what is written is read back; the current key is never taken out', () => {
  const ring = withNewKey(withNewKey(newKeyRing()))
  expect(parseKeyRing(formatKeyRing(ring), 'here')).toEqual(ring)
  expect([...withoutKeys(ring, ['master-1', 'master-3']).keys.keys()]).toEqual(['master-2', 'master-3'])
})

test('a wrong ring stops the start with its place and without a key', () => {
  for (const wrong of ['', 'short', '{}', '{"current":"master-2","root":"AA==","keys":{}}', '{"current":'])
    expect(() => parseKeyRing(wrong, 'ZUOYEBEN_MASTER_KEY')).toThrow(/^ZUOYEBEN_MASTER_KEY: /)
  const key = randomBytes(16).toString('base64')
  expect(() => parseKeyRing(key, 'here')).toThrow(expect.not.stringContaining(key) as never)
  expect(existsSync(join(folder, 'master.key'))).toBe(true)
  expect(readFileSync(join(folder, 'master.key'), 'utf8')).not.toBe('')
})
