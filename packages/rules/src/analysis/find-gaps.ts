import { visitLeaves } from '../condition.ts'
import type { RoutingRuleSet } from '../rule-set.ts'
import type { FactVariables } from './fact-variables.ts'
import { fingerprint, type GapPart } from './finding.ts'
import { gapPart, insideOf } from './gap-region.ts'
import type { Inquiry } from './inquiry.ts'
import type { RuleSpace } from './rule-space.ts'
import { type Literal, opposite } from './sat-solver.ts'

/** Regions that are told one by one; that there are more is said too. */
export const MAX_GAPS = 8

/** What a region says of one fact: literals that hold all over it. */
type Held = readonly Literal[]

/** Facts by how many rules ask about them, the commonest first. */
const commonestFirst = ({ ruleSet, space }: Inquiry<RoutingRuleSet>): readonly number[] => {
  const counts = new Map<string, number>()
  for (const rule of ruleSet.rules) {
    const asked = new Set<string>()
    visitLeaves(rule.when, ruleSet.conditions, leaf => asked.add(leaf.fact))
    for (const fact of asked) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  }
  const count = (at: number): number => counts.get(space.keys[at]!) ?? 0
  return [...space.keys.keys()].sort((left, right) => count(right) - count(left) || left - right)
}

interface Choice {
  readonly ways: readonly Literal[]
  /** What is said of the fact once it goes this way. */
  readonly says: (way: Literal) => Held
}

/** What there is to settle about one fact, and the order in which it is tried: known before missing, members absent first. */
const choices = ({ values, literals, present }: FactVariables): readonly Choice[] => {
  if (values.kind === 'scalar')
    return [{ ways: literals, says: way => literals.filter(other => other !== way).map(opposite) }]
  const either = (first: Literal): Choice => ({ ways: [first, opposite(first)], says: way => [way] })
  return [either(present), ...literals.map(member => either(opposite(member)))]
}

/**
 * The first input, in a fixed order of facts and values, that `within` allows: the same whatever the order of the rules, so that gaps
 * keep their names. Given fact by fact as what holds of it; `none` when there is none, `null` when the search gives up.
 */
function* firstInput(
  space: RuleSpace,
  order: readonly number[],
  within: readonly Literal[],
): Generator<void, ReadonlyMap<number, Held> | 'none' | null, void> {
  const any = space.ask(within)
  if (any !== 'yes') return any === 'no' ? 'none' : null
  let isTrue = space.model()
  const settled = [...within]
  const held = new Map<number, Held>()
  for (const at of order) {
    const own: Literal[] = []
    for (const { ways, says } of choices(space.variables[at]!)) {
      const way = ways.find(one => {
        if (isTrue(one)) return true
        if (space.ask([...settled, one]) !== 'yes') return false
        isTrue = space.model()
        return true
      })
      if (way === undefined) return null
      settled.push(way)
      own.push(...says(way))
    }
    held.set(at, own)
    yield
  }
  return held
}

/** The same region made as wide as it can be while no rule holds in it: what rarely asked facts say is given up first. */
function* widened(
  space: RuleSpace,
  order: readonly number[],
  input: ReadonlyMap<number, Held>,
): Generator<void, ReadonlyMap<number, Held>, void> {
  const region = new Map(input)
  const anyRule = opposite(space.noneBefore.at(-1)!)
  // What was found before answers most of it: an input where a rule holds, and parts that leave no room for any.
  let inputWithRule: (literal: Literal) => boolean = () => false
  let without: readonly Literal[] | null = null
  const isGap = (): boolean => {
    const held = [...region.values()].flat()
    if (without?.every(literal => literal === anyRule || held.includes(literal))) return true
    if (held.every(inputWithRule)) return false
    const answer = space.ask([anyRule, ...held])
    if (answer === 'no') without = space.refuted()
    if (answer === 'yes') inputWithRule = space.model()
    return answer === 'no'
  }
  const tryHeld = (at: number, held: Held): boolean => {
    const before = region.get(at)!
    region.set(at, held)
    if (isGap()) return true
    region.set(at, before)
    return false
  }
  for (const at of order.toReversed()) {
    yield
    if (region.get(at)!.length === 0 || tryHeld(at, [])) continue
    for (const literal of [...region.get(at)!].reverse())
      tryHeld(
        at,
        region.get(at)!.filter(one => one !== literal),
      )
  }
  return region
}

/** Inputs that only the fallback catches, as regions; true when all of them are told. */
export function* findGaps(inquiry: Inquiry<RoutingRuleSet>): Generator<void, boolean, void> {
  const { space, findings, undecided } = inquiry
  const order = commonestFirst(inquiry)
  const uncovered = [space.noneBefore.at(-1)!]
  for (let told = 0; ; told += 1) {
    yield
    const input = yield* firstInput(space, order, uncovered)
    if (input === 'none') return true
    if (input === null) undecided.push({ kind: 'gap', ruleIds: [] })
    if (input === null || told === MAX_GAPS) return false
    const wide = yield* widened(space, order, input)
    const region = order.flatMap((at): readonly GapPart[] => {
      const part = gapPart(space.variables[at]!, wide.get(at)!)
      return part === null ? [] : [part]
    })
    const within = [...wide.values()].flat()
    if (space.ask(within) !== 'yes') throw new Error('A gap without an input')
    const isInside = insideOf(space, wide)
    findings.push({
      kind: 'gap',
      id: `gap:${fingerprint(region)}`,
      severity: 'note',
      ruleIds: [],
      region,
      witness: space.factsOf(space.shorten(space.found(), isInside)),
    })
    uncovered.push(space.circuit.any(within.map(opposite)))
  }
}
