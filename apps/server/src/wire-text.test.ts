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
