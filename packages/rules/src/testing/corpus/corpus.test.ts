/** The rules against invented texts; how they were written, and what they showed when unseen, is in the README beside this file. */
import { describe, expect, test } from 'vitest'
import { readExamples } from './judge.ts'
import { measure, percent, printed } from './measure.ts'
import { PARTS } from './parts.ts'

describe('invented texts', async () => {
  const examples = PARTS.flatMap(part => readExamples(`./${part}.jsonl`))
  const figures = await measure(examples)
  console.info(printed(`${examples.length} texts`, figures))

  test('there are enough of them, of both kinds', () => {
    expect(new Set(examples.map(example => example.id)).size).toBe(examples.length)
    expect(figures.heldRecall.of).toBeGreaterThanOrEqual(50)
    expect(figures.wrongHolds.of).toBeGreaterThanOrEqual(100)
  })
  test.each([
    ['sensitive texts are held', 'heldRecall', 95],
    ['their class is right', 'classRight', 90],
    ['the best category is right', 'categoryTop1', 85],
    ['the right category is among three', 'categoryTop3', 95],
    ['the unit is right', 'unit', 85],
    ['the path is right', 'path', 85],
    ['the first step is right', 'first', 90],
  ] as const)('%s (%s ≥ %i %%)', (_name, key, floor) => {
    expect(percent(figures[key]), figures.misses.join('\n')).toBeGreaterThanOrEqual(floor)
  })
  test('ordinary texts are held in at most three of a hundred', () => {
    expect(percent(figures.wrongHolds), figures.misses.join('\n')).toBeLessThanOrEqual(3)
  })
})
