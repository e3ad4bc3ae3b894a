import { visitLeaves } from '../condition.ts'
import type { RoutingOutcome, SensitivityOutcome } from '../outcome.ts'
import type { Slots } from '../replay/compile-condition.ts'
import { findingId, type Severity } from './finding.ts'
import type { Inquiry, Slices } from './inquiry.ts'

/** What the analysis must know of the world to find names that lead nowhere; what is not given is not looked for. */
export interface Supply {
  /** Units and branches that are there and active. */
  readonly activeUnits?: ReadonlySet<string>
  /** Facts that an extractor, the history or a form in force gives. */
  readonly suppliedFacts?: ReadonlySet<string>
}

/** Every unit that an outcome names by its id. */
export const unitsNamed = (outcome: RoutingOutcome | SensitivityOutcome): readonly string[] =>
  'path' in outcome
    ? [...(outcome.unit === undefined ? [] : [outcome.unit]), ...(outcome.coUnits ?? [])]
    : (outcome.crisis?.page ?? [])

/** An input of the rule at `position`: one that it decides where there is one, else one for which it holds; `null` when it never does. */
const inputOf = ({ space, inputs }: Inquiry, position: number): Slots | null => {
  const own = inputs.get(position)
  if (own !== undefined) return own
  if (space.ask([space.rules[position]!]) !== 'yes') return null
  return space.shorten(space.found(), slots => space.tests[position]!(slots))
}

/** Rules that name a unit which is not there any more, and facts that nothing supplies. */
export function* findDangling(inquiry: Inquiry, { activeUnits, suppliedFacts }: Supply): Slices {
  const { ruleSet, rules, space, findings } = inquiry
  const askedBy = new Map<string, number[]>()
  for (const [position, rule] of rules.entries()) {
    const witness = (): ReturnType<typeof space.factsOf> | null => {
      const slots = inputOf(inquiry, position)
      return slots && space.factsOf(slots)
    }
    const addUnit = (unit: string, where: 'outcome' | 'condition', severity: Severity): void => {
      const id = `${findingId('deadUnit', [rule], ruleSet)}:${where}:${unit}`
      findings.push({ kind: 'deadUnit', id, severity, ruleIds: [rule.id], unit, where, witness: witness() })
    }
    const isDead = (unit: string): boolean => activeUnits !== undefined && !activeUnits.has(unit)
    for (const unit of new Set(unitsNamed(rule.then).filter(isDead))) addUnit(unit, 'outcome', 'error')
    const asked = new Set<string>()
    const dead = new Set<string>()
    visitLeaves(rule.when, ruleSet.conditions, ({ fact, operator, value }) => {
      asked.add(fact)
      const { type } = ruleSet.asks[fact]!
      if ((type !== 'unit' && type !== 'units') || operator === 'isPresent' || operator === 'isMissing') return
      for (const unit of [value].flat()) if (isDead(String(unit))) dead.add(String(unit))
    })
    for (const unit of dead) addUnit(unit, 'condition', 'warning')
    for (const fact of asked) askedBy.set(fact, [...(askedBy.get(fact) ?? []), position])
    yield
  }
  for (const [fact, positions] of askedBy) {
    if (suppliedFacts === undefined || suppliedFacts.has(fact)) continue
    const slots = positions.map(position => inputOf(inquiry, position)).find(one => one !== null)
    findings.push({
      kind: 'unsuppliedFact',
      id: `unsuppliedFact:${fact}`,
      severity: 'warning',
      ruleIds: positions.map(position => rules[position]!.id),
      fact,
      witness: slots ? space.factsOf(slots) : null,
    })
  }
}
