import {
  type AnalysisContext,
  FACT_LAWS,
  type FactDefinition,
  type Language,
  type Names,
  type References,
  type Speech,
} from '@zuoyeben/rules/studio'
import type { Word } from '../../words/word.ts'

/** What the server gives once so that the page can read, say and analyse rules by itself. Plain JSON: the worker gets it too. */
export interface StudioWorld {
  /** null: the school. */
  readonly unit: string | null
  readonly units: readonly { readonly id: string; readonly name: Word; readonly isActive: boolean }[]
  readonly categories: readonly { readonly code: string; readonly name: Word }[]
  readonly wordLists: readonly { readonly name: string; readonly label: Word }[]
  readonly facts: readonly FactDefinition[]
  /** The school's routing rules as they are stored. */
  readonly schoolRules?: unknown
}

/** The same, ready for reading rules: names that exist, their words, and what the analysis assumes. */
export interface Reader {
  readonly unit: string | null
  readonly references: References
  readonly names: Names
  readonly asks: Speech['asks']
  readonly analysis: AnalysisContext
  readonly schoolRules: unknown
}

export function readerOf(world: StudioWorld): Reader {
  const facts = new Map(world.facts.map(fact => [fact.key, fact]))
  const units = new Set(world.units.map(unit => unit.id))
  return {
    unit: world.unit,
    references: {
      units,
      categories: new Set(world.categories.map(category => category.code)),
      wordLists: new Set(world.wordLists.map(list => list.name)),
      facts,
    },
    names: {
      units: new Map(world.units.map(unit => [unit.id, unit.name])),
      categories: new Map(world.categories.map(category => [category.code, category.name])),
      wordLists: new Map(world.wordLists.map(list => [list.name, list.label])),
    },
    asks: Object.fromEntries(facts),
    analysis: {
      units,
      categories: new Set(world.categories.map(category => category.code)),
      wordLists: new Set(world.wordLists.map(list => list.name)),
      activeUnits: new Set(world.units.filter(unit => unit.isActive).map(unit => unit.id)),
      suppliedFacts: new Set(facts.keys()),
      facts,
      laws: FACT_LAWS,
    },
    schoolRules: world.schoolRules,
  }
}

export const speechOf = ({ asks, names }: Reader, language: Language): Speech => ({ asks, names, language })
