import { expect, test } from 'vitest'
import { hasAnswered } from './view.ts'

const steps = (...types: string[]) => ({
  steps: types.map(type => ({ at: '', type, unit: null, words: null, on: null })),
})

test('a word on an earlier filing is no answer to the next one', () => {
  expect(hasAnswered(steps('submitted', 'filed'))).toBe(false)
  expect(hasAnswered(steps('filed', 'confirmed'))).toBe(true)
  expect(hasAnswered(steps('filed', 'confirmed', 'sentBackToWork', 'filed'))).toBe(false)
})
