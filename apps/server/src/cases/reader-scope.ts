import type { CaseEvent, CaseFile } from '@zuoyeben/lifecycle'
import { HANDLERS, hasRole, SCHOOL_READERS, UNIT_READERS, type Viewer } from '../access/viewer.ts'

/**
 * How much of a visible case a reader is shown (§3.9): all of its history; or, where the unit was only asked for an answer or an opinion,
 * the matter and what it was asked; or, once it has gone to a special channel, the bare trace. And whether the submitter's name is part
 * of it.
 */
export interface ReaderScope {
  readonly sees: 'all' | 'askedPart' | 'trace'
  readonly seesIdentity: boolean
  /** Units the reader speaks for; where only a part is shown, it is the part of these. */
  readonly units: readonly string[]
}

/** @param seenBy units the case has ever been given to: they keep their view of it (C2-23) */
export function scopeOf(viewer: Viewer, file: CaseFile, seenBy: readonly string[]): ReaderScope {
  const units = [
    ...new Set(
      viewer.appointments.filter(a => [...UNIT_READERS, 'consulted'].includes(a.role)).map(a => a.unit as string),
    ),
  ]
  if (file.status === 'handedOver') return { sees: 'trace', seesIdentity: false, units }
  const reads = (unit: string | null) => unit !== null && readsFor(viewer, unit)
  const isHandler =
    viewer.person === file.handler || viewer.appointments.some(a => HANDLERS.includes(a.role) && a.unit === file.owner)
  const isSchool =
    hasRole(viewer, ...SCHOOL_READERS, 'circulationClerk', 'leader') || (file.crisis && hasRole(viewer, 'dutyOfficer'))
  const seesAll = reads(file.owner) || isHandler || isSchool || seenBy.some(reads) || file.coUnits.some(reads)
  return {
    sees: seesAll ? 'all' : 'askedPart',
    seesIdentity:
      file.identityMode === 'named' &&
      (reads(file.owner) || isHandler || (file.crisis && hasRole(viewer, 'dutyOfficer', 'confidant'))),
    units,
  }
}

/** Reads everything its unit was given. A 直属党支部 has no reviewer beside its branch secretary. */
function readsFor(viewer: Viewer, unit: string): boolean {
  return viewer.appointments.some(
    a => a.unit === unit && (UNIT_READERS.includes(a.role) || (a.role === 'branchSecretary' && a.branch === null)),
  )
}

/** Which events belong to what the reader is shown. */
export function showsEvent(scope: ReaderScope, event: CaseEvent): boolean {
  if (scope.sees !== 'askedPart') return true
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
