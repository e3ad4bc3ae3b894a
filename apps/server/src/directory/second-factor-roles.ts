import type { Appointment, Role } from '@zuoyeben/lifecycle'
import { identityReaders } from '../access/grants.ts'
import { ADMIN_ROLES } from './session-limits.ts'

/**
 * Who must have a second factor (GB/T 22239 level 3: two factors, one of them cryptographic; law.md §4.2 "all staff roles that see
 * identities"): every role whom the policy shows who somebody is, so a grant that is added there counts here at once; the clerk, who writes
 * names and telephones into the system; and the three administrators, who could make themselves one of these.
 */
export const FACTOR_ROLES: readonly Role[] = [...new Set<Role>([...identityReaders(), 'clerk', ...ADMIN_ROLES])]

export const needsFactor = (appointments: readonly Pick<Appointment, 'role'>[]): boolean =>
  appointments.some(({ role }) => FACTOR_ROLES.includes(role))
