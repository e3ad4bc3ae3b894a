import {
  type Checked,
  mergeRuleSets,
  parseRuleSet,
  parseUnitRuleSet,
  type References,
  type RoutingRuleSet,
  type SensitivityRuleSet,
  type UnitRuleSet,
} from '@zuoyeben/rules'
import type { TrialRelease } from './item-trials.sql.ts'

/** Rules that are tried beside those in force, as they would decide a case that came in at one unit. */
export type RunningTrial = { readonly id: string; readonly hash: string } & (
  | { readonly kind: 'routing'; readonly rules: RoutingRuleSet }
  | { readonly kind: 'sensitivity'; readonly rules: SensitivityRuleSet }
)

interface School {
  readonly routing: RoutingRuleSet
  readonly references: References
}
interface Standing {
  readonly school: School
  readonly ownRules: ReadonlyMap<string, UnitRuleSet>
}

/**
 * The trials that run, parsed once. A trial of the school bears on every case, under the own rules of its unit where they fit; one of a unit on
 * the cases that come in there. One that cannot be read any more decides nothing and is told among the problems.
 */
export class Trials {
  readonly problems: string[] = []
  readonly #school: { id: string; hash: string; rules: RoutingRuleSet | SensitivityRuleSet }[] = []
  readonly #units = new Map<string, RunningTrial[]>()
  readonly #standing: Standing | null
  readonly #of = new Map<string | null, readonly RunningTrial[]>()

  constructor(releases: readonly TrialRelease[], items: ReadonlyMap<string, unknown>, standing: Standing | null) {
    this.#standing = standing
    if (standing)
      for (const release of releases)
        for (const [kind, hash] of Object.entries(release.items)) this.#take(release, kind, items.get(hash), standing)
  }

  /** Those that a case is tried under which came in at this unit, or at none. */
  of(unit: string | null): readonly RunningTrial[] {
    const known = this.#of.get(unit)
    if (known) return known
    const own = unit === null ? undefined : this.#standing?.ownRules.get(unit)
    const school = this.#school.map(({ id, hash, rules }): RunningTrial => {
      if (rules.kind === 'sensitivity') return { id, hash, kind: 'sensitivity', rules }
      const merged = own && mergeRuleSets(rules, own)
      return { id, hash, kind: 'routing', rules: merged?.ok ? merged.value : rules }
    })
    const all = [...school, ...(unit === null ? [] : (this.#units.get(unit) ?? []))]
    this.#of.set(unit, all)
    return all
  }

  #take({ id, scope, n, hash }: TrialRelease, kind: string, body: unknown, { school }: Standing): void {
    const isSchool = scope === 'school'
    const read = isSchool ? parseRuleSet(body, school.references) : readUnit(body, school)
    if (!read.ok) this.problems.push(`${scope}, trial ${n}: ${JSON.stringify(read.problems)}`)
    else if (isSchool && read.value.kind === kind) this.#school.push({ id, hash, rules: read.value })
    else if (read.value.kind === 'routing') {
      const trial: RunningTrial = { id, hash, kind: 'routing', rules: read.value }
      this.#units.set(scope, [...(this.#units.get(scope) ?? []), trial])
    }
  }
}

function readUnit(body: unknown, { routing, references }: School): Checked<RoutingRuleSet> {
  const parsed = parseUnitRuleSet(body, references)
  return parsed.ok ? mergeRuleSets(routing, parsed.value) : parsed
}
