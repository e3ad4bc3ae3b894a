import { expect, test } from 'vitest'
import { deviceOf, maskedAddress } from './device-of.ts'

const AGENTS: readonly [agent: string, words: string][] = [
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Microsoft Edge Windows desktop',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.56',
    'WeChat iOS phone',
  ],
  [
    'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'Chrome Linux desktop',
  ],
  ['curl/8.1', 'null null null'],
  ['', 'null null null'],
]
test.each(AGENTS)('%s', (agent, words) => {
  const { browser, system, form } = deviceOf(agent)
  expect(`${browser} ${system} ${form}`).toBe(words)
})

test('of an address the half is shown', () => {
  expect(maskedAddress('10.20.30.40')).toBe('10.20.*.*')
  expect(maskedAddress('::ffff:10.20.30.40')).toBe('10.20.*.*')
  expect(maskedAddress('2001:da8:1:2::3')).toBe('2001:da8:…')
  expect(maskedAddress(null)).toBeNull()
})
