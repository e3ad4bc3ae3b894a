import type { Hits } from './word-lists.ts'

export const INTENTS = ['consult', 'praise', 'suggestion', 'complaint', 'report', 'urge'] as const
/** What a text is for. */
export type Intent = (typeof INTENTS)[number]

const ACCUSING = ['accusation', 'fear', 'evidence', 'corruption', 'falseInvoice', 'petition', 'jointAction'] as const

/**
 * What a text is for. A question counts as consulting only when nothing in it accuses, fears or shows evidence: the guards of the
 * sensitivity rules rest on this, so in doubt it is not a question (defaults §3.3).
 */
export const intentOf = (hits: Hits): Intent => {
  const has = (name: string): boolean => hits.has(name)
  const accuses = ACCUSING.some(has)
  if (has('ownSanction') && (has('askHow') || has('suggest'))) return 'consult'
  if (has('accusation')) return 'report'
  if (has('giveThanks') && !has('trouble') && !has('suggest') && !accuses) return 'praise'
  if (has('askHow') && !accuses) return has('urge') && has('trouble') ? 'urge' : 'consult'
  if (has('suggest')) return 'suggestion'
  return has('urge') ? 'urge' : 'complaint'
}
