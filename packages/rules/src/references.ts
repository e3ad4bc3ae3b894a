import type { FactCatalogue } from './fact-types.ts'

/** What a rule set may name: the ids that exist when it is checked. */
export interface References {
  readonly units: ReadonlySet<string>
  readonly categories: ReadonlySet<string>
  readonly wordLists: ReadonlySet<string>
  readonly facts: FactCatalogue
}
