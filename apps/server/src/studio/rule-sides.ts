import {
  type Checked,
  mergeRuleSets,
  type Problem,
  parseRuleSet,
  parseUnitRuleSet,
  type RoutingRuleSet,
  type SensitivityRuleSet,
  type UnitRuleSet,
} from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
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
  const { routing, sensitivity: gate, references } = configuration.school()
  const before: Side = { gate, school: routing, rulesOf: at => configuration.routingOf(at) }
  const invalid = new Map<string, readonly Problem[]>()
  if (unit !== null) {
    if (kind !== 'routing') throw new InputError([{ field: 'kind', message: ONLY_THE_SCHOOL }])
    const merged = must(mergeRuleSets(routing, must(parseUnitRuleSet(body, references))))
    return { before, invalid, after: { ...before, rulesOf: at => (at === unit ? merged : before.rulesOf(at)) } }
  }
  const draft = must(parseRuleSet(body, references))
  if (draft.kind !== kind) throw new InputError([{ field: 'kind', message: OTHER_KIND }])
  if (draft.kind === 'sensitivity') return { before, invalid, after: { ...before, gate: draft } }
  const merged = new Map<string, RoutingRuleSet>()
  for (const [id, own] of configuration.ownRules()) {
    const answer = mergeRuleSets(draft, own)
    if (answer.ok) merged.set(id, answer.value)
    else invalid.set(id, answer.problems)
  }
  const rulesOf: Side['rulesOf'] = at => (at === null ? undefined : merged.get(at)) ?? draft
  return { before, invalid, after: { gate, school: draft, rulesOf } }
}

/** The one rule set that a change makes, as its findings are about it: a unit's own with the school's. @throws InputError */
export function changedRules(app: App, change: Change): RoutingRuleSet | SensitivityRuleSet {
  const { after } = sidesOf(app, change)
  return change.kind === 'sensitivity' ? after.gate : after.rulesOf(change.unit)
}

const ONLY_THE_SCHOOL = { zh: '敏感规则只有学校的', en: 'Sensitivity rules are the school’s alone' }
const OTHER_KIND = { zh: '这不是这一种规则', en: 'These are rules of another kind' }

function must<T extends RoutingRuleSet | SensitivityRuleSet | UnitRuleSet>(checked: Checked<T>): T {
  if (checked.ok) return checked.value
  throw new InputError(checked.problems.map(({ place, reason }) => ({ field: place, message: reason })))
}
