import { expect, it } from 'vitest'
import { type BodyJson, bodyOf, emptyRule, withNewRule } from './body.ts'
import { readBody } from './read-body.ts'
import { readerOf } from './studio-context.ts'
import { suggestedBody } from './suggested.ts'
import { demoWorld } from './testing-world.ts'

const reader = readerOf(demoWorld)
const nothing = bodyOf(null, 'routing')
const moved = (ruleId: string | null) => ({ ruleId, to: 'HQC' })

it('gives the cases of an own rule to where people moved them, and says so', () => {
  const rule = emptyRule('own', 'unit', { path: 'handle', target: 'entryUnit' }, { zh: '漏水', en: 'Leak' })
  const body = withNewRule(nothing, {
    ...rule,
    when: { all: [{ fact: 'text.days', operator: 'isPresent', value: true }] },
  })
  const { rules } = suggestedBody(body, moved('own'), reader) as BodyJson
  expect(rules).toHaveLength(1)
  expect([rules[0]?.id, rules[0]?.then]).toEqual(['own', { path: 'transfer', unit: 'HQC' }])
  expect(JSON.stringify(rules[0]?.say)).toContain('后勤基建处')
})

it('puts a rule of the unit before one of the school, whole and ready to be sent', () => {
  const body = suggestedBody(nothing, moved('general'), reader) as BodyJson
  expect(readBody(body, reader).problems).toEqual([])
  const { effective } = readBody(body, reader)
  expect(effective?.rules.map(({ band, then }) => [band, then])).toEqual([
    ['guard', { path: 'reportUp', target: 'schoolGroup' }],
    ['unit', { path: 'transfer', unit: 'HQC' }],
    ['school', { path: 'handle', target: 'entryUnit' }],
  ])
})

it('says nothing for a locked rule, and for what no rule caught', () => {
  expect(suggestedBody(nothing, moved('guarded'), reader)).toBeNull()
  expect(suggestedBody(nothing, moved(null), reader)).toBeNull()
})
