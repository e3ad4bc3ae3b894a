import { expect, test } from 'vitest'
import { EMPTY, inputOf, problemsOf } from './registration.ts'

const page = { id: 'file-1', name: '第3页.jpg', mime: 'image/jpeg', bytes: 1, url: '', thumbnailUrl: null }

test('a page of the notebook needs its photo and its words, nothing more', () => {
  expect(Object.keys(problemsOf(EMPTY))).toEqual(['page', 'text'])
  expect(problemsOf({ ...EMPTY, page: [page], text: '灯坏了' })).toEqual({})
})

test('a telephone number that cannot be one is found before it is sent', () => {
  expect(Object.keys(problemsOf({ ...EMPTY, page: [page], text: '灯坏了', phone: '找班长' }))).toEqual(['phone'])
})

test('who leaves no number is not to be phoned; who is named is who it is entered for', () => {
  const input = inputOf({ ...EMPTY, page: [page], text: ' 灯坏了 ', name: '韦奶奶' }, 'key', 'TSG', 'v1')
  expect(input).toMatchObject({
    page: 'file-1',
    text: '灯坏了',
    place: null,
    entryUnit: 'TSG',
    onBehalfOf: '韦奶奶',
    contact: { wish: 'none', name: '韦奶奶', phone: null },
  })
})
