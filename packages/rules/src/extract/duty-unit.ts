import type { Lexicon, UnitKind } from './lexicon.ts'
import { blankOut, spansOf } from './word-pattern.ts'

export interface EntryUnit {
  readonly id: string
  readonly kind: UnitKind
  /** Categories that the unit's own duty list names. */
  readonly dutyCategories?: readonly string[]
}

export interface DutyInput {
  /** A normalised text. */
  readonly text: string
  readonly category: string | null
  readonly entryUnit: EntryUnit | null
  /** The matter lies within the submitter's own college. */
  readonly isOwnUnit: boolean
}

export interface Duty {
  readonly unit: string
  /** The topic of the duty list that decided it, or `null` when it was the category. */
  readonly topic: string | null
}

/** Categories a topic's own category is often taken for; the topic counts there too, in others it does not. */
const counts = (topic: Lexicon['topics'][number], category: string | null): boolean =>
  topic.onlyIn === undefined || (category !== null && topic.onlyIn.includes(category))

/**
 * Whose duty a matter is (defaults §3.4): first the topics that people get wrong (户口 → 保卫处), then the entry unit's own duties,
 * then the unit of the category. Matters inside a unit (DJ) are the entry unit's own. `null` when no duty list fits.
 */
export const dutyOf = ({ text, category, entryUnit, isOwnUnit }: DutyInput, lexicon: Lexicon): Duty | null => {
  const isCollege = entryUnit?.kind === 'college' || entryUnit?.kind === 'directBranch'
  for (const topic of lexicon.topics)
    if (counts(topic, category) && category !== 'DJ' && spansOf(blankOut(text, topic.except), topic.words).length > 0)
      return { unit: topic.unit, topic: topic.id }
  if (category === null) return null
  if (category === 'DJ' && entryUnit !== null && entryUnit.kind !== 'school') return { unit: entryUnit.id, topic: null }
  if (entryUnit !== null && isOwnUnit && isCollege) {
    const mine = lexicon.entryDuties.find(
      duty => duty.kinds.includes(entryUnit.kind) && duty.categories.includes(category),
    )
    if (mine !== undefined) return { unit: entryUnit.id, topic: mine.id }
  }
  if (entryUnit?.kind === 'department' && entryUnit.dutyCategories?.includes(category))
    return { unit: entryUnit.id, topic: null }
  const unit = lexicon.categories.find(one => one.code === category)?.unit
  return unit === undefined ? null : { unit, topic: null }
}
