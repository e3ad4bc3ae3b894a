import { ROLES, type Role } from '@zuoyeben/lifecycle'
import { CIRCULATION_UNIT, type Unit } from './read.ts'
import { ADMIN_ROLES } from './session-limits.ts'

const OF_THE_SCHOOL: readonly Role[] = ['dispatcher', 'schoolLead', 'confidant', 'leader', 'observer', ...ADMIN_ROLES]
const OF_ANY_UNIT: readonly Role[] = [
  'officer',
  'deputy',
  'reviewer',
  'branchSecretary',
  'member',
  'clerk',
  'configurer',
]
/** Offices that one unit has for the whole school (§3.9; the crisis roster is that of 学工部 and 保卫处). */
const OF_ONE_UNIT: Readonly<Record<string, readonly Role[]>> = {
  [CIRCULATION_UNIT]: ['circulationClerk'],
  DC: ['inspector'],
  ZZB: ['assessor'],
  XGB: ['dutyOfficer'],
  BWC: ['dutyOfficer'],
}

/** The roles that people may be appointed to in this unit, in the order of ROLES. In a 直属党支部 the branch secretary reviews (DOC-02). */
export function rolesOf({ id, kind }: Pick<Unit, 'id' | 'kind'>): Role[] {
  const here = kind === 'school' ? OF_THE_SCHOOL : [...OF_ANY_UNIT, ...(OF_ONE_UNIT[id] ?? [])]
  return ROLES.filter(role => here.includes(role) && !(kind === 'directBranch' && role === 'reviewer'))
}
