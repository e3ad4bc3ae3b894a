import type { Condition, Leaf, NamedConditions } from './condition.ts'
import type { FailedLeaf } from './decision.ts'
import type { Facts } from './fact-types.ts'
import { holds } from './operators.ts'
import { under } from './schema/problems.ts'

type Culprit = { readonly leaf: Leaf; readonly place: string; readonly held: boolean }

/** The first leaf, in reading order, that keeps `condition` from being `wanted`; `null` when it is as wanted. */
const culprit = (
  condition: Condition,
  wanted: boolean,
  place: string,
  named: NamedConditions,
  facts: Facts,
): Culprit | null => {
  const inside = (part: Condition, at: string, want = wanted): Culprit | null => culprit(part, want, at, named, facts)
  if ('not' in condition) return inside(condition.not, under(place, 'not'), !wanted)
  if ('condition' in condition)
    return inside(named[condition.condition]!, under(under(place, 'condition'), condition.condition))
  if ('all' in condition || 'any' in condition) {
    const kind = 'all' in condition ? 'all' : 'any'
    const parts = 'all' in condition ? condition.all : condition.any
    const found = parts.map((part, index) => inside(part, under(under(place, kind), index)))
    const oneIsEnough = (kind === 'any') === wanted
    return oneIsEnough && found.includes(null) ? null : (found.find(one => one !== null) ?? null)
  }
  const held = holds(condition.operator, facts[condition.fact], condition.value)
  return held === wanted ? null : { leaf: condition, place, held }
}

/** On which question a rule failed first, in reading order; `null` when its condition holds. `facts` are normalised. */
export const firstFailingLeaf = (when: Condition, named: NamedConditions, facts: Facts): FailedLeaf | null => {
  const found = culprit(when, true, '', named, facts)
  if (found === null) return null
  const { fact, operator, value } = found.leaf
  return { place: found.place, fact, operator, value, held: found.held }
}
