import type { Role } from '@zuoyeben/lifecycle'
import { ADMIN_ROLES } from './session-limits.ts'

export const isAdministrator = (role: Role): boolean => (ADMIN_ROLES as readonly Role[]).includes(role)

/**
 * 三员分立 (§3.9): system, security and audit administrators are three different people, and none of them holds a case role.
 * True when these roles may not be held by one person at one time.
 */
export function breaksSeparation(roles: readonly Role[]): boolean {
  return roles.some(isAdministrator) && new Set(roles).size > 1
}
