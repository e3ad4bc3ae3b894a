import { type Appointment, ROLES } from '@zuoyeben/lifecycle'
import { type ArrivalStep, NOBODY, type Viewer } from '../access/viewer.ts'
import type { Database } from '../db/database.ts'
import { needsFactor } from './second-factor-roles.ts'
import type { SessionCookie } from './session-cookie.ts'
import { isPasswordOld, limitsOf } from './session-limits.ts'
import { endSession, findSession, type SeenSession, touchSession } from './sessions.sql.ts'

/** What a request says beside its cookie. */
export interface Came {
  /** From this very machine (at-this-machine.ts): else a session of the demo's one click is nobody's. */
  readonly isHere?: boolean | undefined
  /** Seconds since its person last touched the page; a page that only asks for news does not keep a session awake. */
  readonly restSeconds?: number | undefined
}

/**
 * Who sends this `Cookie` header: one statement, and once a minute a second one that notes the use. Appointments are those in force now,
 * so one that ended counts no more with the next request. A session left idle too long ends here.
 *
 * Whoever has a step of the sign-in left (another password where two people know it or it is old; the second factor; having one) is
 * nobody, with the step in `arriving`: whatever a procedure asks of a viewer, it finds nobody, so no door can be forgotten.
 */
export async function viewerOf(
  { db, now, isDemo }: { db: Database; now: () => number; isDemo: boolean },
  cookie: SessionCookie,
  header: string | undefined,
  { isHere = false, restSeconds = 0 }: Came = {},
): Promise<Viewer> {
  const token = cookie.read(header)
  if (token === null) return NOBODY
  const at = now()
  const session = await findSession(db, token, new Date(at))
  if (!session) return NOBODY
  const isByDemo = session.factor === 'demo'
  if (isByDemo && !(isDemo && isHere)) return NOBODY
  const appointments = session.appointments.filter(isKnown)
  const limits = limitsOf(appointments, isByDemo)
  const idle = at - session.usedAt.getTime()
  if (idle > limits.idle || at - session.createdAt.getTime() > limits.whole) {
    await endSession(db, session.id)
    return NOBODY
  }
  const rested = restSeconds * 1000
  if (idle - rested > 60_000) await touchSession(db, session.id, new Date(at - rested))
  const { id, person, name } = session
  const step = stepOf(session, appointments, at)
  if (step !== null) return { ...NOBODY, arriving: { person, name, session: id, step } }
  return { person, name, appointments, session: id }
}

/** A factor that exists is asked for first: a stolen password must not be good for a new one. */
function stepOf(session: SeenSession, appointments: readonly Appointment[], now: number): ArrivalStep | null {
  const isStaff = appointments.length > 0
  if (session.factor === null && session.hasFactor) return 'prove'
  if (session.hasFirstPassword) return 'changePassword'
  if (session.factor === 'demo') return null
  if (isStaff && isPasswordOld(session.passwordAt, now)) return 'changePassword'
  return session.factor === null && needsFactor(appointments) ? 'enrol' : null
}

function isKnown(appointment: {
  role: string
  unit: string
  branch: string | null
}): appointment is Appointment & typeof appointment {
  return (ROLES as readonly string[]).includes(appointment.role)
}
