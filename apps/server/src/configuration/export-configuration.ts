import type { App } from '../app-context.ts'
import type { Carried } from './carried-files.ts'
import { SCHOOL } from './item-rules.ts'
import { activeReleases, readItems } from './releases.sql.ts'

/**
 * Everything in force as a folder of JSON: `school/routing.json`, `units/JDXY/routing.json`, and `release.json`, which says the releases and
 * the content address of each file. Keys are in one order and every value has its line, so that a version control shows what changed.
 */
export async function configurationFiles(app: App): Promise<Carried> {
  const releases = await activeReleases(app.db)
  const bodies = await readItems(app.db, [...new Set(releases.flatMap(release => Object.values(release.items)))])
  const folders = releases.map(({ scope, n, hash, items }) => {
    const folder = scope === SCHOOL ? 'school' : `units/${scope}`
    return { folder, n, hash, items }
  })
  const files = folders.flatMap(({ folder, items }) =>
    Object.entries(items).map(([kind, hash]) => [`${folder}/${kind}.json`, pretty(bodies.get(hash))] as const),
  )
  const summary = Object.fromEntries(folders.map(({ folder, ...release }) => [folder, release]))
  return new Map([...files.sort(([left], [right]) => (left < right ? -1 : 1)), ['release.json', pretty(summary)]])
}

/** JSON with sorted keys, indented, ending in a new line. */
export const pretty = (value: unknown): string => `${JSON.stringify(sorted(value), null, 2)}\n`

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
}
