import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test('a path of this site is kept with what it asks for', () => {
  for (const good of ['/', '/mine', '/desk/mine?x=1#a', '/track?no=2026-%E4%BD%9C']) expect(ownPath(good)).toBe(good)
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  ' /mine',
  'javascript:alert(1)',
  'mine',
  '',
  '/./\\evil.example',
  '/..//evil.example',
  '/api/campus/oidc/go',
  '/x/../api/auth/sign-out',
  '/trpc/session.me',
  `/${'a'.repeat(500)}`,
  ['/mine'],
  undefined,
  null,
])('%j leads nowhere', bad => {
  expect(ownPath(bad)).toBeNull()
})
