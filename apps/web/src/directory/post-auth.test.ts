import { expect, test } from 'vitest'
import { problemIn } from './post-auth.ts'

test('what the server says is told in its words, by field', () => {
  const message = { zh: '密码至少 12 个字符', en: 'At least 12 characters' }
  const told = problemIn({ message: { zh: '请检查', en: 'Check' }, fields: [{ field: 'newPassword', message }] })
  expect(told).toEqual({ message: { zh: '请检查', en: 'Check' }, fields: { newPassword: message } })
})
test('an answer nobody can read still becomes a sentence', () => {
  for (const odd of [null, 'x', {}, { message: 'plain' }]) expect(problemIn(odd).message.zh).toContain('稍后再试')
})
