import { visitLeaves } from './condition.ts'
import type { Decision, SeenFact, WhyNot } from './decision.ts'
import { type Language, leafWords, type Names, routingWords, valueWords, verdictWords } from './explain-words.ts'
import { type Fallback, type Rule, type RuleSet, ruleById } from './rule-set.ts'

/** Who reads: the submitter gets one sentence, a member the rule and its open facts, an administrator everything. */
export const DEPTHS = ['submitter', 'member', 'administrator'] as const
export type Depth = (typeof DEPTHS)[number]

export interface ExplainedFact {
  readonly label: string
  readonly value: string
  readonly sensitive: boolean
}

/** A decision in words. Parts that a depth does not show are `null` or empty. */
export interface Explanation {
  readonly depth: Depth
  readonly sentence: string
  readonly rule: string | null
  readonly outcome: string | null
  readonly facts: readonly ExplainedFact[]
  readonly others: readonly string[]
}

const RESTRICTED_RULE = { zh: '限知规则', en: 'A restricted rule' }

interface Telling {
  readonly decision: Decision
  readonly ruleSet: RuleSet
  readonly language: Language
  readonly names: Names
}

const ruleOf = (ruleSet: RuleSet, id: string): Rule<unknown> => {
  const rule = ruleById(ruleSet, id)
  if (rule === undefined)
    throw new Error(`The decision names rule ${id}, which this release of the rules does not have`)
  return rule
}

const factWords = ({ fact, value, sensitive }: SeenFact, { ruleSet, language, names }: Telling): ExplainedFact => {
  const definition = ruleSet.asks[fact]!
  return { label: definition.label[language], value: valueWords(value, definition, language, names), sensitive }
}

const otherWords = (other: WhyNot, { ruleSet, language, names }: Telling): string => {
  const title = ruleOf(ruleSet, other.ruleId).title[language]
  if (other.because === 'decidedEarlier')
    return language === 'zh' ? `“${title}”：前面的规则已决定` : `“${title}”: an earlier rule had decided.`
  const { leaf } = other
  const asked = leafWords(leaf, ruleSet.asks[leaf.fact]!, language, names)
  if (leaf.held)
    return language === 'zh' ? `“${title}”：被排除，因为“${asked}”` : `“${title}”: ruled out, as “${asked}”.`
  return language === 'zh' ? `“${title}”：不满足“${asked}”` : `“${title}”: “${asked}” does not hold.`
}

/** Facts behind the decision: those its rules asked about; after a fallback, all that were known. */
const factsBehind = ({ decision, ruleSet }: Telling, ids: readonly string[]): readonly SeenFact[] => {
  if (ids.length === 0) return decision.seen.filter(seen => seen.value !== null)
  const asked = new Set<string>()
  for (const id of ids) visitLeaves(ruleOf(ruleSet, id).when, ruleSet.conditions, leaf => asked.add(leaf.fact))
  return decision.seen.filter(seen => asked.has(seen.fact))
}

/**
 * Says a decision in words. A sensitive fact appears to an administrator only: for a member it is left out, and a rule that
 * asks about one is not named to a member either, as its title would tell. Facts are sensitive by the mark stored in the decision
 * or by the catalogue. Throws when the rule set is not the release that the decision was made under.
 */
export const explain = (
  decision: Decision,
  ruleSet: RuleSet,
  depth: Depth,
  language: Language,
  names: Names = {},
): Explanation => {
  const telling: Telling = { decision, ruleSet, language, names }
  const ids = decision.kind === 'sensitivity' ? decision.ruleIds : decision.ruleId === null ? [] : [decision.ruleId]
  const decided: readonly (Rule<unknown> | Fallback<unknown>)[] =
    ids.length === 0 ? [ruleSet.fallback] : ids.map(id => ruleOf(ruleSet, id))
  const sentence = decided[0]!.say[language]
  if (depth === 'submitter') return { depth, sentence, rule: null, outcome: null, facts: [], others: [] }

  const isAdministrator = depth === 'administrator'
  const isSensitive = (seen: SeenFact): boolean => seen.sensitive || ruleSet.asks[seen.fact]?.sensitive === true
  const behind = factsBehind(telling, ids)
  const tellsTooMuch = !isAdministrator && ids.length > 0 && behind.some(isSensitive)
  const shown = isAdministrator ? decision.seen : behind.filter(seen => !isSensitive(seen))
  const titles = decided.map(rule => rule.title[language]).join(language === 'zh' ? '、' : ', ')
  const outcome =
    decision.kind === 'routing'
      ? routingWords(decision.outcome, language, names)
      : verdictWords(decision.outcome, language, names)
  return {
    depth,
    sentence,
    rule: tellsTooMuch ? RESTRICTED_RULE[language] : titles,
    outcome: isAdministrator ? outcome : null,
    facts: shown.map(seen => factWords(seen, telling)),
    others: isAdministrator ? decision.others.map(other => otherWords(other, telling)) : [],
  }
}
