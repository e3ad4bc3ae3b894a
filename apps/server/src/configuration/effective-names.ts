import type { Names } from '@zuoyeben/rules'
import type { App } from '../app-context.ts'

/** Names of everything that rules name by its id. */
export function namesOf(app: App): Names {
  const { knowledge } = app.configuration.school()
  return {
    units: new Map(app.directory.units().map(unit => [unit.id, unit.name])),
    categories: new Map(knowledge.categories.map(category => [category.code, category.name])),
    wordLists: knowledge.wordLists,
  }
}
