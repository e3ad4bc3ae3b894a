import type { Bilingual } from '../fact-types.ts'
import type { Urgency } from '../outcome.ts'
import type { PlaceKind } from './place.ts'
import type { StoryModel } from './story-model.ts'
import { type CompiledLists, compileLists, type WordListDocument } from './word-lists.ts'
import { wordsExpression } from './word-pattern.ts'

export type UnitKind = 'college' | 'department' | 'directBranch' | 'school'

export interface CategoryDocument {
  readonly categories: readonly {
    readonly code: string
    readonly name: Bilingual
    readonly description: Bilingual
    readonly icon: string
    readonly urgency: Urgency
    readonly unit: string
  }[]
}

export interface CategoryLexiconDocument {
  /** For each category its words by weight: `{"HQ": {"6": ["热水"]}}`. */
  readonly terms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** Ways of naming a place by what stands beside it (“图书馆旁边”): the neighbour is not what the text is about. */
  readonly landmarks: readonly string[]
  readonly places: Readonly<Partial<Record<PlaceKind, Readonly<Record<string, number>>>>>
  readonly pairs: readonly {
    readonly all: readonly string[]
    readonly category: string
    readonly add: number
    readonly say: string
  }[]
  readonly submitters: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly objects: readonly { readonly id: string; readonly label: Bilingual; readonly words: readonly string[] }[]
}

export interface DutyDocument {
  readonly units: readonly {
    readonly id: string
    readonly name: Bilingual
    readonly kind: UnitKind
    readonly seed: boolean
  }[]
  /** Matters with a unit of their own, whatever the category's; `onlyIn` names the categories in which the topic counts. */
  readonly topics: readonly {
    readonly id: string
    readonly label: Bilingual
    readonly unit: string
    readonly category: string
    readonly words: readonly string[]
    readonly except: readonly string[]
    readonly onlyIn?: readonly string[]
  }[]
  /** Word list → the unit that would have to act. */
  readonly needs: Readonly<Record<string, string>>
  readonly entryDuties: readonly {
    readonly id: string
    readonly kinds: readonly string[]
    readonly categories: readonly string[]
  }[]
}

/** The five documents that extraction reads; each is versioned data of a release. */
export interface LexiconDocuments {
  readonly wordLists: WordListDocument
  readonly categories: CategoryDocument
  readonly categoryLexicon: CategoryLexiconDocument
  readonly duties: DutyDocument
  readonly storyModel: StoryModel
}

/** The documents made ready for reading texts. Costs some milliseconds: build it once a release, not once a case. */
export interface Lexicon {
  readonly lists: CompiledLists
  readonly categories: CategoryDocument['categories']
  readonly terms: readonly { readonly category: string; readonly weight: number; readonly words: RegExp }[]
  readonly landmarks: RegExp | null
  readonly places: CategoryLexiconDocument['places']
  readonly pairs: CategoryLexiconDocument['pairs']
  readonly submitters: CategoryLexiconDocument['submitters']
  readonly objects: readonly { readonly id: string; readonly label: Bilingual; readonly words: RegExp }[]
  readonly topics: readonly (Omit<DutyDocument['topics'][number], 'words' | 'except'> & {
    readonly words: RegExp
    readonly except: RegExp | null
  })[]
  readonly needs: DutyDocument['needs']
  readonly entryDuties: DutyDocument['entryDuties']
  readonly storyModel: StoryModel
}

const filled = (words: readonly string[], where: string): RegExp => {
  const expression = wordsExpression(words)
  if (expression === null) throw new Error(`no words in ${where}`)
  return expression
}

/** Refuses (throws) malformed words, empty lists, and pairs or needs that name a list which is not there. */
export const buildLexicon = (documents: LexiconDocuments): Lexicon => {
  const { categoryLexicon, duties } = documents
  const lists = compileLists(documents.wordLists)
  for (const name of [...categoryLexicon.pairs.flatMap(pair => pair.all), ...Object.keys(duties.needs)])
    if (!lists.names.has(name)) throw new Error(`unknown word list: ${name}`)
  return {
    lists,
    categories: documents.categories.categories,
    terms: Object.entries(categoryLexicon.terms).flatMap(([category, byWeight]) =>
      Object.entries(byWeight).map(([weight, words]) => ({
        category,
        weight: Number(weight),
        words: filled(words, category),
      })),
    ),
    landmarks: wordsExpression(categoryLexicon.landmarks),
    places: categoryLexicon.places,
    pairs: categoryLexicon.pairs,
    submitters: categoryLexicon.submitters,
    objects: categoryLexicon.objects.map(object => ({ ...object, words: filled(object.words, object.id) })),
    topics: duties.topics.map(topic => ({
      ...topic,
      words: filled(topic.words, topic.id),
      except: wordsExpression(topic.except),
    })),
    needs: duties.needs,
    entryDuties: duties.entryDuties,
    storyModel: documents.storyModel,
  }
}
