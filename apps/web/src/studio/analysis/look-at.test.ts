import { expect, test } from 'vitest'
import { type BodyJson, emptyRule } from '../model/body.ts'
import { readBody } from '../model/read-body.ts'
import { readerOf } from '../model/studio-context.ts'
import { demoWorld } from '../model/testing-world.ts'
import { looking, propose } from './look-at.ts'

const reader = readerOf(demoWorld)
const hq = { fact: 'case.category', operator: 'is', value: 'HQ' } as const
const rule = (id: string, more: object) => ({
  ...emptyRule(id, 'unit', { path: 'transfer', unit: 'HQC' }, { zh: id, en: id }),
  say: '一句话',
  ...more,
})
const body: BodyJson = {
  kind: 'routing',
  rules: [
    rule('wide', { when: { all: [hq] }, tests: [{ facts: { 'case.category': 'HQ' }, expect: { unit: 'HQC' } }] }),
    rule('narrow', {
      when: { all: [hq, { fact: 'text.days', operator: 'atLeast', value: 3 }] },
      // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
      then: { path: 'handle', target: 'entryUnit' },
    }),
  ],
  examples: [{ facts: { 'case.category': 'HQ', 'text.days': 5 }, expect: { path: 'handle' } }],
}

const rulesOf = ({ kind, rules }: BodyJson): BodyJson => ({ kind, rules })

function looked(of: BodyJson) {
  const { effective } = readBody(rulesOf(of), reader)
  const slices = looking(effective!, of.examples ?? [], reader.analysis)
  for (;;) {
    const slice = slices.next()
    if (slice.done) return slice.value
  }
}

test('a rule that never gets its turn, an example that fails and one that holds are told together', () => {
  const { analysis, tried, coverage } = looked(body)
  expect(analysis.findings.filter(one => one.kind === 'shadowed')).toMatchObject([{ by: ['guarded', 'wide'] }])
  expect(tried).toMatchObject([
    { ruleId: 'wide', isMet: true },
    { ruleId: null, isMet: false },
  ])
  expect(coverage.find(one => one.ruleId === 'wide')).toMatchObject({ seenTrue: true, seenFalse: false })
})

test('the other order is an exception, and what was misrouted comes right', () => {
  const { analysis, tried } = looked({ ...body, rules: body.rules.toReversed() })
  expect(analysis.findings.filter(one => one.kind === 'shadowed')).toEqual([])
  expect(analysis.findings).toContainEqual(expect.objectContaining({ kind: 'overlap', relation: 'exception' }))
  expect(tried.every(one => one.isMet)).toBe(true)
})

test('a hit and a near miss are proposed for a rule, and nothing for one that is not there', () => {
  const { effective } = readBody(rulesOf({ ...body, rules: body.rules.toReversed() }), reader)
  const { examples } = propose(effective!, 'narrow', reader.analysis)
  expect(examples.map(one => one.kind)).toContain('hit')
  expect(examples.map(one => one.kind)).toContain('nearMiss')
  expect(propose(effective!, 'nobody', reader.analysis).examples).toEqual([])
})
