import { factDefinitions, type IntakeForm } from '@zuoyeben/forms'
import {
  type Bilingual,
  buildLexicon,
  type CategoryDocument,
  catalogueWith,
  type Lexicon,
  type LexiconDocuments,
  type References,
  readDocuments,
} from '@zuoyeben/rules'

/** What the school knows of words, categories and duties, made ready for reading texts. */
export interface Knowledge {
  /** As they stand in the release. */
  readonly documents: LexiconDocuments
  readonly lexicon: Lexicon
  readonly categories: CategoryDocument['categories']
  readonly wordLists: ReadonlyMap<string, Bilingual>
}

/** Kind of item → the document of the lexicon that it is. */
export const LEXICON_ITEMS = {
  words: 'wordLists',
  lexicon: 'categoryLexicon',
  categories: 'categories',
  duties: 'duties',
  story: 'storyModel',
} as const

/** Reads the documents of a release. Throws for one that is missing or malformed, with its place. */
export function knowledgeFrom(item: (kind: string) => unknown): Knowledge {
  const entries = Object.entries(LEXICON_ITEMS).map(([kind, document]) => [document, item(kind)])
  const documents = readDocuments(Object.fromEntries(entries))
  const { lists, pairs } = documents.wordLists
  const labels = [...Object.entries(lists), ...Object.entries(pairs)]
  return {
    documents,
    lexicon: buildLexicon(documents),
    categories: documents.categories.categories,
    wordLists: new Map(labels.map(([name, list]) => [name, list.label])),
  }
}

/** Every id that a rule of this release may name. */
export function referencesFor(
  knowledge: Knowledge,
  forms: readonly IntakeForm[],
  units: readonly string[],
): References {
  return {
    units: new Set(units),
    categories: new Set(knowledge.categories.map(category => category.code)),
    wordLists: new Set(knowledge.wordLists.keys()),
    facts: catalogueWith(forms.flatMap(factDefinitions)),
  }
}
