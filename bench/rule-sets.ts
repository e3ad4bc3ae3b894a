import { type FactCatalogue, type FactDefinition, type Facts, parseRuleSet, type RoutingRuleSet } from '@zuoyeben/rules'

/** A generator of numbers from 0 to 1 that gives the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export type Random = () => number
const pick = <T>(values: readonly T[], random: Random): T => values[Math.floor(random() * values.length)]!
const some = <T>(values: readonly T[], random: Random): T[] => {
  const chosen = values.filter(() => random() < 0.3)
  return chosen.length > 0 ? chosen : [pick(values, random)]
}

const CATEGORIES = ['HQ', 'JX', 'AQ', 'XG', 'RS', 'CW', 'TS', 'WX', 'YY', 'KY', 'ZS', 'GJ', 'YJ', 'ZC', 'TW', 'QT']
const UNITS = Array.from({ length: 30 }, (_, n) => `U${n}`)
const WORDS = Array.from({ length: 20 }, (_, n) => `list${n}`)

/** A college's catalogue: the category, then facts of every type in turn, like those that forms and texts give. */
function catalogue(count: number): FactCatalogue {
  const label = (key: string) => ({ zh: key, en: key })
  const facts: FactDefinition[] = [
    { key: 'category', type: 'category', source: 'structure', sensitive: false, label: label('category') },
  ]
  const kinds: readonly Partial<FactDefinition>[] = [
    { type: 'enum', values: ['a', 'b', 'c', 'd', 'e', 'f'] },
    { type: 'boolean' },
    { type: 'number' },
    { type: 'words' },
    { type: 'text' },
    { type: 'unit' },
    { type: 'enum', values: ['p', 'q', 'r'] },
    { type: 'set', values: ['s', 't', 'u', 'v'] },
  ]
  for (let n = 0; n < count - 1; n += 1)
    facts.push({
      key: `fact${n}`,
      source: 'form',
      sensitive: false,
      label: label(`fact${n}`),
      ...(kinds[n % kinds.length] as { type: 'enum' }),
    })
  return new Map(facts.map(fact => [fact.key, fact]))
}

function leafOn({ key, type, values = [] }: FactDefinition, random: Random): Record<string, unknown> {
  const ask = (operator: string, value: unknown) => ({ fact: key, operator, value })
  if (random() < 0.04) return ask(random() < 0.5 ? 'isPresent' : 'isMissing', true)
  if (type === 'boolean') return ask('is', random() < 0.6)
  if (type === 'number') {
    const value = Math.floor(random() * 20)
    return random() < 0.3 ? ask('within', [value, value + 5]) : ask(random() < 0.6 ? 'atLeast' : 'below', value)
  }
  if (type === 'words') return ask('mentions', some(WORDS, random).slice(0, 3))
  if (type === 'set') return ask(random() < 0.7 ? 'hasAny' : 'hasAll', some(values, random))
  const from = type === 'unit' ? UNITS : type === 'text' ? ['1', '2', '3', '4', '5', '6', '7'] : values
  return random() < 0.3 ? ask('isAnyOf', some(from, random)) : ask(random() < 0.85 ? 'is' : 'isNot', pick(from, random))
}

export interface Generated {
  readonly ruleSet: RoutingRuleSet
  readonly json: Record<string, unknown>
  readonly cases: readonly Facts[]
}

/** Rules as colleges write them: nearly all begin with the category and ask one to three more questions; and cases to decide. */
export function generateRules(rules: number, facts: number, cases: number, seed = 5): Generated {
  const random = seeded(seed)
  const known = catalogue(facts)
  const others = [...known.values()].slice(1)
  const some3 = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => leafOn(pick(others, random), random))
  const rule = (n: number) => {
    const category = { fact: 'category', operator: 'isAnyOf', value: some(CATEGORIES, random).slice(0, 2) }
    const parts: unknown[] = [...(random() < 0.9 ? [category] : []), ...some3()]
    if (random() < 0.25) parts.push({ any: some3() })
    if (random() < 0.1) parts.push({ not: { all: some3() } })
    const outcome = { path: 'transfer', unit: pick(UNITS, random) }
    const words = { id: `r${n}`, title: `规则 ${n}`, band: 'school', say: `由规则 ${n} 决定` }
    return { ...words, when: { all: parts }, ...Object.fromEntries([['then', outcome]]) }
  }
  const fallback = {
    title: '其他',
    say: '由总答题组裁定',
    ...Object.fromEntries([['then', { path: 'rule', target: 'schoolGroup' }]]),
  }
  const json = { kind: 'routing', rules: Array.from({ length: rules }, (_, n) => rule(n)), fallback }
  const references = { units: new Set(UNITS), categories: new Set(CATEGORIES), wordLists: new Set(WORDS), facts: known }
  const parsed = parseRuleSet(json, references)
  if (!parsed.ok || parsed.value.kind !== 'routing') throw new Error(JSON.stringify(parsed).slice(0, 500))
  return { ruleSet: parsed.value, json, cases: Array.from({ length: cases }, () => caseOf(known, random)) }
}

function caseOf(known: FactCatalogue, random: Random): Facts {
  const value = ({ type, values = [] }: FactDefinition): Facts[string] => {
    if (random() < 0.2) return undefined
    if (type === 'category') return pick(CATEGORIES, random)
    if (type === 'unit') return pick(UNITS, random)
    if (type === 'boolean') return random() < 0.5
    if (type === 'number') return Math.floor(random() * 25)
    if (type === 'words') return WORDS.filter(() => random() < 0.1)
    if (type === 'set') return values.filter(() => random() < 0.4)
    return type === 'text' ? String(Math.floor(random() * 9)) : pick(values, random)
  }
  return Object.fromEntries([...known.values()].map(fact => [fact.key, value(fact)]))
}
