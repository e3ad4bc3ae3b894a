import { expect, test } from 'vitest'
import { isEasilyGuessed } from './common-passwords.ts'
import { passwordProblems } from './password-rule.ts'

const weak = [
  'Password123!',
  'Qwerty123456!',
  'P@ssw0rd1234',
  '1qaz2wsx3EDC',
  'Zxcvbnm,./123A',
  'Aa1111111111!',
  'Abcdefgh1234!',
  'Guangxi@2026',
  'Zuoyeben2026!!',
  'Woaini1314520!',
  'Wodemima@2026',
]
test.each(weak)('%s keeps the rule of signs and is refused all the same', async password => {
  expect(passwordProblems(password, 'wei.lan')).toEqual([])
  expect(await isEasilyGuessed(password, ['wei.lan', '韦岚'])).toBe(true)
})

test.each([
  'Lychee-Tree-88',
  'Mango-Season-77',
  'a long enough password 42',
  'k3x9-p7qm-r2vz-8wtn',
  '荔枝树下-Reading-3',
])('%s is not easily guessed', async password =>
  expect(await isEasilyGuessed(password, ['wei.lan', '韦岚'])).toBe(false),
)

test('what is made of the own name is easily guessed by whoever knows the person', async () => {
  expect(await isEasilyGuessed('Huang.Yiming-1998', ['huang.yiming', '黄一鸣'])).toBe(true)
  expect(await isEasilyGuessed('Huang.Yiming-1998', ['wei.lan', '韦岚'])).toBe(false)
})
