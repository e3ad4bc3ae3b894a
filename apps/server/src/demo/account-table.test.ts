import { expect, test } from 'vitest'
import { accountTable } from './account-table.ts'

const UNITS: Readonly<Record<string, string>> = { HQC: '后勤基建处', JDXY: '计算机与电子信息学院' }

test('every account has a line with user name, role and unit, and the columns stand under each other', () => {
  const people = [
    { username: '覃荔香', role: 'submitter', unit: 'JDXY' },
    { username: 'bounmy', role: 'deputy', unit: 'HQC' },
  ]
  expect(accountTable(people, unit => UNITS[unit] ?? unit)).toEqual([
    '覃荔香  提交人                计算机与电子信息学院',
    'bounmy  分答题组专人（B 角）  后勤基建处',
  ])
})

test('a demo without people has no lines', () => {
  expect(accountTable([], unit => unit)).toEqual([])
})
