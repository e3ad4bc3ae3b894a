import { expect, test } from 'vitest'
import { filledPlace, normaliseText } from './normalise.ts'

test('a word disguised with signs or spaces reads like the word itself', () => {
  expect(normaliseText('我要举*报，他 性 骚 扰 我')).toBe('我要举报,他性骚扰我')
  expect(normaliseText('举\u200b报')).toBe('举报')
})
test('full width figures and letters become half width', () => {
  expect(normaliseText('ＷｉＦｉ１２栋')).toBe('wifi12栋')
})
test('spaces between Latin words stay', () => {
  expect(normaliseText('No hot  Water')).toBe('no hot  water')
})
test('a place field that says nothing is no place', () => {
  for (const place of ['', '未填', '——', '其他', '无', 'N/A', undefined]) expect(filledPlace(place)).toBeNull()
  expect(filledPlace('9栋')).toBe('9栋')
})
