import { expect, test } from 'vitest'
import { passwordProblems } from './password-rule.ts'
import { isUsername, normaliseUsername } from './username.ts'

const wrongs = (password: string) => passwordProblems(password, 'wei.xiaolan').length

test('twelve characters of three kinds are enough', () => {
  for (const good of ['Banyan-Shade-31', 'lychee.tree.88', '荔枝树下的约定Tree2026', 'UPPER lower 9 x'])
    expect(wrongs(good), good).toBe(0)
})

test('a short, a plain, an endless and an own-name password are each told why', () => {
  expect(wrongs('Ab1-Ab1-Ab1')).toBe(1)
  expect(wrongs('onlysmallletters')).toBe(1)
  expect(wrongs('Aa1-'.repeat(33))).toBe(1)
  expect(wrongs('Wei.Xiaolan-2026')).toBe(1)
  expect(wrongs('short')).toBe(2)
})

test('user names may be Chinese, dotted and numbered, and have one spelling', () => {
  for (const good of ['韦兰', 'wei.xiaolan', '2023110412', '阿不都·热合曼', 'ｗｅｉ'])
    expect(isUsername(good), good).toBe(true)
  for (const bad of ['', '韦', 'a b', '.wei', 'x'.repeat(31), 'wei@x', '<b>']) expect(isUsername(bad), bad).toBe(false)
  expect(normaliseUsername('  ＷＥＩ.Lan ')).toBe('wei.lan')
})
