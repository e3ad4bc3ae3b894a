import { expect, test } from 'vitest'
import { costOf, LIMITS } from './limits.ts'

test('a query is a read, a mutation a write, a subscription a stream, and what is a door costs that beside', () => {
  expect(costOf('desk.page', 'query')).toEqual(['read'])
  expect(costOf('handling.claim', 'mutation')).toEqual(['write'])
  expect(costOf('tracking.live', 'subscription')).toEqual(['stream'])
  expect(costOf('tracking.view', 'query')).toEqual(['read', 'ticket'])
  expect(costOf('tracking.rate', 'mutation')).toEqual(['write', 'ticket'])
  expect(costOf('intake.submit', 'mutation')).toEqual(['write', 'submit'])
  expect(costOf('desk.search', 'query')).toEqual(['read', 'search'])
})

test('every limit counts addresses, so nobody without a session goes uncounted', () => {
  for (const [name, { address }] of Object.entries(LIMITS)) expect(address, name).toBeGreaterThan(0)
})
