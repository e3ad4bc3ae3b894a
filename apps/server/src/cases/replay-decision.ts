import {
  type Decision,
  decide,
  decideAll,
  decisionText,
  type Explanation,
  explain,
  type Facts,
  factsSeen,
  type RuleSet,
} from '@zuoyeben/rules'
import { CLEARED, hasRole, type Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { namesOf } from '../configuration/effective-names.ts'
import { pastRules } from '../configuration/effective-past.ts'
import type { CaseRecord } from './case-reads.sql.ts'
import type { UnitRef } from './case-views.ts'
import { storedDecision } from './decision-view.ts'
import { readPastFacts } from './past-facts.sql.ts'
import { factsOfGate, type PastFacts } from './past-facts.ts'

/** A decision made again, by the rules of its day. */
export interface ReplayedPart {
  /** Whether every byte is what was stored. */
  readonly isSame: boolean
  /** Everything that was asked and seen, leaf by leaf, for those who are cleared; null for others. */
  readonly explained: { readonly zh: Explanation; readonly en: Explanation } | null
}
export interface ReplayedDecision {
  /** The releases that decided; `unit` is null for the school's. */
  readonly releases: readonly { readonly unit: UnitRef | null; readonly n: number; readonly at: string }[]
  /** null where its words are gone. */
  readonly routing: ReplayedPart | null
  /** null for readers who are not cleared, too. */
  readonly sensitivity: ReplayedPart | null
}

/**
 * Decides a case again, from what was kept of it and under the releases that it is pinned to, and compares with what was stored to the byte. A
 * case from before facts were kept is decided from those that its decision names. It changes nothing.
 * @throws where a release that the case is pinned to cannot be read
 */
export async function replayDecision(app: App, viewer: Viewer, record: CaseRecord): Promise<ReplayedDecision> {
  const [routing, gate] = [storedDecision(app, record, 'routing'), storedDecision(app, record, 'sensitivity')]
  const body = await readPastFacts(app.db, record.id)
  const past = body && (app.vault.open(app.vault.unwrap(record.wrappedKey), body) as PastFacts)
  const unit = past ? past.unit : record.file.entryUnit
  const at = new Date(record.file.submittedAt)
  const units = app.directory.units().map(each => each.id)
  const rules = await pastRules(app.db, { releases: record.releases, unit, at }, units)
  const isCleared = hasRole(viewer, ...CLEARED)
  const part = async (stored: Decision, ruleSet: RuleSet, facts: Facts): Promise<ReplayedPart> => {
    const again = ruleSet.kind === 'routing' ? await decide(ruleSet, facts) : await decideAll(ruleSet, facts)
    const say = (language: 'zh' | 'en') => explain(again, ruleSet, 'administrator', language, namesOf(app))
    return {
      isSame: decisionText(again) === decisionText(stored),
      explained: isCleared ? { zh: say('zh'), en: say('en') } : null,
    }
  }
  return {
    releases: rules.releases.map(release => ({
      unit: release.scope === 'school' ? null : app.directory.unitRef(release.scope),
      n: release.n,
      at: release.at.toISOString(),
    })),
    routing: routing && (await part(routing.decision, rules.routing, past?.facts ?? factsSeen(routing.decision))),
    sensitivity:
      gate && isCleared
        ? await part(gate.decision, rules.sensitivity, past ? factsOfGate(past.facts) : factsSeen(gate.decision))
        : null,
  }
}
