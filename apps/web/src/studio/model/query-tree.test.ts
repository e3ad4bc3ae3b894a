import type { Condition, TopCondition } from '@zuoyeben/rules/studio'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TreeGroup, treeOf, whenOf } from './query-tree.ts'

const leaf = fc.record({
  fact: fc.constantFrom('case.category', 'text.days', 'text.words'),
  operator: fc.constantFrom('is', 'isAnyOf', 'below', 'mentions', 'isMissing'),
  value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 })),
})
const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf as fc.Arbitrary<Condition>,
    fc.record({ condition: fc.constantFrom('night', 'water') }),
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}))
const top = condition.filter((one): one is TopCondition => !('fact' in one))

test('a condition drawn as groups of rows and read back is the same condition, whatever stands under a not', () => {
  fc.assert(
    fc.property(top, when => {
      expect(whenOf(treeOf(when))).toEqual(when)
    }),
    { numRuns: 5000 },
  )
})

test('the ids of a tree are its places: no two are the same, and the same condition gives the same ones', () => {
  const idsOf = (group: TreeGroup): readonly string[] => [
    group.id ?? '',
    ...group.rules.flatMap(part => ('rules' in part ? idsOf(part) : [part.id ?? ''])),
  ]
  fc.assert(
    fc.property(top, when => {
      const ids = idsOf(treeOf(when))
      expect(new Set(ids).size).toBe(ids.length)
      expect(idsOf(treeOf(structuredClone(when)))).toEqual(ids)
    }),
  )
})

test('a row put beside a single denied question makes a group of both; nothing is dropped', () => {
  const tree = treeOf({ not: { fact: 'text.days', operator: 'below', value: 3 } })
  const more: TreeGroup = { ...tree, rules: [...tree.rules, { field: 'case.hour', operator: 'below', value: 8 }] }
  expect(whenOf(more)).toEqual({
    not: {
      all: [
        { fact: 'text.days', operator: 'below', value: 3 },
        { fact: 'case.hour', operator: 'below', value: 8 },
      ],
    },
  })
})
