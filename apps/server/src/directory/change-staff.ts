import type { Appointment } from '@zuoyeben/lifecycle'
import { recordAudit } from '../audit/record.sql.ts'
import { countLeft } from '../cases/left-work.sql.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import type { Ground } from './add-person.ts'
import { appoint, dismiss } from './appoint.ts'
import type { LeftBehind } from './deactivate-person.ts'
import { lockPerson } from './find-people.sql.ts'
import { rolesOf } from './roles-of-unit.ts'
import { holdsSeat, lockSeat } from './seats.sql.ts'

/**
 * Gives a person an office from now on (C2-03, C2-04). The same office twice is one.
 * @throws InputError where the person left, the role does not belong in the unit, a branch is missing or strange, or 三员分立 would break
 */
export async function giveOffice(app: Ground, by: string, person: string, office: Appointment): Promise<void> {
  const unit = app.directory.unit(office.unit)
  if (unit && !rolesOf(unit).includes(office.role)) throw new InputError([NOT_HERE])
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    const found = await lockPerson(trx, person)
    if (!found) throw new RefusalError({ reason: 'notFound' })
    if (!found.isActive) throw new InputError([LEFT])
    if (await holdsSeat(trx, { person, ...office }, at)) return
    await appoint(trx, app, [{ person, ...office, from: at.getTime() }])
    const detail = { subject: person, username: found.username, name: found.name, ...office }
    await recordAudit(trx, { at, person: by, actor: by, act: 'appoint', detail })
  })
  await app.directory.refresh(app.db, new Date(app.now()))
}

/**
 * Ends an office now; the person is signed out everywhere. Over already, nothing happens. Returns how much open work of the person is left
 * in that unit: none, while they still handle cases there.
 * @throws InputError for an office of one's own: nobody would be left to give it
 */
export async function endOffice(app: Ground, by: string, appointment: string): Promise<LeftBehind> {
  const at = new Date(app.now())
  const ended = await app.db.transaction().execute(async trx => {
    const seat = await lockSeat(trx, appointment, at)
    if (!seat) throw new RefusalError({ reason: 'notFound' })
    if (seat.isOver) return seat
    if (seat.person === by) throw new InputError([ONES_OWN])
    await dismiss(trx, app, appointment)
    const { person: subject, role, unit, branch } = seat
    const detail = { subject, role, unit, branch }
    await recordAudit(trx, { at, person: by, actor: by, act: 'dismiss', detail })
    return seat
  })
  await app.directory.refresh(app.db, new Date(app.now()))
  return (await countLeft(app.db, ended.person, at)).filter(({ unit }) => unit === ended.unit)
}

const NOT_HERE = problem('role', '这个单位不设此岗位', 'This unit has no such role')
const LEFT = problem('personId', '此人的账号已停用', 'This account has been deactivated')
const ONES_OWN = problem('appointmentId', '不能免去自己的岗位', 'You cannot end your own role')
