import { describe, expect, test } from 'vitest'
import { defaultLexicon } from './extract/default-lexicon.ts'
import { extractFacts } from './extract/extract-facts.ts'
import { objectOf } from './extract/object-of.ts'
import { proposeCategory, submitterGroup } from './propose-category.ts'
import { proposeUrgency } from './propose-urgency.ts'

const top = (text: string, place?: string) => proposeCategory(text, { place }, defaultLexicon)[0]
const urgency = (text: string, more: Record<string, boolean> = {}) => {
  const facts = extractFacts({ text, declared: { bypassOwnUnit: false, accused: 'none' } }, defaultLexicon)
  return proposeUrgency({ ...facts, ...more }, defaultLexicon)
}

test('a proposal says which words spoke for it, best first, three at most', () => {
  const proposals = proposeCategory('图书馆的数据库在校外下载不了全文，要重新登录', {}, defaultLexicon)
  expect(proposals.length).toBeLessThanOrEqual(3)
  expect(proposals[0]).toMatchObject({ category: 'TS' })
  expect(proposals[0]!.because).toContain('数据库')
  expect(proposals.map(one => one.score)).toEqual(
    [...proposals.map(one => one.score)].sort((left, right) => right - left),
  )
})
test('nothing is proposed when nothing speaks for anything', () => {
  expect(proposeCategory('嗯', {}, defaultLexicon)).toEqual([])
})
test('the place speaks where the text does not', () => {
  expect(top('后排完全看不清，晚上更暗', '线上·财务报销系统')?.category).toBe('CW')
})
test('what a place is named by is not what the text is about', () => {
  expect(top('图书馆旁边的井盖翘起来了')?.category).toBe('JJ')
})
test.each([
  ['热水器坏了，洗澡全是冷水', 'hotWater'],
  ['左边那部电梯又停了', 'lift'],
  ['洗衣机甩不干', 'washer'],
  ['感觉不太对', null],
])('the thing in %s is %s', (text, object) => {
  expect(objectOf(text, defaultLexicon)).toBe(object)
})
test.each([
  ['硕士研究生', 'postgraduate'],
  ['本科生（党员）', 'undergraduate'],
  ['离退休教职工（亲属代提）', 'retired'],
  ['专任教师', 'teacher'],
  ['国际学生', 'other'],
])('%s is %s', (type, group) => {
  expect(submitterGroup(type)).toBe(group)
})

describe('urgency', () => {
  test.each([
    ['9栋停水两天了', 'P1', 'utilityOut'],
    ['整层六十多个人受影响，门锁打不开', 'P1', 'manyPeople'],
    ['缓考没人批，还有三天就考试', 'P1', 'deadline'],
    ['住宿费扣了两次', 'P1', 'doubleCharge'],
    ['楼梯口的电线裸露在外面', 'P1', 'danger'],
    ['食堂的菜有点咸', 'P2', 'category'],
    ['户口页怎么借，请问要带什么', 'P2', 'question'],
    ['建议多开一个窗口，师傅们辛苦了，味道很好', 'P3', 'friendly'],
  ])('%s: %s', (text, level, because) => {
    expect(urgency(text)).toEqual({ urgency: level, because })
  })
  test('a crisis is P0', () => {
    expect(urgency('救命', { 'gate.crisis': true }).urgency).toBe('P0')
  })
})
