import { expect, test } from 'vitest'
import { CALL_EVERY, CIRCLES, circlesAt, roundAt } from './call-plan.ts'

const since = Date.parse('2026-11-14T23:00:00+08:00')
const at = (minutes: number) => since + minutes * 60_000
const called = (minutes: number) =>
  circlesAt(since, at(minutes)).flatMap(({ recipients }) =>
    recipients.map(recipient => (recipient.to === 'roles' ? `${recipient.roles.join('+')}@${recipient.unit}` : '')),
  )

test('the duty people are called first, then the cleared few as well, night or day', () => {
  const duty = ['dutyOfficer@XGB', 'dutyOfficer@BWC']
  expect(called(0)).toEqual(duty)
  expect(called(5)).toEqual(duty)
  expect(called(6)).toEqual([...duty, 'confidant@ZDT'])
  expect(called(10)).toEqual([...duty, 'confidant@ZDT', 'schoolLead@ZDT'])
  expect(called(600)).toEqual(called(10))
})

test('a call is repeated without end, and those that were missed are not made up for', () => {
  expect([0, 1.9, 2, 3.9, 4, 60].map(minutes => roundAt(since, at(minutes)))).toEqual([0, 0, 1, 1, 2, 30])
  expect(roundAt(since, at(-5))).toBe(0)
})

test('everybody is reached within half the time that the limit for a danger gives (30 minutes)', () => {
  expect(Math.max(...CIRCLES.map(circle => circle.after)) + CALL_EVERY).toBeLessThanOrEqual(15 * 60_000)
})
