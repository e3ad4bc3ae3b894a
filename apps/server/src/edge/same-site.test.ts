import { expect, test } from 'vitest'
import { isFromElsewhere } from './same-site.ts'

const own = 'https://zyb.example.edu.cn'
const post = (headers: Record<string, string>) => isFromElsewhere({ method: 'POST', headers, own })
const cookie = 's=1'

test('our own pages may change things', () => {
  expect(post({ cookie, origin: own, 'sec-fetch-site': 'same-origin' })).toBe(false)
  expect(post({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(false)
  expect(post({ cookie, origin: own })).toBe(false)
})

test.each(['https://elsewhere.example', 'null', '', 'https://zyb.example.edu.cn.evil.example', `${own}:8443`])(
  'a page of %s may not, with a cookie or without',
  origin => {
    expect(post({ cookie, origin })).toBe(true)
    expect(post({ origin })).toBe(true)
    expect(post({ cookie, origin, 'content-type': 'application/json' })).toBe(true)
  },
)

test('a sister site of the same domain may not either', () => {
  expect(post({ cookie, 'sec-fetch-site': 'same-site' })).toBe(true)
  expect(post({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(true)
  expect(post({ cookie, origin: own, 'sec-fetch-site': 'cross-site' })).toBe(true)
})

test('without a word about where it comes from, a request with a cookie must be one that no form can send', () => {
  expect(post({ cookie })).toBe(true)
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
    expect(post({ cookie, 'content-type': type })).toBe(true)
  expect(post({ cookie, 'content-type': 'text/plain; application/json' })).toBe(true)
  expect(post({ cookie, 'content-type': 'application/jsonish' })).toBe(true)
  expect(post({ cookie, 'content-type': 'application/json; charset=utf-8' })).toBe(false)
  expect(post({ cookie, 'content-type': 'multipart/form-data; boundary=x', 'x-zuoyeben-client': 'mini' })).toBe(false)
  expect(post({})).toBe(false)
})

test('reading is nobody’s to forbid, and every other method counts as a change', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    expect(isFromElsewhere({ method, headers: { cookie, 'sec-fetch-site': 'cross-site' }, own })).toBe(false)
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'get'])
    expect(isFromElsewhere({ method, headers: { cookie, 'sec-fetch-site': 'cross-site' }, own })).toBe(true)
})
