import { expect, test } from 'vitest'
import { InputError } from './errors.ts'
import { refuseUnkeepable } from './wire-text.ts'

const fieldsOf = (input: unknown) => {
  try {
    refuseUnkeepable(input)
    return []
  } catch (error) {
    if (error instanceof InputError) return error.fields.map(each => each.field)
    throw error
  }
}

test('a character of code 0 and half a surrogate pair are refused wherever they stand, by the path of their field', () => {
  expect(fieldsOf({ text: 'a\0b', contact: { name: '\ud800' }, files: ['x', '\udc00'] })).toEqual([
    'text',
    'contact.name',
    'files.1',
  ])
  expect(fieldsOf('\0')).toEqual([''])
  expect(fieldsOf({ answers: { 'a\0': 1 } })).toEqual(['answers'])
})

test('everything else passes: Chinese, emoji, line breaks, numbers, nothing', () => {
  expect(fieldsOf({ text: '热水\n🙂𠮷', n: 1, none: null, list: [true] })).toEqual([])
  expect(fieldsOf(undefined)).toEqual([])
})

test('what is nested a hundred levels deep passes, a level more does not, and thousands cost nothing', () => {
  const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
  expect(fieldsOf(nested(101))).toEqual([])
  expect(fieldsOf(nested(102))).toHaveLength(1)
  expect(fieldsOf({ text: nested(200_000) })).toHaveLength(1)
})

test('an input full of bad characters is told its first twenty', () => {
  expect(fieldsOf(Array.from({ length: 5000 }, () => '\0'))).toHaveLength(20)
})
