import {
  type Handled,
  hitsOf,
  type RoutingRuleSet,
  type RuleHits,
  ruleById,
  suggestionsFrom,
  suggestionWords,
} from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import type { Bilingual, UnitRef } from '../cases/case-views.ts'
import { namesOf } from '../configuration/effective-names.ts'
import { readHandled } from './watch.sql.ts'

export interface WatchedRule {
  /** null: the fallback. */
  readonly id: string | null
  readonly title: Bilingual
  readonly cases: number
  readonly overridden: number
  /** Where people moved what it had sent elsewhere, most first. */
  readonly to: readonly { readonly unit: UnitRef; readonly cases: number }[]
}
export interface Watched {
  readonly days: number
  readonly cases: number
  /** Rules in force in their order, the fallback last. */
  readonly rules: readonly WatchedRule[]
  /** Cases that were decided by rules which are not in force here any more, or are those of units. */
  readonly byOthers: number
  readonly suggestions: readonly {
    readonly ruleId: string | null
    readonly from: UnitRef
    readonly to: UnitRef
    readonly moved: number
    readonly of: number
    readonly sentence: Bilingual
  }[]
}

const DAY = 86_400_000

/** What the rules in force decided in the last so many days, what people did with it, and what that suggests. Figures of ordinary cases. */
export async function watchRules(app: App, unit: string | null, days: number): Promise<Watched> {
  const rules = app.configuration.routingOf(unit)
  const rows = await readHandled(app.db, unit, new Date(app.now() - days * DAY))
  const handled = rows.map(row => judged(rules, row))
  const known = new Set<string | null>([null, ...rules.rules.map(rule => rule.id)])
  const ref = (id: string) => app.directory.unitRef(id)
  const names = namesOf(app)
  return {
    days,
    cases: sum(handled),
    rules: hitsOf(rules, handled).map(hits => told(rules, hits, handled, ref)),
    byOthers: sum(handled.filter(row => !known.has(row.ruleId))),
    suggestions: suggestionsFrom(handled.filter(row => known.has(row.ruleId))).map(each => ({
      ...each,
      from: ref(each.from),
      to: ref(each.to),
      sentence: {
        zh: suggestionWords(each, rules, 'zh', names),
        en: suggestionWords(each, rules, 'en', names),
      },
    })),
  }
}

const sum = (rows: readonly Handled[]): number => rows.reduce((all, row) => all + row.cases, 0)

/** Of a rule that sends a case round for instruction, up, or to be ruled on, the next unit is not a correction: it was asked for. */
const PASSES_ON: ReadonlySet<string> = new Set(['instruct', 'reportUp', 'rule', 'reject'])

function judged(rules: RoutingRuleSet, row: Handled): Handled {
  const { path } = (rules.rules.find(rule => rule.id === row.ruleId) ?? rules.fallback).then
  return PASSES_ON.has(path) ? { ...row, now: row.decided } : row
}

function told(
  rules: RoutingRuleSet,
  { ruleId, cases, overridden }: RuleHits,
  handled: readonly Handled[],
  ref: (id: string) => UnitRef,
): WatchedRule {
  const moved = handled.filter(row => row.ruleId === ruleId && row.now !== row.decided)
  const to = Map.groupBy(moved, row => row.now)
  return {
    id: ruleId,
    title: (ruleId === null ? undefined : ruleById(rules, ruleId))?.title ?? rules.fallback.title,
    cases,
    overridden,
    to: [...to].map(([unit, those]) => ({ unit: ref(unit), cases: sum(those) })).sort((a, b) => b.cases - a.cases),
  }
}
