import { casesOfFinding, type Finding } from '@zuoyeben/rules'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import type { Bilingual, UnitRef } from '../cases/case-views.ts'
import { eachPast, type PastCase } from './past-cases.ts'
import { changedRules, sidesOf } from './rule-sides.ts'
import type { Change } from './scope.ts'
import { seenCases } from './seen-cases.ts'
import { waysUnder } from './way-under.ts'

/** As much of a finding as says which cases it is about. */
export type FindingInput = Pick<Finding, 'kind' | 'ruleIds'> & { readonly region?: unknown }

export interface CasesOfFinding {
  /** Ordinary past cases that the finding is about. */
  readonly cases: number
  readonly rows: readonly {
    readonly caseNo: string
    readonly submittedAt: string
    /** Where the rules in question send it. */
    readonly unit: UnitRef
    readonly sentence: Bilingual
  }[]
  readonly isMore: boolean
}

/**
 * Past cases that a finding is about: how many ordinary ones, and those of them that the reader may see. A finding of rules about sensitivity is
 * only counted over ordinary cases too. @throws InputError for rules that are wrong
 */
export async function pastCasesOf(
  app: App,
  viewer: Viewer,
  { change, finding }: { readonly change: Change; readonly finding: FindingInput },
  signal?: AbortSignal,
): Promise<CasesOfFinding> {
  const rules = changedRules(app, change)
  const known = new Set((rules.rules as readonly { id: string }[]).map(rule => rule.id))
  if (!finding.ruleIds.every(id => known.has(id))) return { cases: 0, rows: [], isMore: false }
  const isAbout = casesOfFinding(finding as Finding, rules)
  const { after } = sidesOf(app, change)
  const wayOf = waysUnder(app, after, false)
  const ids: string[] = []
  const look = (past: PastCase): void => {
    if (!past.isRestricted && isAbout(past.facts)) ids.push(past.id)
  }
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person: viewer.person,
    actor: viewer.person ?? 'nobody',
    act: 'rehearse',
    detail: { item: change.kind, scope: change.unit ?? 'school', finding: finding.kind },
  })
  const looked = eachPast(app, { kind: 'routing', unit: change.unit }, look, signal)
  for await (const _ of looked);
  const { rows, isMore } = await seenCases(app, viewer, ids, past => {
    const way = wayOf(past)
    const { fallback } = after.rulesOf(past.unit)
    return { unit: app.directory.unitRef(way.unit), sentence: (way.rule ?? fallback).say }
  })
  return { cases: ids.length, rows: rows.map(({ isRestricted: _, ...row }) => row), isMore }
}
