import { expect, it } from 'vitest'
import { givenRule, routing } from '../testing/given-rules.ts'
import { suggestionWords } from './suggestion-words.ts'
import { type Handled, hitsOf, suggestionsFrom } from './watch-rules.ts'

const ruleSet = routing([givenRule(), givenRule({ id: 'idle' })])
const row = (now: string, cases: number, ruleId: string | null = 'leak', decided = 'HQC'): Handled => ({
  ruleId,
  decided,
  now,
  cases,
})

it('counts what each rule decided and what people moved; a rule that never decided stands there with none', () => {
  expect(hitsOf(ruleSet, [row('HQC', 3), row('BWC', 17), row('JWC', 2, null, 'JWC')])).toEqual([
    { ruleId: 'leak', cases: 20, overridden: 17 },
    { ruleId: 'idle', cases: 0, overridden: 0 },
    { ruleId: null, cases: 2, overridden: 0 },
  ])
})

it('suggests what most people did, in words', () => {
  const suggestions = suggestionsFrom([row('HQC', 3), row('BWC', 12), row('BWC', 5), row('JWC', 9, null)])
  expect(suggestions).toEqual([{ ruleId: 'leak', from: 'HQC', to: 'BWC', moved: 17, of: 20 }])
  expect(suggestionWords(suggestions[0]!, ruleSet, 'zh')).toBe('规则“宿舍漏水”判给HQC的 20 件中，有 17 件被改派到BWC。')
  expect(suggestionWords(suggestions[0]!, ruleSet, 'en')).toContain('17 of 20 cases')
})

it('says nothing where there are few cases, where it may be chance, and where people left it', () => {
  expect(suggestionsFrom([row('BWC', 9)])).toEqual([])
  expect(suggestionsFrom([row('BWC', 12), row('HQC', 8)])).toEqual([])
  expect(suggestionsFrom([row('HQC', 40), row('BWC', 1)])).toEqual([])
  expect(suggestionsFrom([row('BWC', 10)])).toHaveLength(1)
})
