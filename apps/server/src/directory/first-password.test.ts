import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawFirstPassword } from './first-password.ts'
import { passwordProblems } from './password-rule.ts'

test('a first password keeps the rule for passwords and is another each time', () => {
  const drawn = Array.from({ length: 200 }, () => drawFirstPassword(randomBytes, 'wei.lan'))
  expect(new Set(drawn).size).toBe(200)
  for (const password of drawn) {
    expect(password).toMatch(/^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/)
    expect(passwordProblems(password, 'wei.lan')).toEqual([])
  }
})

test('one that breaks the rule is thrown away and drawn again', () => {
  const draws = [Buffer.alloc(16, 0), Buffer.from([0, 1, 2, 3, 24, 25, 26, 27, 4, 5, 6, 7, 8, 9, 10, 11])]
  expect(drawFirstPassword(() => draws.shift() ?? Buffer.alloc(16), 'x')).toBe('abcd-2345-efgh-ijkm')
})
