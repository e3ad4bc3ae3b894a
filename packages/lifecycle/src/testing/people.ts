import content from '../../content/escalation.json' with { type: 'json' }
import { parseEscalation } from '../escalation.ts'
import type { Terms } from '../policy.ts'
import type { Actor, BranchId, CaseId, PersonId, Role, UnitId, Words } from '../terms.ts'

/** A small school: a college with two branches, a department, a direct branch, 总答题组, 党办校办 and a college not ready yet. */
export const COLLEGE = 'college' as UnitId
export const DEPARTMENT = 'department' as UnitId
export const LIBRARY = 'library' as UnitId
export const SCHOOL = 'school' as UnitId
export const OFFICE = 'office' as UnitId
export const UNREADY = 'unready' as UnitId
export const FIRST_BRANCH = 'branch-1' as BranchId
export const SECOND_BRANCH = 'branch-2' as BranchId

const HOME: Readonly<Partial<Record<Role, UnitId>>> = {
  dispatcher: SCHOOL,
  schoolLead: SCHOOL,
  confidant: SCHOOL,
  circulationClerk: OFFICE,
  leader: OFFICE,
  inspector: OFFICE,
  assessor: OFFICE,
  observer: OFFICE,
  systemAdmin: OFFICE,
  securityAdmin: OFFICE,
  auditAdmin: OFFICE,
  dutyOfficer: DEPARTMENT,
}

/** Somebody with one appointment, at home in the college unless the role belongs elsewhere. `name` tells two of a kind apart. */
export function staff(role: Role, unit: UnitId = HOME[role] ?? COLLEGE, name = ''): Actor & { kind: 'staff' } {
  const inBranch = (role === 'member' || role === 'branchSecretary') && unit !== LIBRARY
  const branch = inBranch ? (name === 'other branch' ? SECOND_BRANCH : FIRST_BRANCH) : null
  return { kind: 'staff', person: idOf(role, unit, name), appointments: [{ role, unit, branch }] }
}

export function idOf(role: Role, unit: UnitId = HOME[role] ?? COLLEGE, name = ''): PersonId {
  return [role, unit, name].filter(Boolean).join(' ') as PersonId
}

export function several(person: string, ...of: readonly (Actor & { kind: 'staff' })[]): Actor & { kind: 'staff' } {
  return { kind: 'staff', person: person as PersonId, appointments: of.flatMap(each => each.appointments) }
}

export const submitter: Actor = { kind: 'submitter', person: 'student' as PersonId }
export const system: Actor = { kind: 'system' }

export function words(chars = 12): Words {
  return { payload: `sha256:${chars}`, chars }
}

export function termsOfTheSchool(change: Partial<Terms> = {}): Terms {
  const read = parseEscalation(content)
  if (!read.ok) throw new Error('the shipped limits are not within their bounds')
  return {
    newCaseId: 'case' as CaseId,
    schoolGroup: SCHOOL,
    circulationUnit: OFFICE,
    neighbours: new Map([
      [DEPARTMENT, [OFFICE]],
      [OFFICE, [DEPARTMENT]],
    ]),
    directBranchUnits: new Set([LIBRARY]),
    standIn: new Set([UNREADY]),
    limits: read.value.limits,
    unitLimits: new Map(),
    extension: read.value.extension,
    windows: new Set(['ratingWindow', 'reopenWindow', 'contestWindow']),
    asked: { by: 'planWithDate', latest: null },
    master: null,
    anonymousSubmission: false,
    ...change,
  }
}
