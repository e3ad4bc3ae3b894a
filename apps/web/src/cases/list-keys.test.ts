import { expect, test } from 'vitest'
import { neighbour } from './list-keys.ts'

test('the next case is the one below', () => {
  expect(neighbour(['a', 'b', 'c'], 'b')).toBe('c')
})
test('after the last case comes the one above it', () => {
  expect(neighbour(['a', 'b', 'c'], 'c')).toBe('b')
})
test('with no case open, or one no longer in the list, the first is next', () => {
  expect(neighbour(['a', 'b'], null)).toBe('a')
  expect(neighbour(['a', 'b'], 'gone')).toBe('a')
})
test('a case alone in its list has none after it', () => {
  expect(neighbour(['a'], 'a')).toBeNull()
  expect(neighbour([], 'a')).toBeNull()
})
