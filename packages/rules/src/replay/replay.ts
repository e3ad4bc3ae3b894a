/**
 * The same rules as `decide`, without the engine: compiled once to closures and looked up by the fact that most rules ask to be equal to
 * something. Rehearsals need it (json-rules-engine takes 0.4 to 2.4 ms a case at 200 rules, this about a microsecond), and every live decision is
 * made a second time by it. So it must never differ: the property test beside it holds both to the byte of `decisionText`. What is said
 * of a decision (facts seen, why not the others) has one home for both, `build-decision.ts`; only who holds is found twice.
 * A missing fact, a value of a wrong type and one inherited from a prototype are all nothing, as in `decide`.
 */
import { knownFacts, routingDecision, sensitivityDecision } from '../build-decision.ts'
import type { RoutingDecision, SensitivityDecision } from '../decision.ts'
import { type Facts, type FactValue, HOLDS } from '../fact-types.ts'
import type { RoutingRuleSet, RuleSet, SensitivityRuleSet } from '../rule-set.ts'
import { conditionCompiler, type Slots, type Test } from './compile-condition.ts'
import { equalityIndex } from './equality-index.ts'

export interface RoutingReplay {
  /** Place in the list of the first rule that holds; -1 is the fallback. Nothing is allocated. */
  readonly first: (facts: Facts) => number
  /** Whether the rule at this place holds, whatever stands before it. */
  readonly holds: (position: number, facts: Facts) => boolean
  /** The whole decision, as {@link decide} makes it. */
  readonly decide: (facts: Facts) => RoutingDecision
}
export interface SensitivityReplay {
  /** Places in the list of all rules that hold, in order. */
  readonly all: (facts: Facts) => readonly number[]
  /** Whether the rule at this place holds. */
  readonly holds: (position: number, facts: Facts) => boolean
  /** The whole decision, as {@link decideAll} makes it. */
  readonly decide: (facts: Facts) => SensitivityDecision
}

interface Compiled {
  readonly tests: readonly Test[]
  /** Reads a case into the slots and gives the places of the rules that can hold. The slots are those of the last call. */
  readonly read: (facts: Facts) => readonly number[]
  readonly slots: Slots
  readonly holds: (position: number, facts: Facts) => boolean
}

const compile = (ruleSet: RuleSet): Compiled => {
  const keys = Object.keys(ruleSet.asks)
  const fits = keys.map(key => HOLDS[ruleSet.asks[key]!.type])
  const slots: (FactValue | undefined)[] = keys.map(() => undefined)
  const conditions = ruleSet.rules.map(rule => rule.when)
  const compileOne = conditionCompiler(ruleSet.conditions, new Map(keys.map((key, slot) => [key, slot])))
  const { fact, byValue, otherwise } = equalityIndex(conditions, ruleSet.conditions)
  const indexed = fact === null ? -1 : keys.indexOf(fact)
  const read = (facts: Facts): readonly number[] => {
    for (let slot = 0; slot < keys.length; slot += 1) {
      const key = keys[slot]!
      const value = facts[key]
      slots[slot] = value !== undefined && Object.hasOwn(facts, key) && fits[slot]!(value) ? value : undefined
    }
    return indexed < 0 ? otherwise : (byValue.get(slots[indexed]) ?? otherwise)
  }
  const tests = conditions.map(compileOne)
  const holds = (position: number, facts: Facts): boolean => {
    read(facts)
    return tests[position]!(slots)
  }
  return { tests, read, slots, holds }
}

const replayRouting = (ruleSet: RoutingRuleSet): RoutingReplay => {
  const { tests, read, slots, holds } = compile(ruleSet)
  const first = (facts: Facts): number => {
    for (const position of read(facts)) if (tests[position]!(slots)) return position
    return -1
  }
  return { first, holds, decide: facts => routingDecision(ruleSet, knownFacts(ruleSet, facts), first(facts)) }
}

const replaySensitivity = (ruleSet: SensitivityRuleSet): SensitivityReplay => {
  const { tests, read, slots, holds } = compile(ruleSet)
  const all = (facts: Facts): readonly number[] => read(facts).filter(position => tests[position]!(slots))
  const decide = (facts: Facts): SensitivityDecision => {
    const held = new Set(all(facts))
    return sensitivityDecision(ruleSet, knownFacts(ruleSet, facts), (_, position) => held.has(position))
  }
  return { all, holds, decide }
}

/** Compiles a parsed rule set once, for many cases. Synchronous; one compiled set may be used from anywhere in the process. */
export function replay(ruleSet: RoutingRuleSet): RoutingReplay
export function replay(ruleSet: SensitivityRuleSet): SensitivityReplay
export function replay(ruleSet: RuleSet): RoutingReplay | SensitivityReplay
export function replay(ruleSet: RuleSet): RoutingReplay | SensitivityReplay {
  return ruleSet.kind === 'routing' ? replayRouting(ruleSet) : replaySensitivity(ruleSet)
}
