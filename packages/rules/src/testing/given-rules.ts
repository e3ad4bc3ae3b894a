import type { FactCatalogue, FactDefinition, FactType } from '../fact-types.ts'
import { parseRuleSet } from '../parse-rule-set.ts'
import type { References } from '../references.ts'
import type { RoutingRuleSet, SensitivityRuleSet } from '../rule-set.ts'

const fact = (key: string, type: FactType, values?: readonly string[], sensitive = false): FactDefinition => {
  const label = { zh: `${key}（中）`, en: `${key} (en)` }
  return { key, type, label, source: type === 'words' ? 'words' : 'form', sensitive, ...(values ? { values } : {}) }
}

/** One fact of each type, and one that only administrators may see. */
const facts: FactCatalogue = new Map(
  [
    fact('kind', 'enum', ['water', 'power', 'heat']),
    fact('category', 'category'),
    fact('entryUnit', 'unit'),
    fact('room', 'text'),
    fact('persons', 'number'),
    fact('days', 'number'),
    fact('isUrgent', 'boolean'),
    fact('tags', 'set', ['night', 'outdoors', 'repeated']),
    fact('dutyUnits', 'units'),
    fact('words', 'words'),
    fact('accused', 'enum', ['none', 'teacher', 'unit'], true),
  ].map(one => [one.key, one]),
)

export const references: References = {
  units: new Set(['HQC', 'JWC', 'XGB', 'BWC']),
  categories: new Set(['HQ', 'JX', 'AQ']),
  wordLists: new Set(['violence', 'money', 'smallTalk']),
  facts,
}

type Json = Record<string, unknown>

/** The stored form of a rule calls its outcome `then`. */
const stored = ({ outcome, ...rest }: Json): Json => Object.fromEntries([...Object.entries(rest), ['then', outcome]])

/** A rule of the school that holds where water leaks, changed as given. */
export const givenRule = (changes: Json = {}): Json =>
  stored({
    id: 'leak',
    title: { zh: '宿舍漏水', en: 'Leak in a dormitory' },
    band: 'school',
    when: { all: [{ fact: 'kind', operator: 'is', value: 'water' }] },
    outcome: { path: 'transfer', unit: 'HQC' },
    say: { zh: '宿舍漏水由后勤基建处办理', en: 'Leaks in dormitories are handled by Logistics.' },
    ...changes,
  })

export const givenRouting = (rules: readonly unknown[] = [givenRule()], changes: Json = {}): Json => ({
  kind: 'routing',
  rules,
  fallback: stored({
    title: { zh: '职责不明', en: 'Nobody’s duty' },
    outcome: { path: 'rule', target: 'schoolGroup' },
    say: { zh: '由总答题组裁定承办单位', en: 'The school answer group will name the unit.' },
  }),
  ...changes,
})

export const givenSensitiveRule = (changes: Json = {}): Json =>
  givenRule({
    id: 'violence',
    title: { zh: '人身危险', en: 'Danger to a person' },
    band: 'guard',
    when: { any: [{ fact: 'words', operator: 'mentions', value: ['violence'] }] },
    outcome: { classes: ['crisis'], hold: true, urgency: 'P0', channel: ['counselling'], crisis: { page: ['XGB'] } },
    say: { zh: '已由专人接收', en: 'A cleared person has received it.' },
    ...changes,
  })

export const givenSensitivity = (rules: readonly unknown[] = [givenSensitiveRule()], changes: Json = {}): Json => ({
  kind: 'sensitivity',
  rules,
  fallback: stored({
    title: { zh: '未见敏感', en: 'Nothing sensitive found' },
    outcome: { classes: [], hold: false, channel: [] },
    say: { zh: '按一般事项受理', en: 'Received as an ordinary matter.' },
  }),
  ...changes,
})

/** The parsed rule set; throws with every problem where it was refused. */
export const routing = (rules: readonly unknown[], changes: Json = {}): RoutingRuleSet => {
  const parsed = parseRuleSet(givenRouting(rules, changes), references)
  if (parsed.ok && parsed.value.kind === 'routing') return parsed.value
  throw new Error(JSON.stringify(parsed))
}

export const sensitivity = (rules: readonly unknown[], changes: Json = {}): SensitivityRuleSet => {
  const parsed = parseRuleSet(givenSensitivity(rules, changes), references)
  if (parsed.ok && parsed.value.kind === 'sensitivity') return parsed.value
  throw new Error(JSON.stringify(parsed))
}
