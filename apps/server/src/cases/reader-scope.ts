import type { CaseEvent } from '@zuoyeben/lifecycle'
import type { Part } from '../access/grants.ts'
import { type CaseFacts, grantsOn, widestPart } from '../access/holding.ts'
import { UNIT_READERS, unitsWhere, type Viewer } from '../access/viewer.ts'

/**
 * How much of a visible case a reader is shown, as the grants say that they hold on it, and whether the submitter's name is part of it.
 * Whoever holds none is shown the least; they have not come here through the access condition.
 */
export interface ReaderScope {
  readonly sees: Part
  readonly seesIdentity: boolean
  readonly listsReaders: boolean
  /** Units the reader speaks for; where only a part is shown, it is the part of these. */
  readonly units: readonly string[]
}

export function scopeOf(viewer: Viewer, facts: CaseFacts, now: number): ReaderScope {
  const held = grantsOn(viewer, facts, now)
  return {
    sees: widestPart(held) ?? 'trace',
    seesIdentity: facts.file.identityMode === 'named' && held.some(grant => grant.identity),
    listsReaders: held.some(grant => grant.listsReaders),
    units: unitsWhere(viewer, [...UNIT_READERS, 'consulted']),
  }
}

/** Which events belong to what the reader is shown. */
export function showsEvent(scope: ReaderScope, event: CaseEvent): boolean {
  if (scope.sees === 'all' || scope.sees === 'trace') return true
  if (scope.sees === 'entered') return event.type === 'submitted'
  switch (event.type) {
    case 'submitted':
      return true
    case 'consultAsked':
    case 'consultAnswered':
    case 'opinionGiven':
      return scope.units.includes(event.unit)
    case 'circulated':
    case 'circulationRequested':
      return event.units.some(unit => scope.units.includes(unit))
    default:
      return false
  }
}

/** Files of what the reader is shown: of a part, those the matter came with; not the notebook's page, which stands beside others' words. */
export function showsFile(scope: ReaderScope, events: readonly CaseEvent[], id: string): boolean {
  if (scope.sees === 'all') return true
  if (scope.sees === 'trace') return false
  return events.some(event => event.type === 'submitted' && event.files.includes(id as never))
}
