import { type Appointment, ROLES } from '@zuoyeben/lifecycle'
import { NOBODY, type Viewer } from '../access/viewer.ts'
import type { Database } from '../db/database.ts'
import type { SessionCookie } from './session-cookie.ts'
import { limitsOf } from './session-limits.ts'
import { endSession, findSession, touchSession } from './sessions.sql.ts'

/**
 * Who sends this `Cookie` header: one statement, and once a minute a second one that notes the use. Appointments are those in force now,
 * so one that ended counts no more with the next request. A session left idle too long ends here. Whoever still has the password that
 * an administrator handed out holds no office until it is changed: two people know it.
 */
export async function viewerOf(
  { db, now, isDemo }: { db: Database; now: () => number; isDemo: boolean },
  cookie: SessionCookie,
  header: string | undefined,
): Promise<Viewer> {
  const token = cookie.read(header)
  if (token === null) return NOBODY
  const at = now()
  const session = await findSession(db, token, new Date(at))
  if (!session) return NOBODY
  const appointments = session.appointments.filter(isKnown)
  const limits = limitsOf(appointments, isDemo)
  const idle = at - session.usedAt.getTime()
  if (idle > limits.idle || at - session.createdAt.getTime() > limits.whole) {
    await endSession(db, session.id)
    return NOBODY
  }
  if (idle > 60_000) await touchSession(db, session.id, new Date(at))
  return { person: session.person, name: session.name, appointments: session.hasFirstPassword ? [] : appointments }
}

function isKnown(appointment: {
  role: string
  unit: string
  branch: string | null
}): appointment is Appointment & typeof appointment {
  return (ROLES as readonly string[]).includes(appointment.role)
}
