import type { App } from '../../app-context.ts'
import { recordAudit } from '../../audit/record.sql.ts'
import type { Trx } from '../../db/database.ts'
import type { CampusProblem } from '../../errors.ts'
import { addPeople } from '../add-people.ts'
import { lockUsername } from '../find-people.sql.ts'
import { isUsername, normaliseUsername } from '../username.ts'
import { identitiesOf, insertIdentities, lockIdentity, ownersOf, personByUsername } from './identities.sql.ts'
import type { Vouched } from './way.ts'

export type Entered = { readonly person: string } | { readonly refused: CampusProblem; readonly person: string | null }
type Ground = Pick<App, 'db' | 'now' | 'newId' | 'campus'>

const KINDS = { student: '学生', staff: '教职工' } as const

/**
 * Who it is that a provider vouches for: the person the identity is linked to; at the first sign-in the person of that campus number; else,
 * where the setting allows it, a new person without any appointment. Somebody who left and somebody unknown are refused alike, and a campus
 * number whose person has another identity at the provider already is nobody's: numbers are given out again, identities are not.
 */
export async function signInWith(app: Ground, vouched: Vouched, from: { address: string }): Promise<Entered> {
  const at = new Date(app.now())
  return app.db.transaction().execute(async trx => {
    await lockIdentity(trx, vouched.keys[0])
    const owners = await ownersOf(trx, vouched.keys)
    const [owner] = owners
    if (!owner) return firstSignIn(app, trx, vouched, { at, ...from })
    // Two people under what a provider calls one: neither is let in by it.
    if (owners.some(({ person }) => person !== owner.person)) return { refused: 'notKnown', person: null }
    if (!owner.isActive) return { refused: 'notKnown', person: owner.person }
    await link(app, trx, { person: owner.person, vouched, at, how: 'sameProvider', ...from })
    return { person: owner.person }
  })
}

interface Moment {
  readonly at: Date
  readonly address: string
}

async function firstSignIn(app: Ground, trx: Trx, vouched: Vouched, moment: Moment): Promise<Entered> {
  if (vouched.username === null) return { refused: 'notBound', person: null }
  const username = normaliseUsername(vouched.username)
  if (!isUsername(username)) return { refused: 'notKnown', person: null }
  await lockUsername(trx, username)
  const known = await personByUsername(trx, username)
  if (known) {
    if (!known.isActive) return { refused: 'notKnown', person: known.id }
    const taken = (await identitiesOf(trx, known.id)).some(({ provider }) => provider === vouched.keys[0].provider)
    if (taken) return { refused: 'notKnown', person: known.id }
    await link(app, trx, { person: known.id, vouched, how: 'firstSignIn', ...moment })
    return { person: known.id }
  }
  if (app.campus.newPeople === 'refuse') return { refused: 'notKnown', person: null }
  const id = app.newId()
  const kind = KINDS[vouched.isStaff ? 'staff' : app.campus.newPeople]
  const name = nameFrom(vouched.name) ?? username
  const person = { id, username, name, kind, unit: null, skills: [], passwordHash: null }
  await addPeople(trx, [person], moment.at.getTime())
  const detail = { subject: id, username, name, unit: null, by: vouched.keys[0].provider }
  await recordAudit(trx, { at: moment.at, person: id, actor: 'system', act: 'addPerson', detail })
  await link(app, trx, { person: id, vouched, how: 'firstSignIn', ...moment })
  return { person: id }
}

async function link(
  { newId }: Ground,
  trx: Trx,
  { person, vouched, at, address, how }: Moment & { person: string; vouched: Vouched; how: string },
): Promise<void> {
  const providers = await insertIdentities(trx, { person, keys: vouched.keys, at, newId })
  if (providers.length === 0) return
  await recordAudit(trx, { at, person, actor: person, act: 'linkIdentity', detail: { providers, how, address } })
}

/** A name as a provider writes it, fit to be kept: no control characters, sixty signs at most. */
function nameFrom(given: string | null): string | null {
  const name = (given ?? '').normalize('NFC').toWellFormed().replace(/\p{C}/gu, '').trim().slice(0, 60)
  return name === '' ? null : name
}
