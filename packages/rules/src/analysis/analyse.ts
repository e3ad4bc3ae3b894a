/**
 * What is wrong with a rule set, found exactly and shown. All inputs of the set are one formula over the finitely many values that its
 * questions tell apart (`fact-values.ts`); every finding is an answer to a question about it (`rule-space.ts`, `sat-solver.ts`), comes with an
 * input that shows it, and is tried on that input by `replay` before it is told. The property test beside it holds it to brute force: nothing
 * missed, nothing invented. A search that is given up leaves its question in `undecided`: then the set is not called clean.
 * Whoever changes what a finding means changes what waivers were given for.
 */
import type { RoutingRuleSet, RuleSet, SensitivityRuleSet } from '../rule-set.ts'
import { findDangling, type Supply } from './find-dangling.ts'
import { findDeadRules } from './find-dead-rules.ts'
import { findGaps } from './find-gaps.ts'
import { findIdleRules } from './find-idle-rules.ts'
import { findOverlaps } from './find-overlaps.ts'
import type { Finding } from './finding.ts'
import { FINDING_KINDS } from './finding.ts'
import type { Inquiry, Undecided } from './inquiry.ts'
import { findingRefuter } from './refute-finding.ts'
import { type Budget, RuleSpace, type World } from './rule-space.ts'

export interface AnalysisContext extends World, Supply {}

export interface Analysis {
  /** By kind, then in the order of the rules. */
  readonly findings: readonly Finding[]
  readonly undecided: readonly Undecided[]
  /** Whether there are more gaps than are told one by one. */
  readonly hasMoreGaps: boolean
  /** `clean`: nothing found and nothing left open. `undecided`: something was left open, whatever else was found. */
  readonly verdict: 'clean' | 'findings' | 'undecided'
}

const DEFAULT_BUDGET: Budget = { conflicts: 20_000, shouldStop: () => false }

const inOrder = (findings: readonly Finding[], ruleSet: RuleSet): readonly Finding[] => {
  const places = new Map(ruleSet.rules.map((rule, place) => [rule.id, place]))
  const place = (id: string | undefined): number => (id === undefined ? -1 : (places.get(id) ?? -1))
  return findings.toSorted(
    (left, right) =>
      FINDING_KINDS.indexOf(left.kind) - FINDING_KINDS.indexOf(right.kind) ||
      place(left.ruleIds[0]) - place(right.ruleIds[0]) ||
      place(left.ruleIds[1]) - place(right.ruleIds[1]),
  )
}

/**
 * The analysis in slices of a few milliseconds, for a worker that must hear of the next keystroke: it yields between them and returns
 * the whole. With `budget.shouldStop` true it ends at once, and what was not asked is undecided.
 */
export function* analysisSlices(
  ruleSet: RuleSet,
  context: AnalysisContext = {},
  budget: Partial<Budget> = {},
): Generator<void, Analysis, void> {
  const limits = { ...DEFAULT_BUDGET, ...budget }
  const world = { ...context, units: context.units ?? context.activeUnits }
  const space = new RuleSpace(ruleSet, world, limits)
  const shared = { space, findings: [], undecided: [], inputs: new Map() }
  yield
  let hasMoreGaps = false
  if (ruleSet.kind === 'routing') {
    const inquiry: Inquiry<RoutingRuleSet> = { ...shared, ruleSet, rules: ruleSet.rules }
    yield* findDeadRules(inquiry)
    yield* findDangling(inquiry, context)
    yield* findOverlaps(inquiry)
    hasMoreGaps = !(yield* findGaps(inquiry))
  } else {
    const inquiry: Inquiry<SensitivityRuleSet> = { ...shared, ruleSet, rules: ruleSet.rules }
    yield* findIdleRules(inquiry)
    yield* findDangling(inquiry, context)
  }
  const { findings, undecided }: { findings: Finding[]; undecided: Undecided[] } = shared
  const refute = findingRefuter(ruleSet)
  for (const [n, finding] of findings.entries()) {
    if (n % 500 === 499) yield
    const wrong = refute(finding)
    if (wrong !== null) throw new Error(`The analysis found ${finding.id}, but ${wrong}`)
  }
  const verdict = undecided.length > 0 ? 'undecided' : findings.length > 0 ? 'findings' : 'clean'
  return { findings: inOrder(findings, ruleSet), undecided, hasMoreGaps, verdict }
}

/** The whole analysis at once. */
export const analyse = (ruleSet: RuleSet, context: AnalysisContext = {}, budget: Partial<Budget> = {}): Analysis => {
  const slices = analysisSlices(ruleSet, context, budget)
  for (;;) {
    const slice = slices.next()
    if (slice.done) return slice.value
  }
}
