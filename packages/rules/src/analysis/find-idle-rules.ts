import { type SensitivityOutcome, URGENCIES } from '../outcome.ts'
import type { SensitivityRuleSet } from '../rule-set.ts'
import { findUnreachable } from './find-dead-rules.ts'
import { findingId } from './finding.ts'
import type { Inquiry, Slices } from './inquiry.ts'
import { opposite } from './sat-solver.ts'

/** Everything that one outcome adds to a verdict, each by itself; whatever is at least as urgent adds the urgency too. */
const additions = (outcome: SensitivityOutcome): ReadonlySet<string> =>
  new Set([
    ...outcome.classes.map(one => `class ${one}`),
    ...outcome.channel.map(one => `channel ${one}`),
    ...(outcome.crisis?.page ?? []).map(one => `page ${one}`),
    ...(outcome.handBack === true ? ['hand back'] : []),
    ...(outcome.urgency === undefined
      ? []
      : URGENCIES.slice(URGENCIES.indexOf(outcome.urgency)).map(one => `urgency ${one}`)),
    'hold',
  ])

/**
 * Rules of a sensitivity set that can never hold, or that never add anything: without all of those found, every verdict stays the same.
 * They are looked for from the last to the first, so that of two equal rules the first stays.
 */
export function* findIdleRules(inquiry: Inquiry<SensitivityRuleSet>): Slices {
  const { ruleSet, rules, space, findings, undecided, inputs } = inquiry
  const adds = rules.map(rule => additions(rule.then))
  const kept = new Set(rules.keys())
  for (const position of [...rules.keys()].reverse()) {
    yield
    const rule = rules[position]!
    const own = space.rules[position]!
    const holds = space.ask([own])
    if (holds === 'undecided') undecided.push({ kind: 'unreachable', ruleIds: [rule.id] })
    if (holds === 'no') {
      kept.delete(position)
      findUnreachable(inquiry, position)
    }
    if (holds !== 'yes') continue
    const witness = space.found()
    const rivals = [...kept].filter(other => other !== position)
    const answers = [...adds[position]!].map(one => {
      const same = rivals.filter(other => adds[other]!.has(one))
      const answer = space.ask([own, ...same.map(other => opposite(space.rules[other]!))])
      if (answer === 'yes' && !inputs.has(position)) {
        const isAlone = (slots: Parameters<(typeof space.tests)[number]>[0]): boolean =>
          space.tests[position]!(slots) && !same.some(other => space.tests[other]!(slots))
        inputs.set(position, space.shorten(space.found(), isAlone))
      }
      return answer
    })
    if (answers.includes('yes')) continue
    if (answers.includes('undecided')) {
      undecided.push({ kind: 'shadowed', ruleIds: [rule.id] })
      continue
    }
    kept.delete(position)
    const by = rivals
      .filter(other => [...adds[other]!].some(one => adds[position]!.has(one)))
      .filter(other => space.ask([own, space.rules[other]!]) === 'yes')
    findings.push({
      kind: 'shadowed',
      id: findingId('shadowed', [rule], ruleSet),
      severity: by.every(other => rules[other]!.band === rule.band) ? 'warning' : 'note',
      ruleIds: [rule.id, ...by.map(other => rules[other]!.id)],
      by: by.map(other => rules[other]!.id),
      witness: space.factsOf(space.shorten(witness, input => space.tests[position]!(input))),
    })
  }
}
