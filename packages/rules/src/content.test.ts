import { expect, test } from 'vitest'
import routingJson from '../content/routing.json' with { type: 'json' }
import { DEFAULT_DOCUMENTS, defaultLexicon } from './extract/default-lexicon.ts'
import { buildLexicon } from './extract/lexicon.ts'
import { readDocuments } from './extract/read-documents.ts'
import { references, routing, sensitivity } from './testing/corpus/judge.ts'

const units = new Set(DEFAULT_DOCUMENTS.duties.units.map(unit => unit.id))
const codes = DEFAULT_DOCUMENTS.categories.categories.map(one => one.code)

test('the default rules pass the parser', () => {
  expect(sensitivity.rules.length).toBeGreaterThan(25)
  expect(routing.rules.length).toBe(10)
  expect(references.units.size).toBe(29)
})
test('routing keeps the order of the amendments: R1 R2 R9 R10 R5 R3 R4b R4 R7 R8, then R6', () => {
  expect(routingJson.rules.map(rule => rule.id.slice(0, 3))).toEqual([
    'r01',
    'r02',
    'r09',
    'r10',
    'r05',
    'r03',
    'r04',
    'r04',
    'r07',
    'r08',
  ])
  expect(routing.fallback.then).toMatchObject({ path: 'rule', target: 'schoolGroup' })
})
test('what a rule tells the submitter never names the class', () => {
  for (const rule of sensitivity.rules.filter(
    one => !one.then.classes.includes('classified') && !one.then.classes.includes('crisis'),
  ))
    expect(rule.say.zh).toBe('此事由学校总答题组指定人员直接办理，其他单位看不到。')
})
test('there are sixteen categories, each with words and a unit', () => {
  expect(new Set(codes).size).toBe(16)
  for (const { code, unit } of DEFAULT_DOCUMENTS.categories.categories) {
    expect(units).toContain(unit)
    expect(defaultLexicon.terms.some(term => term.category === code)).toBe(true)
  }
})
test('duties and the lexicon name only units and categories that exist', () => {
  for (const topic of DEFAULT_DOCUMENTS.duties.topics) {
    expect(units).toContain(topic.unit)
    expect(codes).toContain(topic.category)
  }
  for (const unit of Object.values(DEFAULT_DOCUMENTS.duties.needs)) expect(units).toContain(unit)
  const { terms, places, pairs, submitters } = DEFAULT_DOCUMENTS.categoryLexicon
  const named = [
    ...Object.keys(terms),
    ...pairs.map(pair => pair.category),
    ...[...Object.values(places), ...Object.values(submitters)].flatMap(Object.keys),
  ]
  for (const code of named) expect(codes).toContain(code)
})
test('documents of another shape and lists that are not there are refused with the place', () => {
  const { categories, categoryLexicon, duties, storyModel, wordLists } = DEFAULT_DOCUMENTS
  expect(() =>
    readDocuments({
      categories,
      categoryLexicon,
      duties,
      storyModel,
      wordLists: { ...wordLists, lists: { a: { words: [1] } } },
    }),
  ).toThrow('/wordLists/lists/a')
  expect(() => readDocuments({ categories, categoryLexicon, duties, storyModel, wordLists, more: 1 })).toThrow('/more')
  expect(() => buildLexicon({ ...DEFAULT_DOCUMENTS, duties: { ...duties, needs: { nothing: 'BWC' } } })).toThrow(
    'nothing',
  )
})
