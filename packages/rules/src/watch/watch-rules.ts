import type { Rule, RuleSet } from '../rule-set.ts'

/** Cases that one rule decided (`null`: the fallback), by the unit it gave them to and the unit that has them now. */
export interface Handled {
  readonly ruleId: string | null
  readonly decided: string
  readonly now: string
  readonly cases: number
}

export interface RuleHits {
  /** `null` is the fallback, which comes last. */
  readonly ruleId: string | null
  readonly cases: number
  /** Cases that people gave to another unit. */
  readonly overridden: number
}

/** Most cases that a rule gave to one unit were given to another by people. */
export interface Suggestion {
  readonly ruleId: string | null
  readonly from: string
  readonly to: string
  readonly moved: number
  readonly of: number
}

/** Fewer decided cases than this suggest nothing. */
export const FEWEST_CASES = 10

/** The lower end of Wilson's interval at 95 in a hundred for `part` of `whole` (Wilson 1927); 0 for none. */
const wilsonLow = (part: number, whole: number): number => {
  if (whole === 0) return 0
  const z = 1.959964
  const share = part / whole
  const middle = share + (z * z) / (2 * whole)
  const margin = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole))
  return (middle - margin) / (1 + (z * z) / whole)
}

const sum = (rows: readonly Handled[]): number => rows.reduce((total, row) => total + row.cases, 0)

/** How often each rule decided and how often people moved what it decided; rules that never did stand there with none. */
export const hitsOf = (ruleSet: RuleSet, handled: readonly Handled[]): readonly RuleHits[] => {
  const ids: readonly (string | null)[] = [...(ruleSet.rules as readonly Rule<unknown>[]).map(rule => rule.id), null]
  return ids.map(ruleId => {
    const own = handled.filter(row => row.ruleId === ruleId)
    return { ruleId, cases: sum(own), overridden: sum(own.filter(row => row.now !== row.decided)) }
  })
}

/**
 * Where people send what a rule decided: told when at least {@link FEWEST_CASES} cases went from that rule to that unit and, beyond chance
 * (the lower end of Wilson's interval above a half), most of them are with one other unit now. The surest first.
 */
export const suggestionsFrom = (handled: readonly Handled[]): readonly Suggestion[] => {
  const key = ({ ruleId, decided }: Handled): string => JSON.stringify([ruleId, decided])
  const groups = Map.groupBy(handled, key)
  return [...groups.values()]
    .flatMap(rows => {
      const of = sum(rows)
      return [...new Set(rows.map(row => row.now))].flatMap((to): readonly Suggestion[] => {
        const { ruleId, decided: from } = rows[0]!
        const moved = sum(rows.filter(row => row.now === to))
        const isSure = to !== from && of >= FEWEST_CASES && wilsonLow(moved, of) > 0.5
        return isSure ? [{ ruleId, from, to, moved, of }] : []
      })
    })
    .sort((left, right) => wilsonLow(right.moved, right.of) - wilsonLow(left.moved, left.of))
}
