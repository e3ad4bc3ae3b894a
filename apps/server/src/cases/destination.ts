import type { RoutingOutcome, SensitivityVerdict, Urgency } from '@zuoyeben/rules'
import { type Directory, SCHOOL_GROUP } from '../directory/read.ts'
import type { PastFacts } from './past-facts.ts'

/**
 * The unit that is to answer where a routing rule says so: never one that is recused, nor one that a duty list names and this school has not
 * set up; then the school group rules (R6).
 */
export function destinationOf(
  directory: Pick<Directory, 'unit'>,
  outcome: RoutingOutcome,
  { facts, unit: entry, recused }: PastFacts,
): string {
  const duty = typeof facts['case.dutyUnit'] === 'string' ? facts['case.dutyUnit'] : null
  const named = namedBy(outcome, entry, duty)
  return directory.unit(named) && !recused.includes(named) ? named : SCHOOL_GROUP
}

function namedBy(outcome: RoutingOutcome, entry: string | null, duty: string | null): string {
  if (outcome.unit) return outcome.unit
  if (outcome.target === 'dutyUnit') return duty ?? entry ?? SCHOOL_GROUP
  if (outcome.target === 'schoolGroup') return SCHOOL_GROUP
  return entry ?? duty ?? SCHOOL_GROUP
}

/** The rules may say; else the words propose. What the gate says is never lowered. */
export function urgencyUnder(
  outcome: RoutingOutcome,
  verdict: Pick<SensitivityVerdict, 'urgency'>,
  proposed: Urgency,
): Urgency {
  const said = outcome.urgency ?? proposed
  return verdict.urgency !== undefined && verdict.urgency < said ? verdict.urgency : said
}
