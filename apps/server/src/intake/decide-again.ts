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
  const { facts, unit } = assessment.seen
  const gate = configuration.replayOf(configuration.school().sensitivity).decide(factsOfGate(facts))
  const way = configuration.replayOf(configuration.routingOf(unit)).decide(facts)
  const faults = [
    ...differing(assessment.sensitivity, gate, configuration.school().release.hash),
    ...differing(assessment.routing, way, releaseOfRule(app, assessment)),
  ]
  for (const fault of faults) app.log.error(fault, 'a decision came out otherwise when it was made again')
  return faults
}

const differing = (made: Decision, again: Decision, release: string): DecisionFault[] =>
  decisionText(made) === decisionText(again) ? [] : [{ kind: made.kind, release }]

/** The release that the deciding rule stands in: the unit's own where it is one of its rules. */
export function releaseOfRule({ configuration }: App, { seen: { unit }, routing }: Assessment): string {
  const rule = configuration.routingOf(unit).rules.find(each => each.id === routing.ruleId)
  const releases = configuration.releasesFor(unit)
  return (rule?.band === 'unit' && unit !== null ? releases[unit] : undefined) ?? releases.school ?? ''
}
