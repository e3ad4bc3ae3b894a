import type { Appointment, Role } from '@zuoyeben/lifecycle'
import { ADMIN_ROLES } from './session-limits.ts'

/**
 * Who must have a second factor (GB/T 22239 level 3: two factors, one of them cryptographic; law.md §4.2 "all staff roles that see
 * identities"): every role that is shown who somebody is, by §3.9, and the three administrators, who could make themselves one.
 */
export const FACTOR_ROLES: readonly Role[] = [
  'clerk',
  'officer',
  'deputy',
  'reviewer',
  'branchSecretary',
  'member',
  'dispatcher',
  'schoolLead',
  'confidant',
  'dutyOfficer',
  ...ADMIN_ROLES,
]

export const needsFactor = (appointments: readonly Pick<Appointment, 'role'>[]): boolean =>
  appointments.some(({ role }) => FACTOR_ROLES.includes(role))
