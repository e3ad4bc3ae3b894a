import type { ActionName } from './actions.ts'
import { barrier } from './barriers.ts'
import type { CaseFile } from './case-file.ts'
import type { Terms } from './policy.ts'
import type { Actor, Moment } from './terms.ts'
import { rowOf, TRANSITIONS } from './transitions.ts'
import { situationsOf } from './who.ts'

export interface AllowedAction {
  readonly action: ActionName
  /** A reason has to be written before it goes through. */
  readonly reasonNeeded: boolean
}

const NEEDS_REASON: ReadonlySet<ActionName> = new Set<ActionName>([
  'clearFlag',
  'reportUp',
  'routeAround',
  'merge',
  'split',
  'sendBack',
  'contestRejection',
  'overturnRejection',
  'release',
  'reassign',
  'returnTransfer',
  'resume',
  'extend',
  'promise',
  'sendBackToWork',
  'reopen',
  'redispatch',
  'freeze',
  'unfreeze',
])

/**
 * What this actor may do now, in walk order: the rows of the table and every condition that needs no input. An action listed here can
 * still be refused for what is filled in, never for who or when; one that is not listed is always refused.
 */
export function allowedActions(
  caseFile: CaseFile,
  actor: Actor,
  moment: Moment,
  terms: Terms,
): readonly AllowedAction[] {
  const names = Object.keys(TRANSITIONS) as ActionName[]
  return names
    .filter(action => {
      const row = rowOf(action, caseFile.status)
      if (!row) return false
      return situationsOf(caseFile, actor, row, moment, terms).some(at => !barrier(at, action))
    })
    .map(action => ({ action, reasonNeeded: NEEDS_REASON.has(action) }))
}
