import {
  gateFacts,
  type RoutingOutcome,
  type RoutingReplay,
  type Rule,
  type SensitivityReplay,
  type SensitivityVerdict,
  type Urgency,
} from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import { destinationOf, urgencyUnder } from '../cases/destination.ts'
import { factsOfGate, type PastFacts } from '../cases/past-facts.ts'
import { SCHOOL_GROUP } from '../directory/read.ts'
import type { Side } from './rule-sides.ts'

/** Which way a case goes under some rules. */
export interface Way {
  /** The gate holds it: the cleared few of the school group look at it first, whatever the routing rules say. */
  readonly isHeld: boolean
  readonly unit: string
  readonly urgency: Urgency
  /** The rule that decides; null: the fallback, or it is held. */
  readonly rule: Rule<RoutingOutcome> | null
  readonly outcome: RoutingOutcome
}

/** Decides past cases under one side. `asksGate`: the gate is asked again; otherwise what it said at the time holds. */
export function waysUnder(app: App, side: Side, asksGate: boolean): (past: PastFacts) => Way {
  const { configuration, directory } = app
  const gate = configuration.replayOf(side.gate)
  const compiled = new Map<string | null, { rules: ReturnType<Side['rulesOf']>; again: RoutingReplay }>()
  const at = (unit: string | null) => {
    const known = compiled.get(unit)
    if (known) return known
    const rules = side.rulesOf(unit)
    const made = { rules, again: configuration.replayOf(rules) }
    compiled.set(unit, made)
    return made
  }
  return past => {
    const verdict = asksGate ? verdictOn(gate, side, past) : null
    const isHeld = verdict !== null && (verdict.hold || past.isOut)
    const facts = verdict === null ? past.facts : { ...past.facts, ...gateFacts(verdict) }
    const { rules, again } = at(past.unit)
    const rule = rules.rules[again.first(facts)] ?? null
    const outcome = rule?.then ?? rules.fallback.then
    const urgency = urgencyUnder(outcome, verdict ?? NOTHING, past.urgency)
    return {
      isHeld,
      unit: isHeld ? SCHOOL_GROUP : destinationOf(directory, outcome, past),
      urgency,
      rule: isHeld ? null : rule,
      outcome,
    }
  }
}

type Verdict = Pick<SensitivityVerdict, 'hold' | 'classes' | 'urgency'>
const NOTHING: Verdict = { hold: false, classes: [] }

function verdictOn(gate: SensitivityReplay, side: Side, { facts }: PastFacts): Verdict {
  const hits = gate.all(factsOfGate(facts))
  if (hits.length === 0) return NOTHING
  const outcomes = hits.flatMap(place => side.gate.rules[place]?.then ?? [])
  const [urgency] = outcomes.flatMap(outcome => outcome.urgency ?? []).sort()
  return { hold: true, classes: outcomes.flatMap(outcome => outcome.classes), ...(urgency ? { urgency } : {}) }
}

/** Whether the case would be treated otherwise: another unit, way, urgency or first step. */
export const differs = (left: Way, right: Way): boolean =>
  left.unit !== right.unit ||
  left.isHeld !== right.isHeld ||
  (!left.isHeld &&
    (left.urgency !== right.urgency ||
      left.outcome.path !== right.outcome.path ||
      left.outcome.firstAction !== right.outcome.firstAction))
