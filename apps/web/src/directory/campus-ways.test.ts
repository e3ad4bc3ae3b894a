import { expect, test } from 'vitest'
import { CAMPUS_WORDS, campusProblem } from '../words/campus.ts'
import { waysHere } from './campus-ways.tsx'

test('WeChat is offered inside WeChat alone, and there first', () => {
  expect(waysHere(['oidc', 'cas', 'wechatWeb'], false)).toEqual(['oidc', 'cas'])
  expect(waysHere(['oidc', 'wechatWeb'], true)).toEqual(['wechatWeb', 'oidc'])
  expect(waysHere(['oidc'], true)).toEqual(['oidc'])
  expect(waysHere([], true)).toEqual([])
})

test('an address names a problem, and nothing but a problem', () => {
  expect(campusProblem('notKnown')).toBe(CAMPUS_WORDS.notKnown)
  for (const bad of ['constructor', '__proto__', '<b>', '', null]) expect(campusProblem(bad)).toBeNull()
})
