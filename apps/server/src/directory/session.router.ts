import { z } from 'zod'
import { recordAudit } from '../audit/record.sql.ts'
import { RefusalError } from '../errors.ts'
import { forAnybody, forPeople, router } from '../trpc.ts'
import { claimAdmin } from './admin-links.ts'
import { readDemoPeople } from './demo-people.sql.ts'
import { findPerson, isDemoPerson } from './people.sql.ts'
import { limitsOf, SESSION_SECONDS } from './session-limits.ts'
import { endSessionsOf, findFactorOf } from './sessions.sql.ts'

/** Who I am; the ways in that need no password yet; the way out everywhere. */
export const sessionRouter = router({
  me: forAnybody.query(async ({ ctx: { app, viewer, isHere } }) => {
    const demo = app.auth.mayEnterAsDemo && isHere === true
    const who = viewer.person ?? viewer.arriving?.person ?? null
    const found = who === null ? undefined : await findPerson(app.db, who)
    if (!found)
      return { person: null, appointments: [], arriving: null, mustChangePassword: false, idleMinutes: null, demo }
    const { id, name, kind, unit, hasFirstPassword } = found
    const isOpen = viewer.person !== null
    const { factor } = (viewer.session && (await findFactorOf(app.db, viewer.session))) || { factor: null }
    const { idle } = limitsOf(viewer.appointments, factor === 'demo')
    return {
      person: isOpen ? { id, name, kind, unit: unit === null ? null : app.directory.unitRef(unit) } : null,
      appointments: viewer.appointments.map(({ role, unit, branch }) => ({
        role,
        unit: app.directory.unitRef(unit),
        branch: branch === null ? null : app.directory.branchRef(branch),
      })),
      /** A step of the sign-in is left; nothing else is open until it is done. */
      arriving: viewer.arriving ? { name, step: viewer.arriving.step, isFirstPassword: hasFirstPassword } : null,
      mustChangePassword: viewer.arriving?.step === 'changePassword',
      /** How long the page may be left alone before the session ends; null: as long as the cookie lasts. */
      idleMinutes: isOpen && idle < SESSION_SECONDS * 1000 ? idle / 60_000 : null,
      demo,
    }
  }),

  demoPeople: forAnybody.query(async ({ ctx: { app, isHere } }) => {
    if (!app.auth.mayEnterAsDemo || !isHere) return []
    const people = await readDemoPeople(app.db)
    return people.map(person => ({ ...person, unit: app.directory.unitRef(person.unit) }))
  }),

  signInDemo: forAnybody
    .input(z.object({ personId: z.uuid() }))
    .mutation(async ({ ctx: { app, address, isHere, userAgent, setHeader }, input: { personId } }) => {
      if (!app.auth.mayEnterAsDemo || !isHere) throw new RefusalError({ reason: 'notAllowed' })
      if (!(await isDemoPerson(app.db, personId))) throw new RefusalError({ reason: 'notFound' })
      const detail = { address, demo: true }
      await recordAudit(app.db, { at: new Date(app.now()), person: personId, actor: personId, act: 'signIn', detail })
      setHeader('set-cookie', await app.auth.openSession(personId, address, { factor: 'demo', userAgent }))
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
    await app.db.transaction().execute(async trx => {
      await endSessionsOf(trx, person)
      const detail = { everywhere: true }
      await recordAudit(trx, { at: new Date(app.now()), person, actor: person, act: 'signOut', detail })
    })
    return { ok: true as const }
  }),
})
