import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { mayDecide, mayPropose } from '../configuration/item-kinds.ts'
import { SCHOOL } from '../configuration/item-rules.ts'
import { readItems } from '../configuration/releases.sql.ts'
import { RefusalError } from '../errors.ts'

/**
 * What rules of a scope are written with: every name they may use, and the school's rules around a unit's. The sensitivity rules are shown
 * to those who may change or decide them. @throws RefusalError `notAllowed`
 */
export async function studioContext(app: App, viewer: Viewer, unit: string | null) {
  const scope = unit ?? SCHOOL
  if (!mayPropose(viewer, 'routing', scope) && !mayDecide(viewer, 'routing', scope))
    throw new RefusalError({ reason: 'notAllowed' })
  const { release, knowledge, references } = app.configuration.school()
  const seesGate = mayPropose(viewer, 'sensitivity', SCHOOL) || mayDecide(viewer, 'sensitivity', SCHOOL)
  const { routing = '', sensitivity = '', words = '' } = release.items
  const bodies = await readItems(app.db, [routing, ...(seesGate ? [sensitivity, words] : [])])
  return {
    /** A unit is in the directory as long as it is active; one that is not ready has its work done by the school group. */
    units: app.directory.units().map(({ id, name, kind }) => ({
      id,
      name,
      kind,
      isActive: references.units.has(id),
      branches: app.directory.branchesOf(id).map(branch => ({ id: branch.id, name: branch.name })),
    })),
    categories: knowledge.categories.map(({ code, name }) => ({ code, name })),
    wordLists: [...knowledge.wordLists].map(([name, label]) => ({ name, label })),
    facts: [...references.facts.values()],
    schoolRules: bodies.get(routing),
    sensitivity: seesGate ? bodies.get(sensitivity) : null,
    words: seesGate ? bodies.get(words) : null,
  }
}
