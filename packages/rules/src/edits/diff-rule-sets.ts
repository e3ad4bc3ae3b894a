import { canonicalJson } from '../canonical-json.ts'
import { type Condition, writtenOut } from '../condition.ts'
import type { Rule, RuleSet, SetExample, Waiver } from '../rule-set.ts'
import { movedIds } from './longest-run.ts'

/** What one rule decides by, or what is said of it. */
export const RULE_PARTS = ['title', 'band', 'condition', 'outcome', 'say', 'tests'] as const
export type RulePart = (typeof RULE_PARTS)[number]

/** One rule of the one set against the other. A rule is the same rule as long as its id is. */
export type RuleChange =
  | { readonly kind: 'added' | 'removed'; readonly rule: Rule<unknown> }
  | {
      readonly kind: 'changed'
      readonly before: Rule<unknown>
      readonly after: Rule<unknown>
      readonly parts: readonly RulePart[]
      /** The rules now before and after it in the list (`null` at an end), where it was moved. */
      readonly moved: { readonly below: string | null; readonly above: string | null } | null
    }

export interface RuleSetDiff {
  /** Rules that went, in their old order; then the others in the new one. */
  readonly rules: readonly RuleChange[]
  /** Parts of the fallback that changed. */
  readonly fallback: readonly ('title' | 'outcome' | 'say')[]
  /** Examples of the whole set that came and went. */
  readonly examples: CameAndWent<SetExample>
  readonly waivers: CameAndWent<Waiver>
}
export interface CameAndWent<T> {
  readonly added: readonly T[]
  readonly removed: readonly T[]
}

const cameAndWent = <T>(before: readonly T[], after: readonly T[]): CameAndWent<T> => {
  const beyond = (list: readonly T[], other: readonly T[]) => {
    const there = new Set(other.map(canonicalJson))
    return list.filter(one => !there.has(canonicalJson(one)))
  }
  return { added: beyond(after, before), removed: beyond(before, after) }
}

const differ = (left: unknown, right: unknown): boolean => canonicalJson(left) !== canonicalJson(right)

/** Conditions are compared with their named ones written out: a changed name alone changes nothing, a changed named condition all that use it. */
const partsOf = (rule: Rule<unknown>, ruleSet: RuleSet): Readonly<Record<RulePart, unknown>> => ({
  title: rule.title,
  band: rule.band,
  condition: writtenOut(rule.when, ruleSet.conditions) satisfies Condition,
  outcome: rule.then,
  say: rule.say,
  tests: rule.tests,
})

/** What changed between two parsed rule sets of one kind, rule by rule. No change gives an empty diff. */
export const diffRuleSets = (before: RuleSet, after: RuleSet): RuleSetDiff => {
  const old = new Map<string, Rule<unknown>>(before.rules.map(rule => [rule.id, rule]))
  const ids = after.rules.map(rule => rule.id)
  const kept = new Set(ids)
  const moved = movedIds([...old.keys()], ids)
  const removed = before.rules.filter(rule => !kept.has(rule.id)).map(rule => ({ kind: 'removed' as const, rule }))
  const others = after.rules.flatMap((rule, place): readonly RuleChange[] => {
    const earlier = old.get(rule.id)
    if (earlier === undefined) return [{ kind: 'added', rule }]
    const [was, is] = [partsOf(earlier, before), partsOf(rule, after)]
    const parts = RULE_PARTS.filter(part => differ(was[part], is[part]))
    const isMoved = moved.has(rule.id)
    if (parts.length === 0 && !isMoved) return []
    const neighbours = { below: ids[place - 1] ?? null, above: ids[place + 1] ?? null }
    return [{ kind: 'changed', before: earlier, after: rule, parts, moved: isMoved ? neighbours : null }]
  })
  const [was, is] = [before.fallback, after.fallback]
  const fallback = [
    ...(differ(was.title, is.title) ? (['title'] as const) : []),
    ...(differ(was.then, is.then) ? (['outcome'] as const) : []),
    ...(differ(was.say, is.say) ? (['say'] as const) : []),
  ]
  const examples = cameAndWent(before.examples, after.examples)
  const waivers = cameAndWent(before.waivers, after.waivers)
  return { rules: [...removed, ...others], fallback, examples, waivers }
}
