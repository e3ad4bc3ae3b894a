import { expect, test } from 'vitest'
import { failureOf, refused } from './failure.ts'

test('somebody being faster is told as such, not as a mistake in the form', () => {
  expect(refused({ reason: 'stale', version: 4 })).toMatchObject({ kind: 'stale', problems: [] })
})

test('a refusal that names a field marks that field', () => {
  expect(refused({ reason: 'tooShort', field: 'notice', min: 10 }).problems[0]).toMatchObject({ path: 'notice' })
  expect(refused({ reason: 'explanationMissing', field: 'basis' }).problems[0]?.path).toBe('explanation.basis')
  expect(refused({ reason: 'frozen' }).problems).toEqual([])
})

test('an answer that never came is a lost connection, and what was typed is said to be kept', () => {
  const failure = failureOf(new TypeError('Failed to fetch'))
  expect(failure.kind).toBe('offline')
  expect(failure.message.zh).toContain('都在')
})
