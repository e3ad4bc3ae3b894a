import type { UnitId } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import { RefusalError } from '../errors.ts'
import type { Person } from './change-item.ts'
import { mayDecide, mayPropose } from './item-kinds.ts'
import { SCHOOL } from './item-rules.ts'
import { firstWith } from './release-history.sql.ts'
import { activeReleases } from './releases.sql.ts'

/** Where a value comes from: a scope, its release in force, and the first release that had it so. */
export interface Source {
  readonly unit: string | null
  readonly release: number
  readonly since: number | null
}

/**
 * What is in force for a unit, or for the school, each value with its source. For those who write or decide it, and the school's for every
 * unit. @throws RefusalError `notAllowed`
 */
export async function viewEffective(app: App, who: Person, unit: string | null) {
  const sees = [SCHOOL, ...(unit === null ? [] : [unit])].some(
    scope => mayPropose(who, 'routing', scope) || mayDecide(who, 'routing', scope),
  )
  if (!sees) throw new RefusalError({ reason: 'notAllowed' })
  const releases = await activeReleases(app.db)
  const sourceOf = async (scope: string, kind: string): Promise<Source | null> => {
    const release = releases.find(each => each.scope === scope)
    const hash = release?.items[kind]
    if (!release || hash === undefined) return null
    const since = await firstWith(app.db, scope, kind, hash)
    return { unit: scope === SCHOOL ? null : scope, release: release.n, since }
  }
  const school = await sourceOf(SCHOOL, 'routing')
  const own = unit === null ? null : await sourceOf(unit, 'routing')
  const { rules, fallback } = app.configuration.routingOf(unit)
  return {
    rules: rules.map(({ id, title, band, when, then: outcome, say }) => ({
      ...{ id, title, band, when, outcome, say },
      source: band === 'unit' ? own : school,
    })),
    fallback: { title: fallback.title, outcome: fallback.then, say: fallback.say, source: school },
    limits: await limitsOf(app, unit, sourceOf),
    texts: textsOf(app, await sourceOf(SCHOOL, 'texts')),
  }
}

type SourceOf = (scope: string, kind: string) => Promise<Source | null>

/** Every limit by its place, with the school's beside it where the unit's own is stricter. */
async function limitsOf(app: App, unit: string | null, sourceOf: SourceOf) {
  const { limits: school } = app.configuration.school().escalation
  const limits = (unit === null ? undefined : app.configuration.unitLimits().get(unit as UnitId)) ?? school
  const [ofSchool, own] = [await sourceOf(SCHOOL, 'escalation'), unit && (await sourceOf(unit, 'escalation'))]
  const before = new Map(leavesOf(school))
  return leavesOf(limits).map(([place, limit]) => {
    const isOwn = before.get(place) !== limit
    return { place, limit, school: before.get(place) ?? null, source: isOwn ? own || null : ofSchool }
  })
}

/** `completion.handle.P2` → its text. */
function leavesOf(value: unknown, place = ''): [place: string, text: string][] {
  if (typeof value !== 'object' || value === null) return [[place, String(value)]]
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, place === '' ? key : `${place}.${key}`))
}

/** Every sentence; null: it is said as shipped. */
function textsOf({ configuration }: App, source: Source | null) {
  const [texts, shipped] = [configuration.texts(), configuration.shippedTexts]
  const own = (group: 'notices' | 'letters') =>
    Object.keys(shipped[group]).map(name => {
      const text = group === 'notices' ? texts.notice(name) : texts.letter(name)
      const isShipped = text === shipped[group][name]
      return { group, name, text, source: isShipped ? null : source }
    })
  return [...own('notices'), ...own('letters')]
}
