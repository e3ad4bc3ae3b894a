import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { InputError, problem } from '../errors.ts'
import { addPeople } from './add-people.ts'
import { lockUsername } from './find-people.sql.ts'
import { drawFirstPassword } from './first-password.ts'
import { isUsernameTaken } from './people.sql.ts'
import { BAD_USERNAME, isUsername, normaliseUsername, USERNAME_TAKEN } from './username.ts'

export type Ground = Pick<App, 'db' | 'now' | 'newId' | 'random' | 'auth' | 'directory'>

export interface NewColleague {
  readonly username: string
  readonly name: string
  /** A word, not a code: 专任教师, 管理人员 … */
  readonly kind: string
  readonly unit: string | null
}

/** What is shown once: only its hash is stored. */
export interface FirstPassword {
  readonly id: string
  readonly username: string
  readonly password: string
}

/**
 * Writes the person and the account (§3.9: accounts are the system administrator's; offices are not). The password must be changed at
 * the first sign-in. Pressed twice, the second time finds the user name taken.
 * @throws InputError naming the fields that are wrong
 */
export async function addPerson(app: Ground, by: string, given: NewColleague): Promise<FirstPassword> {
  const { name, kind, unit } = given
  const username = normaliseUsername(given.username)
  const problems = isUsername(username) ? [] : [BAD_USERNAME]
  if (unit !== null && !app.directory.unit(unit))
    problems.push(problem('unit', '没有这个单位', 'There is no such unit'))
  if (problems.length > 0) throw new InputError(problems)
  const password = drawFirstPassword(app.random, username)
  const passwordHash = await app.auth.hashPassword(password)
  const id = app.newId()
  const at = app.now()
  await app.db.transaction().execute(async trx => {
    await lockUsername(trx, username)
    if (await isUsernameTaken(trx, username)) throw new InputError([USERNAME_TAKEN])
    await addPeople(trx, [{ id, username, name, kind, unit, skills: [], passwordHash, hasFirstPassword: true }], at)
    const detail = { subject: id, username, name, unit }
    await recordAudit(trx, { at: new Date(at), person: by, actor: by, act: 'addPerson', detail })
  })
  return { id, username, password }
}
