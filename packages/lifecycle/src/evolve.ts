import { born } from './birth.ts'
import type { CaseFile } from './case-file.ts'
import { changed } from './changes.ts'
import type { CaseEvent } from './events.ts'

/**
 * The case after one more fact. Everything a case is comes out of this function and nothing else writes it, so the events alone
 * rebuild the row (invariant 4). Status and owner are read off the event itself; `changed` adds what each type of fact means.
 * Throws for a history that does not begin with its submission: that is a fault, not a no.
 */
export function evolve(caseFile: CaseFile | null, event: CaseEvent): CaseFile {
  if (event.type === 'submitted') return born(event)
  if (!caseFile) throw new Error(`a case cannot begin with ${event.type}`)
  const moved: CaseFile = {
    ...caseFile,
    version: caseFile.version + 1,
    status: event.after,
    owner: event.ownerAfter,
  }
  return { ...moved, ...changed(caseFile, event) }
}

/** The row of a case from its whole history, oldest first. */
export function rebuild(events: readonly CaseEvent[]): CaseFile {
  const [first, ...rest] = events
  if (!first) throw new Error('a case without events is no case')
  return rest.reduce<CaseFile>(evolve, evolve(null, first))
}
