import { type Condition, type Leaf, visitLeaves } from '../condition.ts'
import type { FactCatalogue, FactDefinition, Facts } from '../fact-types.ts'
import { conditionCompiler, type Slots, type Test } from '../replay/compile-condition.ts'
import type { RuleSet } from '../rule-set.ts'
import { Circuit } from './circuit.ts'
import type { FactLaw } from './fact-laws.ts'
import type { Existing } from './fact-values.ts'
import {
  conditionEncoder,
  type FactVariables,
  factVariables,
  foundValue,
  quietValue,
  settledValue,
} from './fact-variables.ts'
import { type Answer, type Literal, opposite, SatSolver } from './sat-solver.ts'

/** How much one analysis may spend. */
export interface Budget {
  /** Conflicts of the search for one question. */
  readonly conflicts: number
  /** Asked often; once true, everything that is left stays undecided. */
  readonly shouldStop: () => boolean
}

/** What is true of all cases, beside the rules. */
export interface World extends Existing {
  readonly laws?: readonly FactLaw[]
  /** Definitions of the facts that laws speak of; a law with a fact that is not there is left out. */
  readonly facts?: FactCatalogue
}

const leavesByFact = (conditions: readonly Condition[], named: RuleSet['conditions']) => {
  const byFact = new Map<string, Map<string, Leaf>>()
  for (const condition of conditions)
    visitLeaves(condition, named, leaf => {
      const asked = byFact.get(leaf.fact) ?? new Map<string, Leaf>()
      byFact.set(leaf.fact, asked.set(JSON.stringify([leaf.operator, leaf.value]), leaf))
    })
  return byFact
}

/** The laws that bear on these facts, through one another too, and all facts that matter then. */
const lawsOn = (asks: Readonly<Record<string, FactDefinition>>, { laws = [], facts }: World) => {
  const definitions = new Map(Object.entries(asks))
  const bearing = new Set<FactLaw>()
  const ready = laws.flatMap(law => {
    const keys = [...leavesByFact([law], {}).keys()]
    return keys.every(key => definitions.has(key) || facts?.has(key)) ? [{ law, keys }] : []
  })
  for (let before = -1; before < bearing.size; ) {
    before = bearing.size
    for (const { law, keys } of ready) {
      if (bearing.has(law) || !keys.some(key => definitions.has(key))) continue
      bearing.add(law)
      for (const key of keys) if (!definitions.has(key)) definitions.set(key, facts!.get(key)!)
    }
  }
  return { definitions, laws: [...bearing] }
}

/**
 * All inputs of a rule set as one formula: a literal for each rule, true exactly where its condition holds. Whoever asks gets an input
 * that answers, as slots (one value a fact), and can shorten it by trying rules on it, without another search.
 */
export class RuleSpace {
  readonly keys: readonly string[]
  readonly variables: readonly FactVariables[]
  readonly circuit: Circuit
  /** Beside `rules`: where each holds, and where none before it does; the last of these is where none at all does. */
  readonly rules: readonly Literal[]
  readonly noneBefore: readonly Literal[]
  readonly tests: readonly Test[]
  readonly encode: ReturnType<typeof conditionEncoder>
  readonly compile: (condition: Condition) => Test
  readonly #laws: readonly Test[]
  readonly #quiet: Slots
  readonly #solver = new SatSolver()
  readonly #budget: Budget

