import { type Condition, MAX_DEPTH, MAX_LEAVES, type NamedConditions } from '../condition.ts'
import type { FactCatalogue } from '../fact-types.ts'
import { type ProblemList, under } from './problems.ts'

const namesIn = (condition: Condition): readonly string[] => {
  if ('condition' in condition) return [condition.condition]
  if ('not' in condition) return namesIn(condition.not)
  if ('all' in condition) return condition.all.flatMap(namesIn)
  if ('any' in condition) return condition.any.flatMap(namesIn)
  return []
}

/** Writes down circles among named conditions, one for each name that closes one; true when there is none. */
export const checkNoCycles = (named: NamedConditions, place: string, problems: ProblemList): boolean => {
  const done = new Set<string>()
  const trail = new Set<string>()
  let isFree = true
  const follow = (name: string): void => {
    trail.add(name)
    for (const next of new Set(namesIn(named[name]!))) {
      if (!trail.has(next)) {
        if (!done.has(next)) follow(next)
        continue
      }
      const names = [...trail]
      isFree = false
      problems.add('conditionCycle', under(place, next), [...names.slice(names.indexOf(next)), next].join(' → '))
      break
    }
    trail.delete(name)
    done.add(name)
  }
  for (const name of Object.keys(named)) if (!done.has(name)) follow(name)
  return isFree
}

interface Reach {
  readonly depth: number
  readonly leaves: number
}

/** Depth and leaves of a tree with named conditions written out; each name is measured once, so doubling names cost nothing. */
export const measurer = (named: NamedConditions): ((condition: Condition) => Reach) => {
  const known = new Map<string, Reach>()
  const group = (parts: readonly Condition[]): Reach => {
    const reaches = parts.map(measure)
    return {
      depth: 1 + Math.max(...reaches.map(reach => reach.depth)),
      leaves: reaches.reduce((sum, reach) => sum + reach.leaves, 0),
    }
  }
  const measure = (condition: Condition): Reach => {
    if ('all' in condition) return group(condition.all)
    if ('any' in condition) return group(condition.any)
    if ('not' in condition) return group([condition.not])
    if (!('condition' in condition)) return { depth: 1, leaves: 1 }
    const name = condition.condition
    const reach = known.get(name) ?? measure(named[name]!)
    known.set(name, reach)
    return reach
  }
  return measure
}

/** Refuses a rule deeper than {@link MAX_DEPTH} or asking more than {@link MAX_LEAVES} questions; true when it is within both. */
export const checkReach = (reach: Reach, place: string, problems: ProblemList): boolean => {
  if (reach.depth > MAX_DEPTH) problems.add('tooDeep', place, String(MAX_DEPTH))
  if (reach.leaves > MAX_LEAVES) problems.add('tooManyLeaves', place, String(MAX_LEAVES))
  return reach.depth <= MAX_DEPTH && reach.leaves <= MAX_LEAVES
}

/**
 * Whether keywords alone could keep a sensitivity rule, or one of its alternatives, from firing: a negation that a hit on word
 * lists makes false whatever else is known. A keyword never decides alone that a case is not sensitive (configuration, "Rules").
 */
export const keywordsAloneExclude = (top: Condition, named: NamedConditions, facts: FactCatalogue): boolean => {
  const written = (condition: Condition): Condition =>
    'condition' in condition ? written(named[condition.condition]!) : condition
  const hitMakesTrue = (given: Condition): boolean => {
    const condition = written(given)
    if ('all' in condition) return condition.all.every(hitMakesTrue)
    if ('any' in condition) return condition.any.some(hitMakesTrue)
    if ('not' in condition) return hitMakesFalse(condition.not)
    return 'fact' in condition && condition.operator === 'mentions' && facts.get(condition.fact)?.type === 'words'
  }
  const hitMakesFalse = (given: Condition): boolean => {
    const condition = written(given)
    if ('all' in condition) return condition.all.some(hitMakesFalse)
    if ('any' in condition) return condition.any.every(hitMakesFalse)
    return 'not' in condition && hitMakesTrue(condition.not)
  }
  const search = (given: Condition): boolean => {
    const condition = written(given)
    if ('all' in condition) return condition.all.some(search)
    if ('any' in condition) return condition.any.some(search)
    return 'not' in condition && hitMakesTrue(condition.not)
  }
  return search(top)
}
