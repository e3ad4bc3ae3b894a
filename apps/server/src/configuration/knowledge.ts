import { factDefinitions, type IntakeForm } from '@zuoyeben/forms'
import {
  type Bilingual,
  buildLexicon,
  type CategoryDocument,
  catalogueWith,
  type Lexicon,
  type LexiconDocuments,
  type References,
  type WordListDocument,
} from '@zuoyeben/rules'

/** What the school knows of words, categories and duties, made ready for reading texts. */
export interface Knowledge {
  readonly lexicon: Lexicon
  readonly categories: CategoryDocument['categories']
  readonly wordLists: ReadonlyMap<string, Bilingual>
}

/** Reads the four documents of a release. Throws for one that is malformed. */
export function knowledgeFrom(
  words: unknown,
  categoryLexicon: unknown,
  categories: unknown,
  duties: unknown,
): Knowledge {
  const lists = words as WordListDocument
  const documents = { wordLists: lists, categoryLexicon, categories, duties } as LexiconDocuments
  const labels = [...Object.entries(lists.lists), ...Object.entries(lists.pairs)]
  return {
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
