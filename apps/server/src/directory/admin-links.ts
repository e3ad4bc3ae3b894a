import { createHash } from 'node:crypto'
import type { Role, UnitId } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { InputError, problem } from '../errors.ts'
import { addPeople } from './add-people.ts'
import { isLinkGood, offerLink, useLink } from './admin-links.sql.ts'
import { appoint } from './appoint.ts'
import { isEasilyGuessed, TOO_EASY } from './common-passwords.ts'
import { passwordProblems } from './password-rule.ts'
import { isUsernameTaken } from './people.sql.ts'
import { SCHOOL_GROUP } from './read.ts'
import { ADMIN_ROLES } from './session-limits.ts'
import { BAD_USERNAME, isUsername, normaliseUsername, USERNAME_TAKEN } from './username.ts'

const DAYS = 7

export interface AdminLink {
  readonly role: (typeof ADMIN_ROLES)[number]
  /** 256 bits; `/sign-in?first=TOKEN`. Only its fingerprint is stored, so it is shown once. */
  readonly token: string
}

/** One link for each administrator there is none of, unless an earlier one is still good for up to seven days. */
export async function offerAdminLinks(app: Pick<App, 'db' | 'now' | 'random'>): Promise<AdminLink[]> {
  const now = new Date(app.now())
  const until = new Date(now.getTime() + DAYS * 86_400_000)
  const links: AdminLink[] = []
  for (const role of ADMIN_ROLES) {
    const token = app.random(32).toString('base64url')
    if (await offerLink(app.db, { role, hash: fingerprint(token), now, until })) links.push({ role, token })
  }
  return links
}

export interface FirstAdmin {
  readonly token: string
  readonly username: string
  readonly name: string
  readonly password: string
}

/**
 * Makes the person, the account and the one appointment of a link, and uses it up: all or nothing.
 * @throws InputError naming the fields that are wrong, `token` for a link that is used up, has run out or never was
 */
export async function claimAdmin(app: Pick<App, 'db' | 'now' | 'newId' | 'auth'>, given: FirstAdmin): Promise<void> {
  const hash = fingerprint(given.token)
  if (!(await isLinkGood(app.db, hash, new Date(app.now())))) throw new InputError([USED_UP])
  const username = normaliseUsername(given.username)
  const problems = [...(isUsername(username) ? [] : [BAD_USERNAME]), ...passwordProblems(given.password, username)]
  if (problems.length > 0) throw new InputError(problems)
  if (await isEasilyGuessed(given.password, [username, given.name]))
    throw new InputError([{ field: 'password', message: TOO_EASY }])
  const passwordHash = await app.auth.hashPassword(given.password)
  const id = app.newId()
  const at = app.now()
  await app.db.transaction().execute(async trx => {
    if (await isUsernameTaken(trx, username)) throw new InputError([USERNAME_TAKEN])
    await addPeople(
      trx,
      [{ id, username, name: given.name, kind: '管理人员', unit: SCHOOL_GROUP, skills: [], passwordHash }],
      at,
    )
    const role = await useLink(trx, hash, id, new Date(at))
    if (role === undefined) throw new InputError([USED_UP])
    await appoint(trx, app, [{ person: id, role: role as Role, unit: SCHOOL_GROUP as UnitId, branch: null }])
    await recordAudit(trx, { at: new Date(at), person: id, actor: id, act: 'claimAdmin', detail: { role } })
  })
}

const fingerprint = (token: string): string => createHash('sha256').update(token).digest('base64url')

const USED_UP = problem('token', '链接已使用、已过期或不正确', 'This link was used, has run out or is wrong')
