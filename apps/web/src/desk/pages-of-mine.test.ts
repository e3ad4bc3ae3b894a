import { expect, test } from 'vitest'
import { pageGroups } from './pages-of-mine.ts'

const pagesOf = (...roles: string[]) =>
  pageGroups({ appointments: roles.map(role => ({ role, unit: 'ZDT', branch: null })) as never }).flatMap(({ pages }) =>
    pages.map(({ href }) => href),
  )

test('everybody has their notices and the limits, and no page of an administrator', () => {
  expect(pagesOf('leader')).toEqual(['/notices', '/limits'])
  expect(pagesOf('member')).toEqual(['/absences', '/notices', '/limits'])
})
test('the three administrators have pages of their own, each apart', () => {
  expect(pagesOf('systemAdmin')).toContain('/people')
  expect(pagesOf('securityAdmin')).not.toContain('/people')
  expect(pagesOf('auditAdmin')).toEqual(['/notices', '/limits', '/audit', '/retention'])
})
test('whoever has two roles has the pages of both, each once', () => {
  const both = pagesOf('confidant', 'schoolLead')
  expect(new Set(both).size).toBe(both.length)
  expect(both).toEqual(expect.arrayContaining(['/unsealing', '/running', '/calendar']))
})
