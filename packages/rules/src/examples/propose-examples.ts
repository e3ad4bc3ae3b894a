/**
 * Examples proposed for a rule: one that it decides, for each of its questions one that it misses by that question alone, and what is still
 * needed for each question to be seen answered yes and no. They are found in the same space of inputs as the findings, so what is not
 * proposed is not possible, or its search was given up. What an example expects is what the rules say today: a person looks whether
 * that is right before it is kept.
 */
import type { AnalysisContext } from '../analysis/analyse.ts'
import { otherValues } from '../analysis/fact-variables.ts'
import { type Budget, RuleSpace } from '../analysis/rule-space.ts'
import { type Literal, opposite } from '../analysis/sat-solver.ts'
import type { Facts } from '../fact-types.ts'
import type { Slots } from '../replay/compile-condition.ts'
import { replay } from '../replay/replay.ts'
import type { RuleExample, RuleSet } from '../rule-set.ts'
import { leavesOf, type PlacedLeaf, withTurned } from './leaf-places.ts'

export interface ProposedExample extends RuleExample {
  readonly ruleId: string
  /** `hit`: the rule decides it (in a sensitivity set, holds). `nearMiss`: it would, if one question were answered otherwise. */
  readonly kind: 'hit' | 'nearMiss' | 'coverage'
  /** The question that a near miss misses by, or that is seen answered at last. */
  readonly place: string | null
}

/** A question that is always answered the same wherever its rule is asked. */
export interface ConstantLeaf extends PlacedLeaf {
  readonly always: boolean
}

export interface Proposals {
  readonly examples: readonly ProposedExample[]
  readonly constant: readonly ConstantLeaf[]
  /** Whether every search came to its end. */
  readonly isComplete: boolean
}

type Keep = (slots: Slots) => boolean

/** Proposes examples for one rule at a time; refuses (throws) an id that the set does not have. */
export const exampleProposer = (
  ruleSet: RuleSet,
  context: AnalysisContext = {},
  budget: Partial<Budget> = {},
): ((ruleId: string) => Proposals) => {
  const world = { ...context, units: context.units ?? context.activeUnits }
  const space = new RuleSpace(ruleSet, world, { conflicts: 20_000, shouldStop: () => false, ...budget })
  const again = replay(ruleSet)
  const expected = (facts: Facts): RuleExample['expect'] => ({ ...again.decide(facts).outcome })
  return ruleId => {
    const position = ruleSet.rules.findIndex(rule => rule.id === ruleId)
    const rule = ruleSet.rules[position]
    if (rule === undefined) throw new Error(`There is no rule ${ruleId}`)
    const search = new Search(space, ruleSet, position)
    const hit = search.hit()
    const leaves = leavesOf(rule.when, ruleSet.conditions)
    const misses = leaves.flatMap(leaf => {
      const slots = search.nearMiss(withTurned(rule.when, ruleSet.conditions, leaf.place), leaf, hit)
      return slots === null ? [] : [{ slots, place: leaf.place }]
    })
    const found = [...(hit === null ? [] : [hit]), ...misses.map(miss => miss.slots)].filter(search.reaches)
    const { slots: more, constant } = search.coverage(leaves, found)
    const tell = (kind: ProposedExample['kind'], place: string | null, slots: Slots): ProposedExample => {
      const facts = space.factsOf(slots)
      return { ruleId, kind, place, facts, expect: expected(facts) }
    }
    return {
      examples: [
        ...(hit === null ? [] : [tell('hit', null, hit)]),
        ...misses.map(({ slots, place }) => tell('nearMiss', place, slots)),
        ...more.map(({ slots, place }) => tell('coverage', place, slots)),
      ],
      constant,
      isComplete: search.isComplete,
    }
  }
}

/** The searches for one rule. */
class Search {
  isComplete = true
  /** Whether an input comes as far as this rule. */
  readonly reaches: Keep
  readonly #space: RuleSpace
  readonly #position: number
  /** That it comes so far, as a literal. */
  readonly #reached: Literal

  constructor(space: RuleSpace, ruleSet: RuleSet, position: number) {
    this.#space = space
    this.#position = position
    this.#reached = ruleSet.kind === 'routing' ? space.noneBefore[position]! : space.circuit.yes
    const before = ruleSet.kind === 'routing' ? space.tests.slice(0, position) : []
    this.reaches = slots => !before.some(test => test(slots))
  }

  #find(literals: readonly Literal[], keep: Keep): Slots | null {
    const answer = this.#space.ask([...literals])
    if (answer === 'undecided') this.isComplete = false
    return answer === 'yes' ? this.#space.shorten(this.#space.found(), keep) : null
  }

  hit(): Slots | null {
    const holds = this.#space.tests[this.#position]!
    return this.#find([this.#reached, this.#space.rules[this.#position]!], slots => holds(slots) && this.reaches(slots))
  }

  /** An input that misses by this question alone: the hit with one fact changed where that does, else any; one that reaches the rule first. */
  nearMiss(turned: Parameters<RuleSpace['encode']>[0], { leaf }: PlacedLeaf, hit: Slots | null): Slots | null {
    const space = this.#space
    const holds = space.tests[this.#position]!
    const holdsTurned = space.compile(turned)
    const misses: Keep = slots => !holds(slots) && holdsTurned(slots)
    const isNear: Keep = slots => misses(slots) && this.reaches(slots)
    const slot = space.keys.indexOf(leaf.fact)
    const near = (hit === null ? [] : otherValues(space.variables[slot]!, hit[slot]))
      .map(value => hit!.with(slot, value))
      .find(slots => space.isPossible(slots) && isNear(slots))
    if (near !== undefined) return near
    const literals = [opposite(space.rules[this.#position]!), space.encode(turned)]
    return this.#find([this.#reached, ...literals], isNear) ?? this.#find(literals, misses)
  }

  /** Inputs for the answers that `found` does not show, and the questions that have one answer only. */
  coverage(leaves: readonly PlacedLeaf[], found: readonly Slots[]) {
    const slots: { readonly slots: Slots; readonly place: string }[] = []
    const constant: ConstantLeaf[] = []
    for (const { place, leaf } of leaves)
      for (const wanted of [true, false]) {
        const test = this.#space.compile(leaf)
        if ([...found, ...slots.map(one => one.slots)].some(one => test(one) === wanted)) continue
        const asked = this.#space.encode(leaf)
        const before = this.isComplete
        this.isComplete = true
        const input = this.#find(
          [this.#reached, wanted ? asked : opposite(asked)],
          one => test(one) === wanted && this.reaches(one),
        )
        if (input !== null) slots.push({ slots: input, place })
        else if (this.isComplete) constant.push({ place, leaf, always: !wanted })
        this.isComplete &&= before
      }
    return { slots, constant }
  }
}
