import { canonicalJson } from '../canonical-json.ts'
import { type Condition, writtenOut } from '../condition.ts'
import type { Facts } from '../fact-types.ts'
import type { Rule, RuleSet } from '../rule-set.ts'

/** An `error` cannot work, a `warning` is probably not what was meant, a `note` is often wanted and worth a look. */
export const SEVERITIES = ['error', 'warning', 'note'] as const
export type Severity = (typeof SEVERITIES)[number]

interface FindingOf<Kind extends string> {
  readonly kind: Kind
  /** The same for the same finding, wherever its rules stand in the list; another one once what they ask or decide has changed. */
  readonly id: string
  readonly severity: Severity
  /** The rules it is about, the one to look at first. */
  readonly ruleIds: readonly string[]
  /** An input that shows it, with no fact too many; `null` only where no input can (a rule that never holds). */
  readonly witness: Facts | null
}

/** A rule whose own condition can never hold. `clash` are the parts that cannot hold together; without any one of them the others can. */
export interface Unreachable extends FindingOf<'unreachable'> {
  readonly clash: readonly Condition[]
}
/**
 * A rule that can hold and never matters. In a routing set every input it would take is taken by the rules `by` before it, all of which
 * take some; in a sensitivity set the rules `by` add all that it adds.
 */
export interface Shadowed extends FindingOf<'shadowed'> {
  readonly by: readonly string[]
}
/**
 * The first rule decides an input for which the second holds too and would decide otherwise. An `exception` lies wholly within the second,
 * as a special case before the general one should; `crossing` rules each have inputs of their own.
 */
export interface Overlap extends FindingOf<'overlap'> {
  readonly relation: 'exception' | 'crossing'
}
/** Numbers from `from` to `to`, `null` without end; an end that is not included belongs to the next stretch. */
export interface Stretch {
  readonly from: number | null
  readonly to: number | null
  readonly fromIncluded: boolean
  readonly toIncluded: boolean
}
/** What a gap says of one fact, a fact that is not named may be anything. `null` among values, and `orMissing`: it may be missing. */
export type GapPart =
  | { readonly fact: string; readonly values: readonly (string | boolean | null)[]; readonly orAnother: boolean }
  | { readonly fact: string; readonly stretches: readonly Stretch[]; readonly orMissing: boolean }
  | {
      readonly fact: string
      readonly has: readonly string[]
      readonly hasNot: readonly string[]
      readonly isKnown: boolean | null
    }
/** Inputs that only the fallback catches: every input within `region`, and the region cannot be made wider. */
export interface Gap extends FindingOf<'gap'> {
  readonly region: readonly GapPart[]
}
/** A rule that names a unit or branch which is not there or not active; where it is asked about, the question cannot be met. */
export interface DeadUnit extends FindingOf<'deadUnit'> {
  readonly unit: string
  readonly where: 'outcome' | 'condition'
}
/** A fact that no form and no extractor supplies: it is always missing. */
export interface UnsuppliedFact extends FindingOf<'unsuppliedFact'> {
  readonly fact: string
}

export type Finding = Unreachable | Shadowed | Overlap | Gap | DeadUnit | UnsuppliedFact
export const FINDING_KINDS = ['deadUnit', 'unsuppliedFact', 'unreachable', 'shadowed', 'overlap', 'gap'] as const
export type FindingKind = Finding['kind']

/** A short stable name of a plain value (FNV-1a over its canonical JSON, two lanes); it names, it does not protect. */
export const fingerprint = (value: unknown): string => {
  const text = canonicalJson(value)
  let left = 0x811c9dc5
  let right = 0x1b873593
  for (let at = 0; at < text.length; at += 1) {
    left = Math.imul(left ^ text.charCodeAt(at), 0x01000193)
    right = Math.imul(right ^ text.charCodeAt(at), 0x85ebca6b) ^ (right >>> 13)
  }
  return (left >>> 0).toString(36) + (right >>> 0).toString(36)
}

const meanings = new WeakMap<Rule<unknown>, string>()

/** What a rule asks and decides, as a short name; its title and sentences do not matter. */
const meaningOf = (rule: Rule<unknown>, ruleSet: RuleSet): string => {
  const known = meanings.get(rule)
  if (known !== undefined) return known
  const meaning = fingerprint({ when: writtenOut(rule.when, ruleSet.conditions), outcome: rule.then })
  meanings.set(rule, meaning)
  return meaning
}

/** The id of a finding about these rules: it holds as long as they ask and decide the same. */
export const findingId = (kind: FindingKind, rules: readonly Rule<unknown>[], ruleSet: RuleSet): string =>
  `${kind}:${rules.map(rule => rule.id).join('>')}:${rules.map(rule => meaningOf(rule, ruleSet)).join('.')}`
