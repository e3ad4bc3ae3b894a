import { expect, test } from 'vitest'
import { defaultLexicon } from './default-lexicon.ts'
import { characterRuns, storyScore } from './story-model.ts'

test('runs of one to three characters, each once, figures alike', () => {
  expect([...characterRuns('9栋 12')]).toEqual(['0', '栋', '0栋', '栋0', '0栋0'])
})
test('a score is the bias when nothing is known, and inherited names weigh nothing', () => {
  expect(storyScore('constructor', { bias: -0.5, weights: {} })).toBe(-0.5)
})
test('a story about a person scores higher than a broken tap', () => {
  const score = (text: string): number => storyScore(text, defaultLexicon.storyModel)
  expect(score('他让我替他写材料，不写就别想毕业')).toBeGreaterThan(score('三楼的水龙头一直滴水，请来修一下'))
})
