import type { App } from '../../app-context.ts'
import { recordAudit } from '../../audit/record.sql.ts'
import { type CampusProblem, RefusalError } from '../../errors.ts'
import { lockPerson } from '../find-people.sql.ts'
import { endSessionsByWay } from './campus-sessions.sql.ts'
import {
  deleteIdentities,
  identitiesOf,
  insertIdentities,
  lockIdentity,
  ownersOf,
  passwordHashOf,
} from './identities.sql.ts'
import type { Vouched } from './way.ts'

type Ground = Pick<App, 'db' | 'now' | 'newId' | 'campus'>

/** What a person sees as one way in, whatever rows it has: WeChat's mini-program and its web are one. */
export const KINDS = ['oidc', 'cas', 'wechat'] as const
export type Kind = (typeof KINDS)[number]

/** Which of them a provider belongs to: `wechatMini:wx…` is WeChat. */
export const kindOf = (provider: string): Kind | undefined => KINDS.find(kind => provider.startsWith(kind))

/** The kinds by which somebody can come in as things are set now. */
export function kindsOffered({ ways, mini }: App['campus']): readonly Kind[] {
  return KINDS.filter(kind => [...ways.keys(), ...(mini ? ['wechatMini'] : [])].some(way => way.startsWith(kind)))
}

/**
 * Links what a provider vouches for to a person who is signed in and has just confirmed it. Done already, nothing happens. Returns why not:
 * the identity is another person's, or the person has another one there.
 */
export async function linkIdentity(
  app: Ground,
  { person, vouched, address }: { person: string; vouched: Vouched; address: string },
): Promise<CampusProblem | null> {
  const at = new Date(app.now())
  return app.db.transaction().execute(async trx => {
    await lockIdentity(trx, vouched.keys[0])
    const locked = await lockPerson(trx, person)
    if (!locked?.isActive) return 'otherPerson'
    const owners = await ownersOf(trx, vouched.keys)
    if (owners.some(owner => owner.person !== person)) return 'linkedElsewhere'
    const own = vouched.keys[0]
    if (owners.some(({ provider }) => provider === own.provider)) return null
    if ((await identitiesOf(trx, person)).some(({ provider }) => provider === own.provider)) return 'hasOne'
    const providers = await insertIdentities(trx, { person, keys: vouched.keys, at, newId: app.newId })
    const detail = { providers, how: 'byHand', address }
    await recordAudit(trx, { at, person, actor: person, act: 'linkIdentity', detail })
    return null
  })
}

/**
 * Takes one way in from a person, and ends the sessions that were opened by it.
 * @throws RefusalError notFound where it is not linked; lastWayIn where no other would be left
 */
export async function unlinkIdentity(
  app: Ground,
  { person, kind, address }: { person: string; kind: Kind; address: string },
): Promise<void> {
  const at = new Date(app.now())
  const offered = kindsOffered(app.campus)
  await app.db.transaction().execute(async trx => {
    await lockPerson(trx, person)
    const providers = (await identitiesOf(trx, person)).map(({ provider }) => provider)
    const gone = providers.filter(provider => kindOf(provider) === kind)
    if (gone.length === 0) throw new RefusalError({ reason: 'notFound' })
    const left = providers.map(kindOf).filter(other => other !== undefined && other !== kind && offered.includes(other))
    if (left.length === 0 && (await passwordHashOf(trx, person)) === null)
      throw new RefusalError({ reason: 'lastWayIn' })
    await deleteIdentities(trx, person, gone)
    await endSessionsByWay(trx, person, WAYS_OF[kind])
    const detail = { providers: gone, address }
    await recordAudit(trx, { at, person, actor: person, act: 'unlinkIdentity', detail })
  })
}

const WAYS_OF: Readonly<Record<Kind, readonly string[]>> = {
  oidc: ['oidc'],
  cas: ['cas'],
  wechat: ['wechatWeb', 'wechatMini'],
}
