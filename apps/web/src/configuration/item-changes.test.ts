import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carryOver, changesBetween, isSame, withValue } from './item-changes.ts'

const item = {
  limits: { triage: { P2: '1WD', P3: '1WD' } },
  ladder: [
    { id: 'yellow', tell: ['handler'] },
    { id: 'red', tell: ['officer'] },
  ],
}

describe('what was changed in an item', () => {
  test('is told value by value, in lists by the name of the row', () => {
    const next = {
      limits: { triage: { P2: '0.5WD', P3: '1WD' } },
      ladder: [item.ladder[1], { id: 'yellow', tell: ['handler', 'deputy'] }],
    }
    expect(changesBetween(item, next)).toEqual([
      { path: ['limits', 'triage', 'P2'], before: '1WD', after: '0.5WD' },
      { path: ['ladder', 'yellow', 'tell'], before: ['handler'], after: ['handler', 'deputy'] },
    ])
  })

  test('is told of what was not there before', () => {
    expect(changesBetween({}, { limits: { triage: { P2: '4WH' } } })).toEqual([
      { path: ['limits', 'triage', 'P2'], before: undefined, after: '4WH' },
    ])
  })

  test('is carried over to what somebody else has published meanwhile, and nothing of theirs is lost', () => {
    const mine = { ...item, limits: { triage: { P2: '0.5WD', P3: '1WD' } } }
    const theirs = {
      ...item,
      limits: { triage: { P2: '1WD', P3: '4WH' } },
      ladder: [item.ladder[0], { id: 'red', tell: ['reviewer'] }],
    }
    expect(carryOver(item, mine, theirs)).toEqual({ ...theirs, limits: { triage: { P2: '0.5WD', P3: '4WH' } } })
  })

  test('carried over where nobody else changed anything is what it was; where I changed nothing it is theirs', () => {
    const json = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(json, json, (over, other) => {
        expect(isSame(carryOver(over, other, over), other)).toBe(true)
        expect(isSame(carryOver(over, over, other), other)).toBe(true)
      }),
    )
  })
})

test('a value is set at its place, and one taken away leaves no empty place behind', () => {
  const one = withValue({}, ['limits', 'triage', 'P2'], '4WH')
  expect(one).toEqual({ limits: { triage: { P2: '4WH' } } })
  expect(withValue(one, ['limits', 'triage', 'P2'], undefined)).toEqual({})
  expect(withValue(item, ['ladder', 0, 'tell'], ['deputy'])).toMatchObject({
    ladder: [{ tell: ['deputy'] }, { id: 'red' }],
  })
})