  constructor(ruleSet: RuleSet, world: World, budget: Budget) {
    const { definitions, laws } = lawsOn(ruleSet.asks, world)
    const conditions = ruleSet.rules.map(rule => rule.when)
    const asked = leavesByFact([...conditions, ...laws], ruleSet.conditions)
    this.#budget = budget
    this.circuit = new Circuit(this.#solver)
    this.keys = [...definitions.keys()].sort()
    this.variables = this.keys.map(key =>
      factVariables(definitions.get(key)!, [...(asked.get(key)?.values() ?? [])], world, this.circuit),
    )
    this.encode = conditionEncoder(
      new Map(this.keys.map((key, at) => [key, this.variables[at]!])),
      ruleSet.conditions,
      this.circuit,
    )
    for (const law of laws) this.#solver.addClause([this.encode(law)])
    this.rules = conditions.map(condition => this.encode(condition))
    const noneBefore = [this.circuit.yes]
    for (const rule of this.rules) noneBefore.push(this.circuit.all([noneBefore.at(-1)!, opposite(rule)]))
    this.noneBefore = noneBefore
    this.compile = conditionCompiler(ruleSet.conditions, new Map(this.keys.map((key, slot) => [key, slot])))
    this.tests = conditions.map(this.compile)
    this.#laws = laws.map(this.compile)
    this.#quiet = this.variables.map(quietValue)
  }

  /** Whether some input makes all of these true; `isEnough` as for the solver. */
  ask(literals: readonly Literal[], isEnough?: () => boolean): Answer {
    if (this.#budget.shouldStop()) return 'undecided'
    return this.#solver.solve(literals, this.#budget.conflicts, this.#budget.shouldStop, isEnough)
  }

  isTrue(literal: Literal): boolean {
    return this.#solver.isTrue(literal)
  }

  /** What the last `yes` found, kept beyond the next question. */
  model(): (literal: Literal) => boolean {
    return this.#solver.model()
  }

  /** Of what the last `no` was asked, some that no input makes true together. */
  refuted(): readonly Literal[] {
    return this.#solver.refuted()
  }

  /** The input that the last `yes` found. */
  found(): Slots {
    return this.variables.map(fact => foundValue(fact, literal => this.#solver.isTrue(literal)))
  }

  /**
   * An input that makes all of these true. What they settle is first laid over each of `near`, inputs that may be alike, and taken where
   * `suits` says yes, which must mean the same as the literals: that mostly saves the search.
   */
  inputWith(
    literals: readonly Literal[],
    suits: (slots: Slots) => boolean,
    near: readonly Slots[],
  ): Slots | Exclude<Answer, 'yes'> {
    const guessed: Slots[] = []
    const answer = this.ask(literals, () => {
      const must = this.variables.map(fact => settledValue(fact, literal => this.#solver.isTrue(literal)))
      for (const slots of [must, ...near.map(under => this.lay(must, under))])
        if (this.isPossible(slots) && suits(slots)) return guessed.push(slots) > 0
      return false
    })
    return answer === 'yes' ? (guessed[0] ?? this.found()) : answer
  }

  /** Whether an input keeps the laws. */
  isPossible(slots: Slots): boolean {
    return this.#laws.every(law => law(slots))
  }

  /** The first rule that holds for an input; -1 when none does. */
  first(slots: Slots): number {
    return this.tests.findIndex(test => test(slots))
  }

  /**
   * One input laid over another: what is missing or quiet in it is taken from the other, and sets are united. A guess at an input that does
   * both; it keeps the laws, or it is the first input unchanged.
   */
  lay(over: Slots, under: Slots): Slots {
    const laid = over.map((value, slot) => {
      const other = under[slot]
      if (value === undefined || value === this.#quiet[slot]) return other ?? value
      if (!Array.isArray(value) || !Array.isArray(other)) return value
      return [...value, ...(other as readonly string[]).filter(one => !value.includes(one))]
    })
    return this.isPossible(laid) ? laid : over
  }

  /** The same input with as few facts as possible, of which `keep` still says yes and no law is broken: no single one can be left out. */
  shorten(slots: Slots, keep: (slots: Slots) => boolean): Slots {
    const short = [...slots]
    const holds = (): boolean => this.isPossible(short) && keep(short)
    const tryValue = (slot: number, value: Slots[number]): boolean => {
      const before = short[slot]
      short[slot] = value
      if (holds()) return true
      short[slot] = before
      return false
    }
    for (let isShorter = true; isShorter; ) {
      isShorter = false
      for (const [slot, quiet] of this.#quiet.entries()) {
        const value = short[slot]
        if (
          value === quiet ||
          value === undefined ||
          (Array.isArray(value) && value.length === 0 && Array.isArray(quiet))
        )
          continue
        if (tryValue(slot, quiet)) isShorter = true
        else if (Array.isArray(value))
          for (const member of value as readonly string[]) {
            const rest = (short[slot] as readonly string[]).filter(one => one !== member)
            if (tryValue(slot, rest)) isShorter = true
          }
      }
    }
    return short
  }

  /** An input as facts; those that are missing are left out. */
  factsOf(slots: Slots): Facts {
    return Object.fromEntries(this.keys.flatMap((key, at) => (slots[at] === undefined ? [] : [[key, slots[at]]])))
  }

  /** Facts as an input of this space. */
  slotsOf(facts: Facts): Slots {
    return this.keys.map(key => (Object.hasOwn(facts, key) ? facts[key] : undefined))
  }
}
