import type { Condition, Leaf, NamedConditions } from './condition.ts'
import type { FailedLeaf } from './decision.ts'
import type { Facts } from './fact-types.ts'
import { holds } from './operators.ts'
import { under } from './schema/problems.ts'

/** Steps from the `when` of a rule, the last one first; written out only for the one that is told. */
type Way = { readonly from: Way; readonly key: string | number } | null
type Culprit = { readonly leaf: Leaf; readonly way: Way; readonly held: boolean }

const written = (way: Way): string => (way === null ? '' : under(written(way.from), way.key))

/** The first leaf, in reading order, that keeps `condition` from being `wanted`; `null` when it is as wanted. */
const culprit = (
  condition: Condition,
  wanted: boolean,
  way: Way,
  named: NamedConditions,
  facts: Facts,
): Culprit | null => {
  if ('not' in condition) return culprit(condition.not, !wanted, { from: way, key: 'not' }, named, facts)
  if ('condition' in condition) {
    const called = { from: { from: way, key: 'condition' }, key: condition.condition }
    return culprit(named[condition.condition]!, wanted, called, named, facts)
  }
  if ('all' in condition || 'any' in condition) {
    const isAll = 'all' in condition
    const from = { from: way, key: isAll ? 'all' : 'any' }
    const oneIsEnough = isAll !== wanted
    let first: Culprit | null = null
    for (const [key, part] of (isAll ? condition.all : condition.any).entries()) {
      const found = culprit(part, wanted, { from, key }, named, facts)
      if (oneIsEnough && found === null) return null
      first ??= found
      if (!oneIsEnough && first !== null) return first
    }
    return first
  }
  const held = holds(condition.operator, facts[condition.fact], condition.value)
  return held === wanted ? null : { leaf: condition, way, held }
}

/** On which question a rule failed first, in reading order; `null` when its condition holds. `facts` are normalised. */
export const firstFailingLeaf = (when: Condition, named: NamedConditions, facts: Facts): FailedLeaf | null => {
  const found = culprit(when, true, null, named, facts)
  if (found === null) return null
  const { fact, operator, value } = found.leaf
  return { place: written(found.way), fact, operator, value, held: found.held }
}
