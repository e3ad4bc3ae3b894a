import { expect, test } from 'vitest'
import { type BodyJson, emptyRule, freeId, movedBy, movedTo, neighbour, withChinese, withNewRule } from './body.ts'

const rule = (id: string, band: 'guard' | 'school') => emptyRule(id, band, { path: 'reject' }, { zh: id, en: id })
const body: BodyJson = {
  kind: 'routing',
  rules: [rule('a', 'guard'), rule('b', 'school'), rule('c', 'school'), rule('d', 'school')],
}
const order = (of: BodyJson) => of.rules.map(({ id }) => id).join('')

test('a rule moves within its band and never out of it', () => {
  expect(order(movedBy(body, 'b', 1))).toBe('acbd')
  expect(order(movedBy(body, 'b', -1))).toBe('abcd')
  expect(order(movedTo(body, 'd', 'b'))).toBe('adbc')
  expect(order(movedTo(body, 'b', 'd'))).toBe('acdb')
  expect(order(movedTo(body, 'd', 'a'))).toBe('abcd')
  expect(neighbour(body, 'a', 1)).toBeNull()
})

test('a new rule stands behind the chosen one, else last of its band', () => {
  expect(order(withNewRule(body, rule('x', 'school'), 'b'))).toBe('abxcd')
  expect(order(withNewRule(body, rule('x', 'school')))).toBe('abcdx')
  expect(order(withNewRule(body, rule('x', 'guard')))).toBe('axbcd')
  const unguarded = { ...body, rules: body.rules.slice(1) }
  expect(order(withNewRule(unguarded, rule('x', 'guard')))).toBe('xbcd')
})

test('an id is one that nobody has, and English follows Chinese until it has words of its own', () => {
  expect(freeId(new Set(['rule-1', 'rule-3']))).toBe('rule-4')
  expect(freeId(new Set(['a', 'rule-3']))).toBe('rule-4')
  expect(withChinese('旧', '新')).toEqual({ zh: '新', en: '新' })
  expect(withChinese({ zh: '旧', en: 'own' }, '新')).toEqual({ zh: '新', en: 'own' })
})
