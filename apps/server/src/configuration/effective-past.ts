import { parseForm } from '@zuoyeben/forms'
import {
  mergeRuleSets,
  parseRuleSet,
  parseUnitRuleSet,
  type RoutingRuleSet,
  type SensitivityRuleSet,
} from '@zuoyeben/rules'
import type { Reader } from '../db/database.ts'
import { knowledgeFrom, referencesFor } from './knowledge.ts'
import { type PinnedRelease, pinnedReleases } from './pinned-releases.sql.ts'
import { readItems } from './releases.sql.ts'

/** The rules that decided a case, as they were. */
export interface PastRules {
  readonly sensitivity: SensitivityRuleSet
  readonly routing: RoutingRuleSet
  readonly releases: readonly PinnedRelease[]
}

export interface Pinned {
  /** Hashes by scope, as the case keeps them. */
  readonly releases: Readonly<Record<string, string>>
  /** The unit whose own rules decided with the school's. */
  readonly unit: string | null
  readonly at: Date
}

/**
 * Reads the rules of a past decision again, whatever has been published since: items never change, so what a release pins is what it was.
 * @param units every unit there is, for outcomes that name one
 * @throws where a release or one of its items is gone, or cannot be read
 */
export async function pastRules(db: Reader, pinned: Pinned, units: readonly string[]): Promise<PastRules> {
  const { unit, releases: hashes } = pinned
  const own = unit === null ? undefined : hashes[unit]
  const wanted = { school: hashes.school ?? '', ...(unit !== null && own ? { [unit]: own } : {}) }
  const releases = await pinnedReleases(db, wanted, pinned.at)
  const items = await readItems(db, [...new Set(releases.flatMap(release => Object.values(release.items)))])
  const bodyOf = (scope: string, kind: string): unknown =>
    items.get(releases.find(release => release.scope === scope)?.items[kind] ?? '')
  const kinds = Object.keys(releases.find(release => release.scope === 'school')?.items ?? {})
  const forms = kinds
    .filter(kind => kind.startsWith('form.'))
    .map(kind => {
      const parsed = parseForm(bodyOf('school', kind))
      if (!('form' in parsed)) throw new Error(`${kind}: ${JSON.stringify(parsed.problems)}`)
      return parsed.form
    })
  const references = referencesFor(
    knowledgeFrom(kind => bodyOf('school', kind)),
    forms,
    units,
  )
  const school = must(parseRuleSet(bodyOf('school', 'routing'), references))
  const sensitivity = must(parseRuleSet(bodyOf('school', 'sensitivity'), references))
  if (school.kind !== 'routing' || sensitivity.kind !== 'sensitivity')
    throw new Error('routing and sensitivity have changed places')
  const ownRules = unit === null ? undefined : bodyOf(unit, 'routing')
  const routing =
    ownRules === undefined ? school : must(mergeRuleSets(school, must(parseUnitRuleSet(ownRules, references))))
  return { sensitivity, routing, releases }
}

function must<T>(
  checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly unknown[] },
): T {
  if (checked.ok) return checked.value
  throw new Error(JSON.stringify(checked.problems))
}
