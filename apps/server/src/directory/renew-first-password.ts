import { recordAudit } from '../audit/record.sql.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import type { FirstPassword, Ground } from './add-person.ts'
import { lockSeats } from './appointments.sql.ts'
import { lockPerson } from './find-people.sql.ts'
import { putFirstPassword } from './first-password.sql.ts'
import { drawFirstPassword } from './first-password.ts'
import { usernameOf } from './people.sql.ts'
import { endSessionsOf } from './sessions.sql.ts'

/**
 * A new first password where the last one got lost, was forgotten, or the person has come back; the old one and all sessions end.
 * @throws InputError where the person holds an office and has a password of their own: whoever replaced it could act as that person, so
 * the security administrator has to end the office first (三员分立)
 */
export async function renewFirstPassword(app: Ground, by: string, id: string): Promise<FirstPassword> {
  const username = await usernameOf(app.db, id)
  if (username === undefined) throw new RefusalError({ reason: 'notFound' })
  const password = drawFirstPassword(app.random, username)
  const passwordHash = await app.auth.hashPassword(password)
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    const person = await lockPerson(trx, id)
    const seats = await lockSeats(trx, [id], at)
    if (!person?.hasFirstPassword && seats.length > 0) throw new InputError([IN_OFFICE])
    await putFirstPassword(trx, app.newId(), id, passwordHash, at)
    await endSessionsOf(trx, id)
    const detail = { subject: id, username, wasActive: person?.isActive }
    await recordAudit(trx, { at, person: by, actor: by, act: 'renewFirstPassword', detail })
  })
  return { id, username, password }
}

const IN_OFFICE = problem(
  'personId',
  '此人在岗且已改过密码：须先由安全管理员免去其岗位，才能重设密码',
  'In office, with a password of their own: the security administrator has to end the roles before it can be replaced',
)
