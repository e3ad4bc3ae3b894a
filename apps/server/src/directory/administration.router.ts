import { type BranchId, CATEGORIES, ROLES, type UnitId } from '@zuoyeben/lifecycle'
import { z } from 'zod'
import type { App } from '../app-context.ts'
import { countInHand } from '../cases/left-work.sql.ts'
import { closeCursor, cursorInput, openCursor } from '../db/keyset.ts'
import { InputError, problem } from '../errors.ts'
import { forStaff, router } from '../trpc.ts'
import { addPerson } from './add-person.ts'
import { endOffice, giveOffice } from './change-staff.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { findPeople, PEOPLE_PAGE } from './find-people.sql.ts'
import { addBranch, addUnit } from './grow-units.ts'
import { renewFirstPassword } from './renew-first-password.ts'
import { resetFactors } from './reset-factors.ts'
import { rolesOf } from './roles-of-unit.ts'
import { readSeatsOf } from './seats.sql.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const names = z.object({ zh: words(60), en: words(120) })
const unitId = z.string().max(20)
const code = z.string().trim().toUpperCase().max(10)
const ok = { ok: true as const }

const forAdmins = forStaff('systemAdmin', 'securityAdmin')

/** Accounts and units are the system administrator's, offices the security administrator's (§3.9); neither sees anything of a case. */
export const administrationRouter = router({
  people: forAdmins
    .input(z.object({ q: z.string().trim().max(60).default(''), cursor: cursorInput }))
    .query(async ({ ctx: { app }, input: { q, cursor } }) => {
      const rows = await findPeople(app.db, { q, after: openCursor(cursor), now: new Date(app.now()) })
      const page = rows.slice(0, PEOPLE_PAGE)
      const last = page.at(-1)
      return {
        rows: page.map(({ unit, appointments, createdAt, ...person }) => ({
          ...person,
          createdAt: createdAt.toISOString(),
          unit: unit === null ? null : app.directory.unitRef(unit),
          appointments: appointments.map(({ role, unit: where, branch }) => ({
            role,
            unit: app.directory.unitRef(where),
            branch: branch === null ? null : app.directory.branchRef(branch),
          })),
        })),
        next: rows.length > PEOPLE_PAGE && last ? closeCursor({ at: last.createdAt.toISOString(), id: last.id }) : null,
      }
    }),

  addPerson: forStaff('systemAdmin')
    .input(z.object({ username: words(60), name: words(60), kind: words(40), unit: unitId.nullable() }))
    .mutation(({ ctx: { app, person }, input }) => addPerson(app, person, input)),

  renewFirstPassword: forStaff('systemAdmin')
    .input(z.object({ personId: z.uuid() }))
    .mutation(({ ctx: { app, person }, input }) => renewFirstPassword(app, person, input.personId)),

  deactivatePerson: forStaff('systemAdmin')
    .input(z.object({ personId: z.uuid() }))
    .mutation(async ({ ctx: { app, person }, input }) => ({
      left: inUnits(app, await deactivatePerson(app, person, input.personId)),
    })),

  /** How much somebody has in hand in which unit: the number and nothing else, before an account or an office is ended. */
  inHand: forAdmins
    .input(z.object({ personId: z.uuid() }))
    .query(async ({ ctx: { app }, input }) => inUnits(app, await countInHand(app.db, input.personId))),

  addUnit: forStaff('systemAdmin')
    .input(
      z.object({
        code,
        name: names,
        kind: z.enum(['college', 'department', 'directBranch']),
        duties: z.array(z.enum(CATEGORIES)).max(CATEGORIES.length).default([]),
      }),
    )
    .mutation(async ({ ctx: { app, person }, input }) => {
      if (!/^[A-Z][A-Z0-9]{1,9}$/.test(input.code)) throw new InputError([BAD_CODE])
      return { unit: await addUnit(app, person, input) }
    }),

  addBranch: forStaff('systemAdmin')
    .input(z.object({ unit: unitId, name: names }))
    .mutation(async ({ ctx: { app, person }, input }) => ({ branch: await addBranch(app, person, input) })),

  /** Who holds which office in a unit now, and what may be given there. */
  appointments: forAdmins.input(z.object({ unit: unitId })).query(async ({ ctx: { app }, input }) => {
    const unit = app.directory.unit(input.unit)
    if (!unit) throw new InputError([NO_UNIT])
    const seats = await readSeatsOf(app.db, unit.id, new Date(app.now()))
    const rank = (role: string) => (ROLES as readonly string[]).indexOf(role)
    return {
      unit: app.directory.unitRef(unit.id),
      kind: unit.kind,
      roles: rolesOf(unit),
      branches: app.directory.branchesOf(unit.id).map(({ id }) => app.directory.branchRef(id)),
      rows: seats
        .toSorted((a, b) => rank(a.role) - rank(b.role))
        .map(({ branch, since, ...seat }) => ({
          ...seat,
          branch: branch === null ? null : app.directory.branchRef(branch),
          since: since.toISOString(),
        })),
    }
  }),

  appoint: forStaff('securityAdmin')
    .input(z.object({ personId: z.uuid(), role: z.enum(ROLES), unit: unitId, branch: z.string().max(30).nullable() }))
    .mutation(async ({ ctx: { app, person }, input: { personId, role, unit, branch } }) => {
      await giveOffice(app, person, personId, { role, unit: unit as UnitId, branch: branch as BranchId | null })
      return ok
    }),

  resetFactors: forStaff('securityAdmin')
    .input(z.object({ personId: z.uuid(), reason: words(200) }))
    .mutation(async ({ ctx: { app, person }, input }) => {
      await resetFactors(app, person, input)
      return ok
    }),

  dismiss: forStaff('securityAdmin')
    .input(z.object({ appointmentId: z.uuid() }))
    .mutation(async ({ ctx: { app, person }, input }) => ({
      left: inUnits(app, await endOffice(app, person, input.appointmentId)),
    })),
})

const inUnits = (app: Pick<App, 'directory'>, sums: readonly { unit: string; n: number }[]) =>
  sums.map(({ unit, n }) => ({ unit: app.directory.unitRef(unit), n }))

const BAD_CODE = problem('code', '2–10 位大写字母或数字，字母开头', '2 to 10 capital letters or digits, a letter first')
const NO_UNIT = problem('unit', '没有这个单位', 'There is no such unit')
