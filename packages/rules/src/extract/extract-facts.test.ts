import { describe, expect, test } from 'vitest'
import { HOLDS } from '../fact-types.ts'
import { FACT_CATALOGUE } from '../facts.ts'
import { readExamples } from '../testing/corpus/judge.ts'
import { defaultLexicon } from './default-lexicon.ts'
import { extractFacts, type Submission } from './extract-facts.ts'

const college = { id: 'COL-A', kind: 'college' } as const
const submission = (text: string, more: Partial<Submission> = {}): Submission => ({
  text,
  entryUnit: college,
  declared: { bypassOwnUnit: false, accused: 'none' },
  ...more,
})
const facts = (text: string, more: Partial<Submission> = {}) => extractFacts(submission(text, more), defaultLexicon)

test('every fact given is in the catalogue and of its type', () => {
  for (const { text, place, campus } of readExamples('./held-out.jsonl'))
    for (const [key, value] of Object.entries(facts(text, { place, campus }))) {
      const definition = FACT_CATALOGUE.get(key)
      expect(definition, key).toBeDefined()
      if (value === undefined) continue
      expect(HOLDS[definition!.type](value), key).toBe(true)
      if (definition!.values !== undefined)
        for (const one of Array.isArray(value) ? value : [value]) expect(definition!.values).toContain(one)
    }
})
test('the same submission gives the same facts', () => {
  const text = '选课系统打不开，明天就截止'
  expect(facts(text)).toEqual(facts(text))
})
test('a category that the submitter chose is kept', () => {
  expect(facts('水管漏水', { category: 'ZC' })['case.category']).toBe('ZC')
})
test('answers of the form come in beside and cannot replace what was declared', () => {
  const given = facts('水管漏水', { answers: { 'form.HQ.kind': 'water', 'declared.bypassOwnUnit': true } })
  expect(given['form.HQ.kind']).toBe('water')
  expect(given['declared.bypassOwnUnit']).toBe(false)
})

describe('whose duty it is', () => {
  test.each([
    ['集体户的户口页怎么借出来', 'BWC'],
    ['校医院夜里没有人值班，发烧没处看', 'GH'],
    ['留学生的居留许可快到期了怎么延', 'GJC'],
    ['知网在校外登不上去', 'TSG'],
    ['三方协议寄丢了想补一份', 'XGB'],
    ['缓考申请被退回来了', 'JWC'],
    ['岗前培训的成绩查不到', 'JSB'],
    ['教室的投影仪打不开，话筒也没声', 'JWC'],
    ['生存认证能不能线上办，退休证丢了', 'LTX'],
  ])('%s → %s', (text, unit) => {
    expect(facts(text)['case.dutyUnit']).toBe(unit)
  })
  test('a department that receives its own matter is the duty unit', () => {
    const given = facts('二楼的还书机坏了', { entryUnit: { id: 'TSG', kind: 'department' } })
    expect(given['case.entryUnitIsDutyUnit']).toBe(true)
  })
  test('a matter inside the college is the college’s own', () => {
    expect(facts('院里的打印机缺硒鼓，材料打不出来')['case.dutyUnit']).toBe('COL-A')
  })
  test('what is not the school’s has no duty unit', () => {
    expect(facts('校外的房东不退押金')['case.dutyUnit']).toBeUndefined()
  })
})

describe('what a text is for', () => {
  test.each([
    ['请问成绩单在哪里打印？', 'consult'],
    ['感谢图书馆的老师帮我找到了钱包', 'praise'],
    ['建议食堂多开一个窗口', 'suggestion'],
    ['举报院办的人违规报销', 'report'],
    ['处分到期了怎么申请解除处分', 'consult'],
  ])('%s: %s', (text, intent) => {
    expect(facts(text)['text.intent']).toBe(intent)
  })
})

test('displeasure without a matter is vague, a fault with a place is not', () => {
  expect(facts('食堂太差了')['text.isVague']).toBe(true)
  expect(facts('没有热水')['text.isVague']).toBe(true)
  expect(facts('没有热水', { place: '东校园·9栋' })['text.isVague']).toBe(false)
  expect(facts('我的借书证过期了，请问在哪里续')['text.isVague']).toBe(false)
})
test('two offices that point at each other need both', () => {
  const given = facts('后勤说归保卫处，保卫处说归后勤，谁来牵头把路口的护栏和监控弄好')
  expect(given['text.needsSeveralUnits']).toBe(true)
  expect(given['text.units']).toEqual(expect.arrayContaining(['BWC', 'HQC']))
})
test('the accused unit is recognised as entry or duty unit', () => {
  const declared = { bypassOwnUnit: false, accused: 'unit', accusedUnit: 'COL-A' } as const
  expect(facts('院里乱收费', { declared })['declared.accusedIsEntryUnit']).toBe(true)
})
