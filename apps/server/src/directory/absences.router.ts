import { dateOf } from '@zuoyeben/worktime'
import { z } from 'zod'
import { unitsWhere } from '../access/viewer.ts'
import { forStaff, router } from '../trpc.ts'
import { readAbsences, readStaffOf } from './absences.sql.ts'
import { declareAbsence, deputiesFor, endAbsence, leads, mayDeclare, WORKING } from './declare-absence.ts'

const forUnits = forStaff('officer', 'deputy', 'reviewer', 'branchSecretary', 'member')
const words = z.string().trim().max(200)

export const absencesRouter = router({
  /** Absences in one's own units that are not over, and who may be named in a new one. A reason is for the person and the lead alone. */
  absences: forUnits.query(async ({ ctx: { app, viewer, person } }) => {
    const me = { ...viewer, person }
    const own = unitsWhere(viewer, WORKING)
    const seats = await readStaffOf(app.db, own, WORKING, new Date(app.now()))
    const today = dateOf(app.now())
    const rows = (await readAbsences(app.db, today)).filter(({ unit }) => own.includes(unit))
    return {
      today,
      rows: rows.map(({ id, unit, personName, deputyName, from, to, reason, ...of }) => ({
        id,
        unit: app.directory.unitRef(unit),
        person: { id: of.person, name: personName },
        deputy: { id: of.deputy, name: deputyName },
        from,
        to,
        isOn: from <= today,
        reason: mayDeclare(me, unit, of.person) ? reason : null,
        mayEnd: mayDeclare(me, unit, of.person),
      })),
      units: own.map(unit => {
        const staff = seats.filter(seat => seat.unit === unit)
        const people = new Map(staff.map(seat => [seat.person, seat.name]))
        const mine = leads(viewer).includes(unit) ? [...people.keys()] : [person]
        return {
          unit: app.directory.unitRef(unit),
          people: mine.map(id => ({
            id,
            name: people.get(id) ?? '—',
            isMe: id === person,
            deputies: deputiesFor(staff, id).map(seat => ({ id: seat.person, name: seat.name })),
          })),
        }
      }),
    }
  }),
  declareAbsence: forUnits
    .input(
      z.object({
        unit: z.string().max(20),
        absent: z.uuid(),
        stand: z.uuid(),
        from: z.iso.date(),
        to: z.iso.date(),
        reason: words.nullable(),
      }),
    )
    .mutation(({ ctx: { app, viewer, person }, input }) => declareAbsence(app, { ...viewer, person }, input)),
  endAbsence: forUnits
    .input(z.object({ absence: z.uuid() }))
    .mutation(async ({ ctx: { app, viewer, person }, input }) => {
      await endAbsence(app, { ...viewer, person }, input.absence)
      return { ok: true as const }
    }),
})
