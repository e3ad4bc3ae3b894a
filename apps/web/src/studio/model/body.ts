import type {
  Band,
  Condition,
  RoutingOutcome,
  RuleExample,
  RuleSetDraft,
  SensitivityOutcome,
  SetExample,
  Waiver,
} from '@zuoyeben/rules/studio'
import type { Word } from '../../words/word.ts'

/** A rule as it is stored and edited; it may not be valid yet. */
export interface RuleJson {
  readonly id: string
  readonly title: Word | string
  readonly band: Band
  readonly when: Condition
  readonly then: RoutingOutcome | SensitivityOutcome
  readonly say: Word | string
  readonly tests?: readonly RuleExample[]
}

/** A rule set as it is stored and edited. */
export interface BodyJson extends RuleSetDraft {
  readonly kind: 'routing' | 'sensitivity'
  readonly rules: readonly RuleJson[]
  readonly fallback?: { readonly title: Word | string; readonly then: unknown; readonly say: Word | string }
  readonly waivers?: readonly Waiver[]
  readonly examples?: readonly SetExample[]
}

/** Words are stored once for both languages, or once for each. */
export const wordsOf = (words: Word | string): Word => (typeof words === 'string' ? { zh: words, en: words } : words)

export const ruleIn = (body: BodyJson, id: string): RuleJson | undefined => body.rules.find(rule => rule.id === id)

export const withRule = (body: BodyJson, rule: RuleJson): BodyJson => ({
  ...body,
  rules: body.rules.map(each => (each.id === rule.id ? rule : each)),
})

export const withoutRule = (body: BodyJson, id: string): BodyJson => ({
  ...body,
  rules: body.rules.filter(rule => rule.id !== id),
})

/** Puts a new rule behind another one, or at the end of its band. */
export function withNewRule(body: BodyJson, rule: RuleJson, after: string | null = null): BodyJson {
  const place = after === null ? -1 : body.rules.findIndex(each => each.id === after)
  const last = body.rules.findLastIndex(each => each.band === rule.band)
  const firstLater = body.rules.findIndex(each => rule.band === 'guard' && each.band !== 'guard')
  const end = last >= 0 ? last + 1 : firstLater >= 0 ? firstLater : body.rules.length
  return { ...body, rules: body.rules.toSpliced(place >= 0 ? place + 1 : end, 0, rule) }
}

/** Puts a rule where another one of its band stands; nothing where they are of two bands. */
export function movedTo(body: BodyJson, id: string, target: string): BodyJson {
  const from = body.rules.findIndex(rule => rule.id === id)
  const to = body.rules.findIndex(rule => rule.id === target)
  const rule = body.rules[from]
  if (!rule || to < 0 || from === to || body.rules[to]?.band !== rule.band) return body
  return { ...body, rules: body.rules.toSpliced(from, 1).toSpliced(to, 0, rule) }
}

/** The rule of its band that stands next to it in that direction, if there is one. */
export function neighbour(body: BodyJson, id: string, step: -1 | 1): string | null {
  const rule = ruleIn(body, id)
  const band = body.rules.filter(each => each.band === rule?.band)
  return band[band.findIndex(each => each.id === id) + step]?.id ?? null
}

export function movedBy(body: BodyJson, id: string, step: -1 | 1): BodyJson {
  const next = neighbour(body, id, step)
  return next === null ? body : movedTo(body, id, next)
}

/** An id that none of these rules has: short, for it is never typed. */
export function freeId(taken: ReadonlySet<string>): string {
  for (let n = taken.size + 1; ; n += 1) if (!taken.has(`rule-${n}`)) return `rule-${n}`
}

/** A rule that asks nothing yet. */
export const emptyRule = (id: string, band: Band, then: RuleJson['then'], title: Word): RuleJson => ({
  id,
  title,
  band,
  when: { all: [] },
  then,
  say: { zh: '', en: '' },
})

/** The English words follow the Chinese as long as nobody gave them their own. */
export function withChinese(words: Word | string, zh: string): Word {
  const before = wordsOf(words)
  return { zh, en: before.en === before.zh || before.en.trim() === '' ? zh : before.en }
}

/** A stored item as a body; one that was never written has no rules. */
export function bodyOf(stored: unknown, kind: BodyJson['kind']): BodyJson {
  const body = stored as Partial<BodyJson> | null | undefined
  return Array.isArray(body?.rules) ? (body as BodyJson) : { kind, rules: [] }
}
