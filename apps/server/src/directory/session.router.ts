import { z } from 'zod'
import { recordAudit } from '../audit/record.sql.ts'
import { RefusalError } from '../errors.ts'
import { forAnybody, forPeople, router } from '../trpc.ts'
import { claimAdmin } from './admin-links.ts'
import { isLoopback } from './auth.ts'
import { readDemoPeople } from './demo-people.sql.ts'
import { findPerson, isDemoPerson } from './people.sql.ts'
import { endSessionsOf } from './sessions.sql.ts'

/** Who I am; the ways in that need no password yet; the way out everywhere. */
export const sessionRouter = router({
  me: forAnybody.query(async ({ ctx: { app, viewer } }) => {
    const demo = app.auth.mayEnterAsDemo
    const found = viewer.person === null ? undefined : await findPerson(app.db, viewer.person)
    if (!found) return { person: null, appointments: [], mustChangePassword: false, demo }
    const { id, name, kind, unit, hasFirstPassword } = found
    return {
      person: { id, name, kind, unit: unit === null ? null : app.directory.unitRef(unit) },
      appointments: viewer.appointments.map(({ role, unit, branch }) => ({
        role,
        unit: app.directory.unitRef(unit),
        branch: branch === null ? null : app.directory.branchRef(branch),
      })),
      mustChangePassword: hasFirstPassword,
      demo,
    }
  }),

  demoPeople: forAnybody.query(async ({ ctx: { app, address } }) => {
    if (!app.auth.mayEnterAsDemo || !isLoopback(address)) return []
    const people = await readDemoPeople(app.db)
    return people.map(person => ({ ...person, unit: app.directory.unitRef(person.unit) }))
  }),

  signInDemo: forAnybody
    .input(z.object({ personId: z.uuid() }))
    .mutation(async ({ ctx: { app, address, setHeader }, input: { personId } }) => {
      if (!app.auth.mayEnterAsDemo || !isLoopback(address)) throw new RefusalError({ reason: 'notAllowed' })
      if (!(await isDemoPerson(app.db, personId))) throw new RefusalError({ reason: 'notFound' })
      const detail = { address, demo: true }
      await recordAudit(app.db, { at: new Date(app.now()), person: personId, actor: personId, act: 'signIn', detail })
      setHeader('set-cookie', await app.auth.openSession(personId, address))
      return { ok: true as const }
    }),

  claimAdmin: forAnybody
    .input(
      z.object({
        token: z.string().min(1).max(100),
        username: z.string().min(1).max(60),
        name: z.string().trim().min(1).max(60),
        password: z.string().min(1).max(300),
      }),
    )
    .mutation(async ({ ctx: { app }, input }) => {
      await claimAdmin(app, input)
      return { ok: true as const }
    }),

  /** Signs me out on every device. */
  endAll: forPeople.mutation(async ({ ctx: { app, person } }) => {
    await endSessionsOf(app.db, person)
    return { ok: true as const }
  }),
})
