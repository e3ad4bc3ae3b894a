import { type Decision, decisionText } from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import { factsOfGate } from '../cases/past-facts.ts'
import type { Assessment } from './assess.ts'

/** A decision that came out otherwise when it was made again. */
export interface DecisionFault {
  readonly kind: Decision['kind']
  readonly release: string
}

/**
 * Makes both decisions a second time, by the compiled rules and from what is kept of the case, and compares them to the byte. A difference is a
 * fault of ours: the case goes the way it was decided, and the fault is kept with it and shown red until somebody has looked.
 */
export function decideAgain(app: App, assessment: Assessment): DecisionFault[] {
  const { configuration } = app
  const { seen, decidedBy } = assessment
  const gate = configuration.replayOf(decidedBy.sensitivity).decide(factsOfGate(seen.facts))
  const way = configuration.replayOf(decidedBy.routing).decide(seen.facts)
  const faults = [
    ...differing(assessment.sensitivity, gate, decidedBy.releases.school ?? ''),
    ...differing(assessment.routing, way, releaseOfRule(assessment)),
  ]
  for (const fault of faults) app.log.error(fault, 'a decision came out otherwise when it was made again')
  return faults
}

const differing = (made: Decision, again: Decision, release: string): DecisionFault[] =>
  decisionText(made) === decisionText(again) ? [] : [{ kind: made.kind, release }]

/** The release that the deciding rule stands in: the unit's own where it is one of its rules. */
export function releaseOfRule({
  seen: { unit },
  routing,
  decidedBy: { routing: rules, releases },
}: Assessment): string {
  const rule = rules.rules.find(each => each.id === routing.ruleId)
  return (rule?.band === 'unit' && unit !== null ? releases[unit] : undefined) ?? releases.school ?? ''
}
