import { applyWaivers, type Finding, SEVERITIES, type Severity, type Waiver } from '@zuoyeben/rules/studio'
import type { BodyJson } from './body.ts'

export interface FindingGroup {
  /** The rule of the draft to look at; null: none of its own, what only the fallback catches. */
  readonly ruleId: string | null
  readonly findings: readonly Finding[]
}
export interface FindingGroups {
  /** What asks to be looked at, by rule in the order of the draft. */
  readonly open: readonly FindingGroup[]
  /** What was said of the rules in force already and is no error: nobody who changes one rule has to read it all again. */
  readonly standing: readonly Finding[]
  /** Special cases before general ones: mostly meant so, told last. */
  readonly exceptions: readonly Finding[]
  readonly gaps: readonly Finding[]
  readonly waived: readonly { readonly finding: Finding; readonly waiver: Waiver }[]
}

const isException = (finding: Finding): boolean => finding.kind === 'overlap' && finding.severity === 'note'

/**
 * The findings that are this draft’s business. Of a unit: those with a rule of its own in them; the school’s are the school’s.
 * @param stood the ids of what was found of the rules in force
 */
export function findingGroups(
  findings: readonly Finding[],
  body: BodyJson,
  today: string,
  stood: ReadonlySet<string> = new Set(),
): FindingGroups {
  const place = new Map(body.rules.map((rule, at) => [rule.id, at]))
  const ownOf = (finding: Finding): string | null => finding.ruleIds.find(id => place.has(id)) ?? null
  const concerned = findings.filter(finding => finding.kind === 'gap' || ownOf(finding) !== null)
  const { open, waived } = applyWaivers(concerned, body.waivers ?? [], today)
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity)
  const asked = open.filter(finding => finding.kind !== 'gap' && !isException(finding))
  const isStanding = (finding: Finding) => stood.has(finding.id) && finding.severity !== 'error'
  const byRule = Map.groupBy(
    asked.filter(finding => !isStanding(finding)),
    ownOf,
  )
  const groups = [...byRule].map(([ruleId, found]) => ({
    ruleId,
    findings: found.toSorted((left, right) => rank(left) - rank(right)),
  }))
  const first = (group: FindingGroup) => Math.min(...group.findings.map(rank))
  return {
    open: groups.toSorted(
      (left, right) =>
        first(left) - first(right) || (place.get(left.ruleId ?? '') ?? 0) - (place.get(right.ruleId ?? '') ?? 0),
    ),
    standing: asked.filter(isStanding),
    exceptions: open.filter(isException),
    gaps: open.filter(finding => finding.kind === 'gap'),
    waived,
  }
}

/** How many open findings of this weight have this rule in them. */
export const countOf = (groups: FindingGroups, ruleId: string, severity: Severity): number =>
  groups.open
    .flatMap(group => group.findings)
    .filter(finding => finding.severity === severity && finding.ruleIds[0] === ruleId).length

/** The rule of the draft before which a rule that never gets its turn would have to stand, if one of the draft is in its way. */
export function beforeWhich(finding: Finding, body: BodyJson): string | null {
  const own = body.rules.find(rule => rule.id === finding.ruleIds[0])
  if (finding.kind !== 'shadowed' || !own) return null
  return body.rules.find(rule => rule.band === own.band && finding.by.includes(rule.id))?.id ?? null
}
