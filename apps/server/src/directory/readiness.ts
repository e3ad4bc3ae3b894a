import type { Staffing, Unit } from './units.sql.ts'

/**
 * Whether a unit may go live (C2-03, C2-04, DOC-02): officer, deputy, reviewer and at least one handler, three different people at least.
 * In a 直属党支部 the branch secretary reviews and members handle. Until then 总答题组 stands in.
 */
export interface Readiness {
  unit: string
  isReady: boolean
  missing: Missing[]
}
export type Missing = 'officer' | 'deputy' | 'reviewer' | 'handler' | 'threePeople' | 'deputyIsOfficer'

export function readinessOf(unit: Unit, staffing: readonly Staffing[]): Readiness {
  const own = staffing.filter(s => s.unit === unit.id)
  const people = (...roles: string[]) => own.filter(s => roles.includes(s.role)).map(s => s.person)
  const isDirect = unit.kind === 'directBranch'
  const officers = people('officer')
  const deputies = people('deputy')
  const reviewers = isDirect ? people('branchSecretary', 'reviewer') : people('reviewer')
  const handlers = isDirect ? people('member') : people('member', 'branchSecretary')
  const missing: Missing[] = []
  if (officers.length === 0) missing.push('officer')
  if (deputies.length === 0) missing.push('deputy')
  else if (deputies.every(person => officers.includes(person))) missing.push('deputyIsOfficer')
  if (reviewers.length === 0) missing.push('reviewer')
  if (handlers.length === 0) missing.push('handler')
  if (new Set([...officers, ...deputies, ...reviewers, ...handlers]).size < 3) missing.push('threePeople')
  return { unit: unit.id, isReady: missing.length === 0, missing }
}
