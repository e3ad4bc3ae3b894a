import { type ActionName, STATUSES } from '@zuoyeben/lifecycle'
import { expect, test } from 'vitest'
import { ACTION_WORDS } from '../words/actions.ts'
import { followUp, orderActions } from './action-order.ts'
import { ACTION_FORMS, type StaffAction } from './form/action-forms.ts'

const everyAction = Object.keys(ACTION_WORDS) as ActionName[]
const staffActions = Object.keys(ACTION_FORMS) as StaffAction[]
const offered = (status: (typeof STATUSES)[number], allowed: readonly ActionName[]) => {
  const { first, groups } = orderActions(status, allowed)
  return [...first, ...groups.flatMap(group => group.actions)]
}

test('every action of the staff that is allowed is offered, once, at every status', () => {
  for (const status of STATUSES) expect(offered(status, everyAction).toSorted()).toEqual(staffActions.toSorted())
})

test('what is not allowed is never offered', () => {
  for (const status of STATUSES) expect(offered(status, ['note'])).toEqual(['note'])
  expect(offered('triage', [])).toEqual([])
})

test('the submitter’s own actions have no button at a desk', () => {
  expect(offered('closed', ['rate', 'reopen', 'confirm'])).toEqual([])
})

test('a call that reached the submitter goes on to the write-off, or back to work where that is all there is', () => {
  expect(followUp('recordAttempt', ['sendBackToWork', 'writeOff'])).toBe('writeOff')
  expect(followUp('recordAttempt', ['sendBackToWork'])).toBe('sendBackToWork')
  expect(followUp('recordAttempt', ['recordAttempt'])).toBeNull()
  expect(followUp('note', ['writeOff'])).toBeNull()
})

test('the large button is the step the status waits for', () => {
  expect(orderActions('triage', everyAction).first[0]).toBe('triage')
  expect(orderActions('assigned', everyAction).first[0]).toBe('claim')
  expect(orderActions('filed', everyAction).first).toEqual(['recordAttempt', 'writeOff'])
})
