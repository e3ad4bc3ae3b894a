import { expect, test } from 'vitest'
import { placeAfter } from './enter.ts'

test('after sign-in one goes where one wanted to go', () => {
  expect(placeAfter('/desk/mine?x=1', true)).toBe('/desk/mine?x=1')
  expect(placeAfter(null, true)).toBe('/desk')
})
test('who has no role goes to the front, not to a desk', () => {
  expect(placeAfter(null, false)).toBe('/')
  expect(placeAfter('/desk/mine', false)).toBe('/')
  expect(placeAfter('/mine', false)).toBe('/mine')
})
test('a link can never lead to another site', () => {
  for (const bad of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '']) {
    expect(placeAfter(bad, true)).toBe('/desk')
  }
})
