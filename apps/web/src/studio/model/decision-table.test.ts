import { type Condition, type Leaf, visitLeaves } from '@zuoyeben/rules/studio'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BodyJson, emptyRule } from './body.ts'
import { decisionTable, withCell } from './decision-table.ts'

const is = (fact: string, value: string): Leaf => ({ fact, operator: 'is', value })
const rule = (id: string, when: Condition) => ({
  ...emptyRule(id, 'unit', { path: 'reject' as const }, { zh: id, en: id }),
  when,
})
const body: BodyJson = {
  kind: 'routing',
  rules: [
    rule('leak', {
      all: [is('category', 'HQ'), { any: [is('kind', 'water'), is('kind', 'gas')] }, is('place', 'dorm')],
    }),
    rule('exam', { all: [is('category', 'JX')] }),
    rule('odd', { not: { all: [is('place', 'gate')] } }),
  ],
}

test('questions that all must be met stand in columns, the commonest fact first, and nested ones beside them', () => {
  const { columns, rows } = decisionTable(body)
  expect(columns).toEqual(['category', 'place'])
  expect(rows[0]?.cells.get('place')).toEqual([is('place', 'dorm')])
  expect(rows[0]?.rest).toEqual([{ any: [is('kind', 'water'), is('kind', 'gas')] }])
  expect(rows[2]).toMatchObject({ rest: [{ not: { all: [is('place', 'gate')] } }] })
})

test('a cell is filled, changed and emptied in its place; a nested rule that goes back is as it was', () => {
  const [leak, , odd] = body.rules as [BodyJson['rules'][0], BodyJson['rules'][0], BodyJson['rules'][0]]
  expect(withCell(leak, 'category', [is('category', 'JJ')]).when).toEqual({
    all: [is('category', 'JJ'), { any: [is('kind', 'water'), is('kind', 'gas')] }, is('place', 'dorm')],
  })
  expect(withCell(leak, 'place', []).when).toEqual({
    all: [is('category', 'HQ'), { any: [is('kind', 'water'), is('kind', 'gas')] }],
  })
  const wider = withCell(odd, 'category', [is('category', 'HQ')])
  expect(wider.when).toEqual({ all: [{ not: { all: [is('place', 'gate')] } }, is('category', 'HQ')] })
})

test('writing a cell with what it held changes no question of the rule', () => {
  const leaf = fc
    .record({ fact: fc.constantFrom('a', 'b', 'c'), value: fc.string() })
    .map(one => is(one.fact, one.value))
  const part = fc.oneof(
    leaf,
    fc.array(leaf, { minLength: 1, maxLength: 2 }).map(any => ({ any })),
  )
  const leavesIn = (when: Condition) => {
    const found: string[] = []
    visitLeaves(when, {}, one => found.push(JSON.stringify(one)))
    return found.sort()
  }
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.constantFrom('a', 'b', 'c'), (all, fact) => {
      const given = rule('given', { all })
      const row = decisionTable({ kind: 'routing', rules: [given] }).rows[0]!
      expect(leavesIn(withCell(given, fact, row.cells.get(fact) ?? []).when)).toEqual(leavesIn(given.when))
    }),
  )
})

test('what is no condition is one cell beside the columns, and breaks no row', () => {
  const odd = [{ all: [null] }, [], { all: 'x' }].map((when, at) => rule(`odd${at}`, when as unknown as Condition))
  const { columns, rows } = decisionTable({
    kind: 'routing',
    rules: [...odd, rule('exam', { all: [is('category', 'JX')] })],
  })
  expect(columns).toEqual(['category'])
  expect(rows.map(row => [row.cells.size, row.rest.length])).toEqual([
    [0, 1],
    [0, 1],
    [0, 1],
    [1, 0],
  ])
})
