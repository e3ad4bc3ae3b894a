import type { Appointment, Role } from '@zuoyeben/lifecycle'

export const ADMIN_ROLES = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly Role[]

const minute = 60_000
const hour = 60 * minute
/** A cookie's life; sessions of staff end sooner. */
export const SESSION_SECONDS = 7 * 24 * 3600

/** How long a session may lie idle, and how long it may last at all, in milliseconds (GB/T 22239, law.md §4.2: 30 minutes, admin 10). */
export function limitsOf(appointments: readonly Appointment[], isDemo: boolean): { idle: number; whole: number } {
  if (isDemo || appointments.length === 0) return { idle: SESSION_SECONDS * 1000, whole: SESSION_SECONDS * 1000 }
  const isAdmin = appointments.some(({ role }) => (ADMIN_ROLES as readonly Role[]).includes(role))
  return { idle: (isAdmin ? 10 : 30) * minute, whole: 12 * hour }
}
