import type { Facts, Urgency } from '@zuoyeben/rules'

/**
 * What a case was decided from, kept sealed with its key: from it alone its decisions can be made again, to the byte under the rules they were
 * made with, or otherwise under others. It goes wherever the words of the case go: into the box of a case that is handed over, and when its
 * words are destroyed.
 */
export interface PastFacts {
  /** As the routing rules saw them, what the gate said among them. */
  readonly facts: Facts
  /** The unit it came in at, whose own rules decided with the school's; null where there was none, or it must not know. */
  readonly unit: string | null
  /** Units that must not get it. */
  readonly recused: readonly string[]
  /** Held because the unit it would have come in at is recused, whatever the rules found in it. */
  readonly isOut: boolean
  /** What the words proposed where no rule says an urgency. */
  readonly urgency: Urgency
}

/** The gate is asked before anything is known of earlier cases, and of itself. */
const LATER = ['gate.', 'history.']

/** What the sensitivity rules saw. */
export function factsOfGate(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !LATER.some(start => key.startsWith(start))))
}
