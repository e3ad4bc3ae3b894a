import type { App } from '../app-context.ts'
import { destinationOf } from '../cases/destination.ts'
import { factsOfGate } from '../cases/past-facts.ts'
import type { Assessment } from './assess.ts'

/** What rules that are only tried would have made of a case: kept beside its decisions, and nothing follows from it. */
export interface TrialDecision {
  /** The release of mode `evaluate`. */
  readonly release: string
  readonly kind: 'routing' | 'sensitivity'
  /** What was decided, and what would have been: units; of the gate `held` or `ordinary`. */
  readonly made: string
  readonly wouldMake: string
  /** Whole, to be sealed with the case. */
  readonly body: unknown
}

/**
 * Decides a case under every trial that bears on it, compiled once and from what is kept of the case. Of a case that is held nothing is said of
 * its route: no unit is to be told of it, not even by a number. What goes wrong in a trial is logged, and keeps no case out.
 */
export function decideOnTrial(app: App, assessment: Assessment): TrialDecision[] {
  try {
    return decided(app, assessment)
  } catch (error) {
    app.log.error({ err: error }, 'rules on trial could not decide')
    return []
  }
}

function decided(app: App, assessment: Assessment): TrialDecision[] {
  const { configuration, directory } = app
  const { seen, gate, target } = assessment
  return configuration.trialsFor(seen.unit).flatMap((trial): TrialDecision[] => {
    const { id: release, hash, kind } = trial
    if (trial.kind === 'sensitivity') {
      const decision = configuration.replayOf(trial.rules).decide(factsOfGate(seen.facts))
      const wouldHold = decision.outcome.hold || seen.isOut
      const [made, wouldMake] = [gate.hold, wouldHold].map(held => (held ? 'held' : 'ordinary')) as [string, string]
      return [{ release, kind, made, wouldMake, body: { release: hash, decision } }]
    }
    if (gate.hold) return []
    const decision = configuration.replayOf(trial.rules).decide(seen.facts)
    const unit = destinationOf(directory, decision.outcome, seen)
    return [{ release, kind, made: target, wouldMake: unit, body: { release: hash, decision, unit } }]
  })
}
