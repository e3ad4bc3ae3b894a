import {
  type Analysis,
  type AnalysisContext,
  analysisSlices,
  type ConstantLeaf,
  exampleProposer,
  isMet,
  type LeafCoverage,
  leafCoverage,
  type ProposedExample,
  type RuleExample,
  type RuleSet,
  replay,
  type SetExample,
} from '@zuoyeben/rules/studio'

/** An example that was tried: of a rule by its place there, or of the whole set (`ruleId` null). */
export interface Tried {
  readonly ruleId: string | null
  readonly index: number
  readonly isMet: boolean
  readonly outcome: Readonly<Record<string, unknown>>
}
/** What a worker finds out about a draft. */
export interface Looked {
  readonly analysis: Analysis
  readonly tried: readonly Tried[]
  readonly coverage: readonly LeafCoverage[]
}
export interface Proposed {
  readonly examples: readonly ProposedExample[]
  readonly constant: readonly ConstantLeaf[]
}

const tryAll = (ruleSet: RuleSet, ofSet: readonly SetExample[]): readonly Tried[] => {
  const again = replay(ruleSet)
  const tryOne = (ruleId: string | null, index: number, { facts, expect }: Pick<RuleExample, 'facts' | 'expect'>) => {
    const decision = again.decide(facts)
    return { ruleId, index, isMet: isMet({ facts, expect }, decision), outcome: { ...decision.outcome } }
  }
  return [
    ...ruleSet.rules.flatMap(rule => rule.tests.map((test, index) => tryOne(rule.id, index, test))),
    ...ofSet.map((example, index) => tryOne(null, index, example)),
  ]
}

/** Everything that is told while somebody types, in slices of a few milliseconds. */
export function* looking(
  ruleSet: RuleSet,
  ofSet: readonly SetExample[],
  context: AnalysisContext,
): Generator<void, Looked, void> {
  const tried = tryAll(ruleSet, ofSet)
  yield
  const coverage = leafCoverage(ruleSet)
  yield
  const analysis = yield* analysisSlices(ruleSet, context)
  return { analysis, tried, coverage }
}

export function propose(ruleSet: RuleSet, ruleId: string, context: AnalysisContext): Proposed {
  if (!ruleSet.rules.some(rule => rule.id === ruleId)) return { examples: [], constant: [] }
  const { examples, constant } = exampleProposer(ruleSet, context)(ruleId)
  return { examples, constant }
}
