import type { CaseFile } from '@zuoyeben/lifecycle'
import { HANDLERS, hasRole, SCHOOL_READERS, UNIT_READERS, type Viewer } from '../access/viewer.ts'

/**
 * How much of a visible case a reader is shown (§3.9): all of its history, or, where the unit was only asked for an answer or an opinion,
 * the matter and what it was asked; and whether the submitter's name is part of it.
 */
export interface ReaderScope {
  readonly sees: 'all' | 'askedPart' | 'trace'
  readonly seesIdentity: boolean
}

export function scopeOf(viewer: Viewer, file: CaseFile): ReaderScope {
  if (file.status === 'handedOver') return { sees: 'trace', seesIdentity: false }
  const holds = (unit: string | null, roles: readonly string[]) =>
    viewer.appointments.some(a => roles.includes(a.role) && a.unit === unit)
  const isOwner = holds(file.owner, UNIT_READERS)
  const isHandler =
    viewer.person === file.handler || viewer.appointments.some(a => HANDLERS.includes(a.role) && a.unit === file.owner)
  const isEntry =
    holds(file.entryUnit, UNIT_READERS) || (file.transfer !== null && holds(file.transfer.to, UNIT_READERS))
  const isSchool =
    hasRole(viewer, ...SCHOOL_READERS, 'circulationClerk', 'leader') || (file.crisis && hasRole(viewer, 'dutyOfficer'))
  const isCircling = file.coUnits.some(unit => holds(unit, UNIT_READERS))
  const isNamed = file.identityMode === 'named'
  return {
    sees: isOwner || isHandler || isEntry || isSchool || isCircling ? 'all' : 'askedPart',
    seesIdentity: isNamed && (isOwner || isHandler || (file.crisis && hasRole(viewer, 'dutyOfficer', 'confidant'))),
  }
}
