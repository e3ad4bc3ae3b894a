import type { Decision } from '@zuoyeben/rules'
import { CLEARED, hasRole, type Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import type { CaseRecord } from './case-reads.sql.ts'
import type { Bilingual, DecisionView } from './case-views.ts'
import { mayTellMisroute } from './misrouted.ts'

/**
 * An automatic decision as it is stored: sealed with the case, because the facts it saw may be sensitive. Its words are written at the
 * time of deciding, under the release that decided, so no later release can change what it says.
 */
export interface StoredDecision {
  readonly release: string
  readonly decision: Decision
  readonly sentence: Bilingual
  readonly rule: { readonly id: string; readonly title: Bilingual } | null
  readonly facts: readonly { readonly label: Bilingual; readonly value: string }[]
  readonly whyNot: readonly { readonly rule: Bilingual; readonly reason: Bilingual }[]
  readonly proposed: {
    readonly unit: string | null
    readonly path: string | null
    readonly urgency: string | null
    readonly category: string | null
    readonly firstAction: string | null
    readonly coUnits: readonly string[]
  }
  readonly categories: DecisionView['categories']
}

export function storedDecision(app: App, record: CaseRecord, kind: 'routing' | 'sensitivity'): StoredDecision | null {
  const found = record.decisions.find(decision => decision.kind === kind)?.body as { payload: string } | undefined
  const body = found && record.payloads.get(found.payload)
  return body ? (app.vault.open(app.vault.unwrap(record.wrappedKey), body) as StoredDecision) : null
}

/** As the page shows it. A rule that failed on a sensitive question is told to the cleared alone: the question would tell. */
export function decisionView(app: App, viewer: Viewer, record: CaseRecord): DecisionView | null {
  const stored = storedDecision(app, record, 'routing')
  if (!stored) return null
  const { proposed, decision } = stored
  const isCleared = hasRole(viewer, ...CLEARED)
  const sensitive = new Set(decision.seen.flatMap(seen => (seen.sensitive ? [seen.fact] : [])))
  const failed = decision.others.flatMap((other, i) =>
    other.because === 'failed' ? [{ isSensitive: sensitive.has(other.leaf.fact), said: stored.whyNot[i]?.rule }] : [],
  )
  const told = failed.filter(other => isCleared || !other.isSensitive)
  return {
    sentence: stored.sentence,
    rule: stored.rule,
    facts: [...stored.facts],
    proposed: {
      unit: proposed.unit === null ? null : app.directory.unitRef(proposed.unit),
      path: proposed.path as DecisionView['proposed']['path'],
      urgency: proposed.urgency as DecisionView['proposed']['urgency'],
      category: proposed.category as DecisionView['proposed']['category'],
      firstAction: proposed.firstAction,
      coUnits: proposed.coUnits.map(unit => app.directory.unitRef(unit)),
    },
    categories: stored.categories,
    whyNot: told.flatMap(({ said }) => said ?? []),
    restrictedOthers: failed.length - told.length,
    notAsked: decision.others.length - failed.length,
    mayTellMisroute: record.hasFacts && mayTellMisroute(viewer, record.file),
  }
}
