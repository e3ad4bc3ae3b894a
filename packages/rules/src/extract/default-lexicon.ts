import categories from '../../content/categories.json' with { type: 'json' }
import categoryLexicon from '../../content/category-lexicon.json' with { type: 'json' }
import duties from '../../content/duties.json' with { type: 'json' }
import storyModel from '../../content/story-model.json' with { type: 'json' }
import wordLists from '../../content/word-lists.json' with { type: 'json' }
import { buildLexicon, type Lexicon, type LexiconDocuments } from './lexicon.ts'
import { readDocuments } from './read-documents.ts'

/** The documents the platform comes with; a school changes them by a release of its own. */
export const DEFAULT_DOCUMENTS: LexiconDocuments = readDocuments({
  categories,
  categoryLexicon,
  duties,
  storyModel,
  wordLists,
})

/** The lexicon of the documents the platform comes with. */
export const defaultLexicon: Lexicon = buildLexicon(DEFAULT_DOCUMENTS)
