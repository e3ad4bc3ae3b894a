import { expect, test } from 'vitest'
import { isWeekday, timeLeft } from './time-left.ts'

const at = (local: string) => Date.parse(`${local}+08:00`)

test('within a day the time left is told in hours and minutes', () => {
  expect(timeLeft(at('2026-09-21T17:30:00'), at('2026-09-21T14:10:00')).zh).toBe('还剩 3 小时 20 分')
  expect(timeLeft(at('2026-09-21T17:30:00'), at('2026-09-21T17:05:00')).en).toBe('25 min left')
  expect(timeLeft(at('2026-09-21T17:30:00'), at('2026-09-21T17:29:40')).zh).toBe('还剩 不到 1 分')
})

test('beyond a day the time left is told in working days, without the weekend', () => {
  expect(timeLeft(at('2026-09-22T17:30:00'), at('2026-09-18T09:00:00')).zh).toBe('还剩 2 个工作日')
})

test('a make-up Sunday counts where the calendar says so', () => {
  const withMakeUp = (day: string) => day === '2026-09-20' || isWeekday(day)
  expect(timeLeft(at('2026-09-22T17:30:00'), at('2026-09-18T09:00:00'), withMakeUp).zh).toBe('还剩 3 个工作日')
})

test('what is overdue says by how many working days', () => {
  expect(timeLeft(at('2026-09-18T17:30:00'), at('2026-09-21T18:00:00')).zh).toBe('超期 1 个工作日')
  expect(timeLeft(at('2026-09-18T17:30:00'), at('2026-09-18T19:00:00')).en).toBe('1 h 30 min overdue')
})

test('a weekend of lateness is told in hours: no working day has passed', () => {
  expect(timeLeft(at('2026-09-18T17:30:00'), at('2026-09-19T18:30:00')).zh).toBe('超期 25 小时')
})
