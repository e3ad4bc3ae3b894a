import { expect, test } from 'vitest'
import { safePath } from './enter.ts'

test('after sign-in one goes where one wanted to go', () => {
  expect(safePath('/desk/mine?x=1')).toBe('/desk/mine?x=1')
  expect(safePath(null)).toBe('/desk')
})
test('a link can never lead to another site', () => {
  for (const bad of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '']) {
    expect(safePath(bad)).toBe('/desk')
  }
})
