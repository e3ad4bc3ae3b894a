import type { Finding } from '@zuoyeben/rules/studio'
import { expect, test } from 'vitest'
import { type BodyJson, emptyRule } from './body.ts'
import { findingGroups } from './finding-groups.ts'

const rule = (id: string) => emptyRule(id, 'unit', { path: 'reject' }, { zh: id, en: id })
const body: BodyJson = { kind: 'routing', rules: [rule('a'), rule('b')] }
const found = (id: string, severity: Finding['severity'], ...ruleIds: string[]) =>
  ({ id, kind: 'overlap', severity, ruleIds }) as unknown as Finding
const ids = (findings: readonly Finding[]) => findings.map(each => each.id)

test('what the rules in force had already stands apart, but never an error', () => {
  const findings = [found('old', 'warning', 'a', 'b'), found('new', 'warning', 'b', 'a'), found('wrong', 'error', 'a')]
  const groups = findingGroups(findings, body, '2026-11-24', new Set(['old', 'wrong']))
  expect(groups.open.map(group => [group.ruleId, ids(group.findings)])).toEqual([
    ['a', ['wrong']],
    ['b', ['new']],
  ])
  expect(ids(groups.standing)).toEqual(['old'])
})

test('of a unit the school’s own findings are not told', () => {
  const groups = findingGroups([found('school', 'warning', 'R3', 'R4')], body, '2026-11-24')
  expect([groups.open, groups.standing]).toEqual([[], []])
})
