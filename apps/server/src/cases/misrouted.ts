import type { CaseFile } from '@zuoyeben/lifecycle'
import { hasRole, unitsWhere, type Viewer } from '../access/viewer.ts'
import { isRestricted } from './case-row.ts'

/** Whose answer it is where a case belongs: officers and reviewers of the units that have it, and the school group for every unit. */
const OF_UNITS = ['officer', 'deputy', 'reviewer'] as const
const OF_SCHOOL = ['dispatcher', 'schoolLead'] as const

/** Whether somebody who sees the case may say that the rules sent it to the wrong unit. Never of a case that is restricted. */
export function mayTellMisroute(viewer: Viewer, file: CaseFile): boolean {
  if (isRestricted(file)) return false
  const units = unitsWhere(viewer, OF_UNITS)
  return hasRole(viewer, ...OF_SCHOOL) || units.includes(file.owner) || units.includes(file.entryUnit ?? '')
}

/** Whose rules are to be mended: those of the unit it came in at, where its own people say so; else the school's. */
export const rulesToMend = (viewer: Viewer, unit: string | null): string | null =>
  unit !== null && unitsWhere(viewer, OF_UNITS).includes(unit) ? unit : null
