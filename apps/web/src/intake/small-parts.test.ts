import { describe, expect, test } from 'vitest'
import { matchedWords } from './matched-words.ts'
import { retryDelay } from './retry.ts'
import { unitNamed } from './unit-search.ts'
import { refusedBefore } from './upload.ts'

describe('sending again', () => {
  test('waits longer after each failure, at most a minute', () => {
    expect([1, 2, 3, 4, 50].map(retryDelay)).toEqual([3000, 10_000, 30_000, 60_000, 60_000])
  })
})

describe('a unit by its typed name', () => {
  const units = [
    { id: 'TSG', name: { zh: '图书馆', en: 'Library' } },
    { id: 'HX', name: { zh: '化学化工学院', en: 'School of Chemistry' } },
    { id: 'WX', name: { zh: '文学院', en: 'School of Arts' } },
  ]
  test('is found whole, whatever the blanks and capitals', () => {
    expect(unitNamed(units, 'zh', ' 图书馆 ', 'exactly')).toBe('TSG')
    expect(unitNamed(units, 'en', 'library', 'exactly')).toBe('TSG')
  })
  test('is found by a part that fits no other', () => {
    expect(unitNamed(units, 'zh', '化工', 'part')).toBe('HX')
    expect(unitNamed(units, 'zh', '化工', 'exactly')).toBeNull()
  })
  test('is not guessed where several fit, or none', () => {
    expect(unitNamed(units, 'zh', '学院', 'part')).toBeNull()
    expect(unitNamed(units, 'zh', '体育', 'part')).toBeNull()
    expect(unitNamed(units, 'zh', ' ', 'part')).toBeNull()
  })
})

describe('a photo', () => {
  test('that is none or too large is refused before it is sent', () => {
    expect(refusedBefore({ type: 'application/pdf', size: 1 }, 10)).toBe('notAnImage')
    expect(refusedBefore({ type: 'image/jpeg', size: 11 }, 10)).toBe('tooLarge')
    expect(refusedBefore({ type: 'image/jpeg', size: 10 }, 10)).toBeNull()
  })
})

describe('why a category is proposed', () => {
  test('is told in the submitter’s own words, each once and at its longest', () => {
    expect(matchedWords(['热', '栋', '宿舍', '热水', '水电与电梯'], '14栋宿舍没有热水')).toEqual(['栋', '宿舍', '热水'])
  })
})
