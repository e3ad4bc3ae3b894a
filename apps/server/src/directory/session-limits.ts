import type { Appointment, Role } from '@zuoyeben/lifecycle'

export const ADMIN_ROLES = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly Role[]

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** A cookie's life; sessions of staff end sooner. */
export const SESSION_SECONDS = 7 * 24 * 3600
/** A password of one's own lasts so long, and one that was handed out. */
export const PASSWORD_DAYS = 90

/**
 * How long a session may lie idle, and how long it may last at all, in milliseconds (GB/T 22239, law.md §4.2: 30 minutes, admin 10). A
 * session of the demo's one click is as free as a submitter's.
 */
export function limitsOf(
  appointments: readonly Pick<Appointment, 'role'>[],
  isDemo: boolean,
): { idle: number; whole: number } {
  if (isDemo || appointments.length === 0) return { idle: SESSION_SECONDS * 1000, whole: SESSION_SECONDS * 1000 }
  const isAdmin = appointments.some(({ role }) => (ADMIN_ROLES as readonly Role[]).includes(role))
  return { idle: (isAdmin ? 10 : 30) * minute, whole: 12 * hour }
}

/** Staff change their password every ninety days (law.md §4.2); null: signs in elsewhere. */
export function isPasswordOld(setAt: Date | null, now: number): boolean {
  return setAt !== null && now - setAt.getTime() > PASSWORD_DAYS * day
}
