import type { Appointment, Role } from '@zuoyeben/lifecycle'

/** Who is asking. `person` is null for somebody who is not signed in; appointments are those in force now. */
export interface Viewer {
  readonly person: string | null
  readonly name: string | null
  readonly appointments: readonly Appointment[]
  /** The session the request came with. */
  readonly session?: string
  /** Somebody whose sign-in is not finished: until it is, they are nobody to everything but its next step. */
  readonly arriving?: Arriving
}

/** What stands between a session and its person: another password, the second factor, or having one at all (GB/T 22239 身份鉴别). */
export const ARRIVAL_STEPS = ['prove', 'changePassword', 'enrol'] as const
export type ArrivalStep = (typeof ARRIVAL_STEPS)[number]
export interface Arriving {
  readonly person: string
  readonly name: string
  readonly session: string
  readonly step: ArrivalStep
}

export const NOBODY: Viewer = { person: null, name: null, appointments: [] }

export function unitsWhere(viewer: Viewer, roles: readonly Role[]): string[] {
  return [...new Set(viewer.appointments.filter(a => roles.includes(a.role)).map(a => a.unit as string))]
}

export function branchesWhere(viewer: Viewer, roles: readonly Role[]): string[] {
  return [
    ...new Set(viewer.appointments.flatMap(a => (roles.includes(a.role) && a.branch ? [a.branch as string] : []))),
  ]
}

export function hasRole(viewer: Viewer, ...roles: Role[]): boolean {
  return viewer.appointments.some(a => roles.includes(a.role))
}

/** Roles that read every ordinary case (§3.9). */
export const SCHOOL_READERS: readonly Role[] = ['dispatcher', 'schoolLead', 'confidant']
/** The cleared few: held, reported-up and handed-over cases are theirs alone (§3.9, invariant 6). */
export const CLEARED: readonly Role[] = ['confidant', 'schoolLead']
/** Roles that read what their unit owns, owned or first received. */
export const UNIT_READERS: readonly Role[] = ['officer', 'deputy', 'reviewer']
/** Roles that work on what is assigned to them. */
export const HANDLERS: readonly Role[] = ['branchSecretary', 'member']
