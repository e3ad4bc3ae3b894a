import type { GapPart } from '../analysis/finding.ts'
import type { Facts } from '../fact-types.ts'
import type { SensitivityOutcome } from '../outcome.ts'
import { verdictOf } from '../verdict.ts'
import { ALL_INPUTS, tableOf } from './small-rule-sets.ts'

type Json = Record<string, unknown>
const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)
const id = (rules: readonly Json[], at: number): string => String(rules[at]!.id)

/** What is wrong with a routing set, by looking at every input. */
export const plainlyAnalysed = (rules: readonly Json[], conditions: Json) => {
  const table = tableOf(rules, conditions)
  const firsts = table.map(row => row.indexOf(true))
  const reachable = rules.map((_, at) => table.some(row => row[at]))
  const decides = rules.map((_, at) => firsts.includes(at))
  const shadowed = rules.flatMap((_, at) => {
    if (!reachable[at] || decides[at]) return []
    const by = new Set(firsts.filter((_first, input) => table[input]![at]))
    return [`${id(rules, at)} by ${[...by].sort((left, right) => left - right).map(one => id(rules, one))}`]
  })
  const overlaps = rules.flatMap((one, first) =>
    rules.flatMap((other, second) => {
      if (second <= first || !decides[second] || same(one.then, other.then)) return []
      if (!table.some((row, input) => firsts[input] === first && row[second])) return []
      const isException = table.every(row => !row[first] || row[second])
      const isLoud = !isException && one.band === other.band
      return [`${one.id}>${other.id} ${isException ? 'exception' : 'crossing'} ${isLoud ? 'warning' : 'note'}`]
    }),
  )
  return {
    unreachable: rules.flatMap((_, at) => (reachable[at] ? [] : [id(rules, at)])),
    shadowed,
    overlaps: overlaps.sort(),
    gaps: ALL_INPUTS.filter((_, input) => firsts[input] === -1),
  }
}

/** Rules of a sensitivity set without which, from the last to the first, no verdict would change; and those that never hold. */
export const plainlyIdle = (rules: readonly Json[], conditions: Json) => {
  const table = tableOf(rules, conditions)
  const kept = new Set(rules.keys())
  const verdict = (row: readonly boolean[], without: number) =>
    verdictOf(
      [...kept].filter(at => at !== without && row[at]).map(at => rules[at]!.then as unknown as SensitivityOutcome),
    )
  const unreachable: string[] = []
  const shadowed: string[] = []
  for (const at of [...rules.keys()].reverse()) {
    const isReachable = table.some(row => row[at])
    // Whom to page is a list in the order of the rules; which units it names is what matters here.
    const asSet = (found: ReturnType<typeof verdict>) => ({ ...found, crisis: [...(found.crisis?.page ?? [])].sort() })
    const matters = table.some(row => row[at] && !same(asSet(verdict(row, -1)), asSet(verdict(row, at))))
    if (!matters) kept.delete(at)
    if (!matters) (isReachable ? shadowed : unreachable).push(id(rules, at))
  }
  return { unreachable: unreachable.sort(), shadowed: shadowed.sort() }
}

/** Whether an input lies in a region, read from what the finding says of it; `named` are the texts that some rule asks for. */
export const liesIn = (region: readonly GapPart[], input: Facts, named: ReadonlySet<unknown>): boolean =>
  region.every(part => {
    const value = input[part.fact]
    if ('stretches' in part) {
      if (typeof value !== 'number') return part.orMissing
      return part.stretches.some(
        ({ from, to, fromIncluded, toIncluded }) =>
          (from === null || value > from || (fromIncluded && value === from)) &&
          (to === null || value < to || (toIncluded && value === to)),
      )
    }
    if ('values' in part) {
      const isNamed = part.values.some(one => one === (value ?? null))
      return isNamed || (part.orAnother && typeof value === 'string' && !named.has(value))
    }
    const members = (value ?? []) as readonly string[]
    return (
      part.has.every(one => members.includes(one)) &&
      !part.hasNot.some(one => members.includes(one)) &&
      (part.isKnown === null || part.isKnown === (value !== undefined))
    )
  })
