import { dateOf } from '@zuoyeben/worktime'
import { HANDLERS, UNIT_READERS, unitsWhere, type Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { RefusalError } from '../errors.ts'
import {
  type Absence,
  announceAbsences,
  insertAbsence,
  lockAbsences,
  putEnd,
  readAbsences,
  readStaffOf,
  type StaffSeat,
} from './absences.sql.ts'

/**
 * Absence (C2-04, AB角): somebody says from when to when they are away and who stands in, or the lead of the unit says it for them. While it
 * holds, what they are told goes to the deputy too and what they have in hand lies on a desk of the deputy's. It gives no sight of any case:
 * who may stand in holds an office that sees the same.
 */
export const WORKING = [...UNIT_READERS, ...HANDLERS]
type Me = Viewer & { readonly person: string }

export const leads = (me: Viewer): string[] => unitsWhere(me, UNIT_READERS)

/** For whom of a unit somebody may speak here: the lead for all, everybody else for themselves. */
export const mayDeclare = (me: Me, unit: string, person: string): boolean =>
  leads(me).includes(unit) || (person === me.person && unitsWhere(me, WORKING).includes(unit))

/** Who could stand in: another lead of the unit for anybody; for a handler also one of the same branch. */
export function deputiesFor(seats: readonly StaffSeat[], person: string): StaffSeat[] {
  const own = seats.filter(seat => seat.person === person)
  const isLead = (seat: StaffSeat) => UNIT_READERS.includes(seat.role)
  const branches = own.some(isLead) ? [] : own.flatMap(seat => seat.branch ?? [])
  const fit = seats.filter(
    seat => seat.person !== person && (isLead(seat) || (seat.branch !== null && branches.includes(seat.branch))),
  )
  return [...new Map(fit.map(seat => [seat.person, seat])).values()]
}

export interface NewAbsence {
  readonly unit: string
  readonly absent: string
  readonly stand: string
  readonly from: string
  readonly to: string
  readonly reason: string | null
}

/** @throws RefusalError `notAllowed`, `inThePast`, `doesNotFit` for days in the wrong order, `cannotStandIn`, `awayAlready` */
export async function declareAbsence(app: App, me: Me, given: NewAbsence): Promise<{ id: string }> {
  const { unit, absent, stand, from, to, reason } = given
  if (!mayDeclare(me, unit, absent)) throw new RefusalError({ reason: 'notAllowed' })
  const now = new Date(app.now())
  const today = dateOf(app.now())
  if (to < today) throw new RefusalError({ reason: 'inThePast', field: 'to' })
  if (to < from) throw new RefusalError({ reason: 'doesNotFit', field: 'to', because: 'from' })
  const id = app.newId()
  await app.db.transaction().execute(async trx => {
    const seats = await readStaffOf(trx, [unit], WORKING, now)
    if (!seats.some(seat => seat.person === absent)) throw new RefusalError({ reason: 'notAllowed' })
    if (!deputiesFor(seats, absent).some(seat => seat.person === stand))
      throw new RefusalError({ reason: 'cannotStandIn' })
    const standing = await lockAbsences(trx, [absent, stand], today)
    const meets = (each: Absence) => each.from <= to && from <= each.to
    if (standing.some(each => each.person === absent && each.unit === unit && meets(each)))
      throw new RefusalError({ reason: 'awayAlready' })
    if (standing.some(each => each.person === stand && meets(each))) throw new RefusalError({ reason: 'cannotStandIn' })
    await insertAbsence(trx, { id, person: absent, unit, deputy: stand, from, to, reason, by: me.person, at: now })
    const detail = { subject: absent, deputy: stand, unit, from, to }
    await recordAudit(trx, { at: now, person: me.person, actor: me.person, act: 'declareAbsence', detail })
    await announceAbsences(trx)
  })
  await app.directory.refresh(app.db, now)
  return { id }
}

/** Ends it now, or takes it back before it begins. @throws RefusalError `notFound` where there is none that this person may end */
export async function endAbsence(app: App, me: Me, id: string): Promise<void> {
  const now = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    const found = (await readAbsences(trx, dateOf(app.now()))).find(each => each.id === id)
    if (!found || !mayDeclare(me, found.unit, found.person)) throw new RefusalError({ reason: 'notFound' })
    await putEnd(trx, id, now)
    const detail = { subject: found.person, unit: found.unit }
    await recordAudit(trx, { at: now, person: me.person, actor: me.person, act: 'endAbsence', detail })
    await announceAbsences(trx)
  })
  await app.directory.refresh(app.db, now)
}
