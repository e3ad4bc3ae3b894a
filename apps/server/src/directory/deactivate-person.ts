import type { Role } from '@zuoyeben/lifecycle'
import { recordAudit } from '../audit/record.sql.ts'
import { countLeft } from '../cases/left-work.sql.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import type { Ground } from './add-person.ts'
import { announceDirectory, lockSeats } from './appointments.sql.ts'
import { deactivate, lockPerson } from './find-people.sql.ts'
import { endSeatsOf } from './seats.sql.ts'
import { isAdministrator } from './separation-of-duties.ts'
import { endSessionsOf } from './sessions.sql.ts'

/**
 * Somebody left: the account, its sessions and every appointment end in one moment. Done already, nothing happens. Returns how much open
 * work is left in which unit: those units are told of it (notices/tell-of-left-work.job.ts) and hand it over; the administrator learns no
 * more of it than the numbers.
 * @throws InputError for oneself, and for a system, security or audit administrator while in office: one of the three must not remove another
 */
export async function deactivatePerson(app: Ground, by: string, id: string): Promise<LeftBehind> {
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    const person = await lockPerson(trx, id)
    if (!person) throw new RefusalError({ reason: 'notFound' })
    if (!person.isActive) return
    if (id === by) throw new InputError([ONESELF])
    const roles = (await lockSeats(trx, [id], at)).map(seat => seat.role as Role)
    if (roles.some(isAdministrator)) throw new InputError([ADMINISTRATOR])
    await endSeatsOf(trx, id, at)
    await deactivate(trx, id)
    await endSessionsOf(trx, id)
    const detail = { subject: id, username: person.username, name: person.name, roles }
    await recordAudit(trx, { at, person: by, actor: by, act: 'deactivatePerson', detail })
    await announceDirectory(trx)
  })
  await app.directory.refresh(app.db, new Date(app.now()))
  return countLeft(app.db, id, at)
}

/** Open matters without anybody, by unit. */
export type LeftBehind = { unit: string; n: number }[]

const ONESELF = problem('personId', '不能停用自己的账号', 'You cannot deactivate yourself')
const ADMINISTRATOR = problem(
  'personId',
  '三员分立：须先由安全管理员免去其管理员岗位',
  'Separation of duties: the security administrator has to end this administrator’s role first',
)
