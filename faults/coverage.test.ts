import { TRANSITIONS } from '@zuoyeben/lifecycle'
import { expect, test } from 'vitest'
import { coverageOf } from './coverage.ts'

const born = { action: 'submit', from: null, to: 'triage', n: 3 } as const
const triaged = { action: 'triage', from: 'triage', to: 'review', n: 2 } as const
const noted = { action: 'note', from: 'parked', to: 'parked', n: 1 } as const

test('an action of the table that nobody did is missing, and its places with it', () => {
  const { never, places } = coverageOf([born, triaged])
  expect(never).toContain('approve')
  expect(never).not.toContain('triage')
  expect(never).toHaveLength(Object.keys(TRANSITIONS).length - 2)
  expect(places.never).toContain('approve from review')
  expect(places.done).toBe(1)
  expect(coverageOf([born, triaged, noted]).places.done).toBe(2)
})

test('what was done is counted, most often first', () => {
  expect(coverageOf([noted, triaged, born]).actions.slice(0, 3)).toEqual([
    ['submit', 3],
    ['triage', 2],
    ['note', 1],
  ])
})

test('what the table does not have is found', () => {
  expect(coverageOf([born, triaged, noted]).strange).toEqual([])
  for (const way of [
    { ...triaged, from: 'closed' },
    { ...triaged, to: 'closed' },
    { ...noted, to: 'inProgress' },
    { ...born, to: 'closed' },
    { ...born, from: 'triage' },
    { ...born, action: 'unknown' as never },
  ])
    expect(coverageOf([way]).strange).toHaveLength(1)
})
