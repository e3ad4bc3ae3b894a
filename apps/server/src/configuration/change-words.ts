import { checkWordLists, type NamedConditions, type TopCondition, visitLeaves } from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import type { FieldProblem } from '../errors.ts'
import type { ItemRules } from './item-rules.ts'
import { weakerWords } from './weaker-words.ts'

/** Word lists: what rules ask about by `mentions`. The school's; a list that a rule of anybody mentions stays. */
export const WORD_LISTS: ItemRules = {
  proposers: { school: ['assessor', 'schoolLead'], unit: [] },
  check: (app, _, body) => {
    const { documents } = app.configuration.school().knowledge
    const problems = checkWordLists(body, documents).map(({ place, reason }) => ({ field: place, message: reason }))
    const wrong = problems.length > 0 ? problems : stillMentioned(app, body as Lists)
    return wrong.length > 0 ? { ok: false, problems: wrong } : { ok: true, body }
  },
  consequences: (app, _, body) => weakerWords(app, body),
}

interface Lists {
  readonly lists: object
  readonly pairs: object
}
interface Rules {
  readonly rules: readonly {
    readonly when: TopCondition
    readonly title: { readonly zh: string; readonly en: string }
  }[]
  readonly conditions: NamedConditions
}

/** Without a list that a rule mentions, the rules in force could not be read any more. */
function stillMentioned(app: App, { lists, pairs }: Lists): FieldProblem[] {
  const { routing, sensitivity, references } = app.configuration.school()
  const sets: readonly Rules[] = [routing, sensitivity, ...app.configuration.ownRules().values()]
  const missing = new Map<string, FieldProblem>()
  for (const { rules, conditions } of sets)
    for (const { when, title } of rules)
      visitLeaves(when, conditions, ({ fact, value }) => {
        if (references.facts.get(fact)?.type !== 'words') return
        for (const name of [value].flat().map(String)) {
          if (!references.wordLists.has(name) || Object.hasOwn(lists, name) || Object.hasOwn(pairs, name)) continue
          const message = {
            zh: `规则“${title.zh}”还在用词表“${name}”，不能删去`,
            en: `The rule “${title.en}” still uses the word list “${name}”: it cannot go`,
          }
          missing.set(name, { field: `/lists/${name}`, message })
        }
      })
  return [...missing.values()]
}
