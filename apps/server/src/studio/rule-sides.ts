import { mergeRuleSets, type Problem, type RoutingRuleSet, type SensitivityRuleSet } from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import { SCHOOL } from '../configuration/item-rules.ts'
import { readRules } from '../configuration/read-rules.ts'
import { InputError } from '../errors.ts'
import type { Change } from './scope.ts'

/** Everything that decides a case: as it is in force, or as it would be. */
export interface Side {
  readonly gate: SensitivityRuleSet
  readonly school: RoutingRuleSet
  /** The rules for cases that come in at this unit. */
  readonly rulesOf: (unit: string | null) => RoutingRuleSet
}

export interface Sides {
  readonly before: Side
  readonly after: Side
  /** Units whose own rules would not stand beside the school's any more, with what is wrong; the school's alone would decide there. */
  readonly invalid: ReadonlyMap<string, readonly Problem[]>
}

/** What is in force, and what would be with the change. @throws InputError with everything that is wrong with the rules */
export function sidesOf(app: App, { kind, unit, body }: Change): Sides {
  const { configuration } = app
  const { routing, sensitivity: gate } = configuration.school()
  const before: Side = { gate, school: routing, rulesOf: at => configuration.routingOf(at) }
  const invalid = new Map<string, readonly Problem[]>()
  if (unit !== null && kind !== 'routing') throw new InputError([{ field: '/kind', message: ONLY_THE_SCHOOL }])
  const read = readRules(app, kind, unit ?? SCHOOL, body)
  if (!read.ok) throw new InputError(read.problems)
  const { whole } = read.value
  if (whole.kind === 'sensitivity') return { before, invalid, after: { ...before, gate: whole } }
  if (unit !== null)
    return { before, invalid, after: { ...before, rulesOf: at => (at === unit ? whole : before.rulesOf(at)) } }
  const merged = new Map<string, RoutingRuleSet>()
  for (const [id, own] of configuration.ownRules()) {
    const answer = mergeRuleSets(whole, own)
    if (answer.ok) merged.set(id, answer.value)
    else invalid.set(id, answer.problems)
  }
  const rulesOf: Side['rulesOf'] = at => (at === null ? undefined : merged.get(at)) ?? whole
  return { before, invalid, after: { gate, school: whole, rulesOf } }
}

/** The one rule set that a change makes, as its findings are about it: a unit's own with the school's. @throws InputError */
export function changedRules(app: App, change: Change): RoutingRuleSet | SensitivityRuleSet {
  const { after } = sidesOf(app, change)
  return change.kind === 'sensitivity' ? after.gate : after.rulesOf(change.unit)
}

const ONLY_THE_SCHOOL = { zh: '敏感规则只有学校的', en: 'Sensitivity rules are the school’s alone' }
