import { expect, test } from 'vitest'
import { type BodyJson, emptyRule, wordsOf } from './body.ts'
import { readBody } from './read-body.ts'
import { problemWords, thenWords, whenWords } from './rule-words.ts'
import { readerOf } from './studio-context.ts'
import { demoWorld } from './testing-world.ts'

const reader = readerOf(demoWorld)
const body: BodyJson = {
  kind: 'routing',
  rules: [
    {
      ...emptyRule('leak', 'unit', { path: 'transfer', unit: 'HQC' }, { zh: '宿舍漏水', en: 'Leaks' }),
      when: { all: [{ fact: 'case.category', operator: 'isAnyOf', value: ['HQ'] }] },
      say: '由后勤办理',
    },
  ],
}

test('a draft of a unit is read with the school’s rules around it, and said in plain Chinese', () => {
  const { effective, problems } = readBody(body, reader)
  expect(problems).toEqual([])
  expect(effective?.rules.map(rule => rule.id)).toEqual(['guarded', 'leak', 'general'])
  const [rule] = body.rules
  expect(whenWords(rule!.when, body, reader, 'zh')).toBe('类别 是其中之一 后勤生活服务')
  expect(thenWords(rule!.then, reader, 'zh')).toBe('转办 → 后勤基建处')
  expect(wordsOf(rule!.say)).toEqual({ zh: '由后勤办理', en: '由后勤办理' })
})

test('what is half written is left out, called unfinished, and keeps nothing else from being read', () => {
  const half = emptyRule('half', 'unit', { path: 'transfer' }, { zh: '新', en: 'New' })
  const { effective, problems, leftOut } = readBody({ ...body, rules: [half, ...body.rules] }, reader)
  expect([...leftOut]).toEqual(['half'])
  expect(effective?.rules.map(rule => rule.id)).toEqual(['guarded', 'leak', 'general'])
  expect(problems.map(problem => problemWords(problem).zh)).toEqual([
    '还没有写给提交人的话',
    '还没有条件，至少要有一项',
    '还没有选交给谁',
  ])
  expect(whenWords(half.when, body, reader, 'zh')).toBeNull()
})

test('an id of the school is refused, and what cannot be read at all gives nothing to decide by', () => {
  const taken = { ...body, rules: [{ ...body.rules[0]!, id: 'general' }] }
  const { problems } = readBody(taken, reader)
  expect(problems.map(problem => problem.code)).toEqual(['duplicateRuleId'])
  expect(readBody({ ...body, kind: 'nothing' } as never, reader).effective).toBeNull()
})
