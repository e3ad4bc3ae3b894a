import { type Decision, explain, type RuleSet } from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import type { StoredDecision } from '../cases/decision-view.ts'
import { namesOf } from '../configuration/effective-names.ts'
import type { Assessment } from './assess.ts'

/** A decision with its words in both languages, as it is kept: what was decided, by which release, why, and why nothing else. */
export function tellDecision(app: App, kind: 'routing' | 'sensitivity', assessment: Assessment): StoredDecision {
  const { routing, sensitivity, releases } = assessment.decidedBy
  const decision: Decision = kind === 'routing' ? assessment.routing : assessment.sensitivity
  const rules: RuleSet = kind === 'routing' ? routing : sensitivity
  const names = namesOf(app)
  const told = {
    zh: explain(decision, rules, 'administrator', 'zh', names),
    en: explain(decision, rules, 'administrator', 'en', names),
  }
  const open = {
    zh: explain(decision, rules, 'member', 'zh', names),
    en: explain(decision, rules, 'member', 'en', names),
  }
  const { outcome } = assessment.routing
  return {
    release: releases.school ?? '',
    decision,
    sentence: { zh: open.zh.sentence, en: open.en.sentence },
    rule:
      open.zh.rule === null
        ? null
        : { id: decision.ruleId ?? 'fallback', title: { zh: open.zh.rule, en: open.en.rule ?? open.zh.rule } },
    facts: open.zh.facts.map((fact, i) => ({
      label: { zh: fact.label, en: open.en.facts[i]?.label ?? fact.label },
      value: fact.value,
    })),
    whyNot: told.zh.others.map((other, i) => ({
      rule: { zh: other, en: told.en.others[i] ?? other },
      reason: { zh: '', en: '' },
    })),
    proposed: {
      unit: assessment.target,
      path: outcome.path,
      urgency: assessment.urgency,
      category: assessment.category,
      firstAction: assessment.firstStep,
      coUnits: outcome.coUnits ?? [],
    },
    categories: assessment.proposals.map(proposal => ({
      category: proposal.category as StoredDecision['categories'][number]['category'],
      score: proposal.score,
      because: [...proposal.because],
    })),
  }
}

/** The sentence a submitter is shown; of a held case it says only who looks at it. */
export function sentenceFor(assessment: Assessment): { zh: string; en: string } {
  if (assessment.gate.hold)
    return {
      zh: '这件事先由学校总答题组指定的少数人员查看，本单位看不到。',
      en: 'A few appointed people of the school group look at this first; your unit does not see it.',
    }
  const rules = assessment.decidedBy.routing
  const say = (language: 'zh' | 'en') => explain(assessment.routing, rules, 'submitter', language).sentence
  return { zh: say('zh'), en: say('en') }
}
