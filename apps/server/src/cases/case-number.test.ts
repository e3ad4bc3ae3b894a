import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newCaseNumber, readCaseNumber, readReceiptCode, receiptCode } from './case-number.ts'

test('a case number is read back however a person typed it', () => {
  const number = newCaseNumber(2026, Buffer.from([1, 2, 3, 4, 5]))
  expect(number).toMatch(/^2026-[0-9A-Z]{4}-[0-9A-Z]{5}$/)
  expect(readCaseNumber(number.toLowerCase().replaceAll('-', ' '))).toBe(number)
  expect(readCaseNumber(number.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(number)
})

test('one wrong character is noticed, nearly always', () => {
  let missed = 0
  for (let i = 0; i < 500; i++) {
    const number = newCaseNumber(2026, randomBytes(5))
    const at = 5 + (i % 4)
    const wrong = number[at] === '7' ? '8' : '7'
    if (readCaseNumber(number.slice(0, at) + wrong + number.slice(at + 1)) !== null) missed++
  }
  // 31 is the modulus and the alphabet has 32 characters: 0 and Z are alike to it.
  expect(missed).toBe(0)
})

test('a receipt code has three groups of four and survives being typed', () => {
  const code = receiptCode(randomBytes(8))
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  expect(readReceiptCode(` ${code.toLowerCase().replaceAll('-', '')} `)).toBe(code)
})

test('nothing that is no case number is taken for one', () => {
  for (const typed of ['', '2026', '2026-AAAA', 'DROP TABLE cases', '食堂不行'])
    expect(readCaseNumber(typed)).toBeNull()
})
