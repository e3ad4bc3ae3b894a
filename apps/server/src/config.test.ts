import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { openTempFolder } from './testing/temp-folder.ts'

const folder = openTempFolder('zuoyeben-config-')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const proxiesWith = (more: Record<string, string>) => readConfig({ ZUOYEBEN_DATA: folder, ...more }).proxies

test('no proxy is believed without an address, one with it, and as many as are named', () => {
  expect(proxiesWith({})).toBe(0)
  expect(proxiesWith({ ZUOYEBEN_ADDRESS: 'https://zyb.example.edu.cn' })).toBe(1)
  expect(proxiesWith({ ZUOYEBEN_ADDRESS: 'https://zyb.example.edu.cn', ZUOYEBEN_PROXIES: '0' })).toBe(0)
  expect(proxiesWith({ ZUOYEBEN_PROXIES: '2' })).toBe(2)
})

test('a wrong number of proxies stops the start with its name', () => {
  for (const wrong of ['-1', 'all', '1.5', '100'])
    expect(() => proxiesWith({ ZUOYEBEN_PROXIES: wrong })).toThrow('ZUOYEBEN_PROXIES')
})

test('the audit log is kept 400 days, as many as set, and never less than six months', () => {
  const daysWith = (days?: string) =>
    readConfig({ ZUOYEBEN_DATA: folder, ...(days === undefined ? {} : { ZUOYEBEN_AUDIT_DAYS: days }) }).audit.days
  expect([daysWith(), daysWith('184'), daysWith('730')]).toEqual([400, 184, 730])
  for (const wrong of ['183', '30', '0', '-1', 'none', '200.5'])
    expect(() => daysWith(wrong)).toThrow('ZUOYEBEN_AUDIT_DAYS')
})
