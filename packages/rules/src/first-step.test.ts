import { expect, test } from 'vitest'
import { firstStepOf, gateFacts, leadingClass } from './first-step.ts'

const quiet = { hold: false, classes: [] } as const

test('a crisis goes to the telephone whatever else the text is', () => {
  expect(
    firstStepOf({ 'text.isSpam': true, 'text.isAbusive': true }, { hold: true, classes: ['ethics', 'crisis'] }),
  ).toBe('escalate_emergency')
})
test('a held case is reported up even when it is abusive or a duplicate', () => {
  expect(
    firstStepOf({ 'text.isAbusive': true, 'history.possibleDuplicate': true }, { hold: true, classes: ['bypass'] }),
  ).toBe('report_up')
})
test('abuse is screened before duplicates, duplicates come before questions', () => {
  expect(firstStepOf({ 'text.isAbusive': true, 'history.possibleDuplicate': true }, quiet)).toBe('screen_abuse')
  expect(firstStepOf({ 'history.possibleDuplicate': true, 'text.isVague': true }, quiet)).toBe('merge_duplicate')
  expect(firstStepOf({ 'history.openCaseOfSame': true }, quiet)).toBe('reopen_or_link')
  expect(firstStepOf({ 'text.isVague': true }, quiet)).toBe('request_info')
  expect(firstStepOf({}, quiet)).toBe('accept')
})
test('the verdict becomes the two facts that routing asks for', () => {
  expect(gateFacts({ hold: true, classes: ['crisis'] })).toEqual({ 'gate.held': true, 'gate.crisis': true })
})
test('of several classes the one that must not wait leads', () => {
  expect(leadingClass(['ethics', 'retaliation'])).toBe('retaliation')
  expect(leadingClass(['bypass', 'ethics'])).toBe('ethics')
  expect(leadingClass([])).toBeNull()
})
