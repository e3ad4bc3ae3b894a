import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { InputError, problem } from '../errors.ts'
import type { Signing } from '../trpc.ts'
import { keepChallenge, takeChallenge } from './challenges.sql.ts'
import { countedProof } from './counted-proof.ts'
import { added, type FactorGround, mayEnrol, type Raised } from './factors.ts'
import { lockPerson } from './find-people.sql.ts'
import { FINISH_MINUTES, requireFreshProof } from './fresh-proof.ts'
import { usernameOf } from './people.sql.ts'
import { insertPasskey, readPasskeys, usePasskey } from './second-factors.sql.ts'

const MINUTES = 5
/** EdDSA, ES256, RS256 (COSE): what every maker of authenticators has. */
const ALGORITHMS = [-8, -7, -257]

/** A passkey is bound to the site: its name without the port (WebAuthn §5.1.3, RP ID). */
const siteOf = (origin: string): string => new URL(origin).hostname

/** Extensions are not used: what a browser says about them would be believed by nobody. */
async function asked<T extends { challenge: string; extensions?: unknown }>(
  app: FactorGround,
  who: Signing,
  { extensions: _, ...options }: T,
): Promise<Omit<T, 'extensions'>> {
  const now = new Date(app.now())
  const until = new Date(now.getTime() + MINUTES * 60_000)
  await keepChallenge(app.db, { id: app.newId(), session: who.session, challenge: options.challenge, now, until })
  return options
}

/** What the browser makes a new passkey from; good once, within five minutes. */
export async function beginPasskey(app: FactorGround, who: Signing, origin: string) {
  mayEnrol(who)
  await requireFreshProof(app, who)
  const [username, keys] = [await usernameOf(app.db, who.person), await readPasskeys(app.db, who.person)]
  const options = await generateRegistrationOptions({
    rpName: '作业本 Zuoyeben',
    rpID: siteOf(origin),
    userName: username ?? who.name,
    userDisplayName: who.name,
    userID: new TextEncoder().encode(who.person),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: keys.map(key => ({ id: key.credentialId, transports: key.transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  return asked(app, who, options)
}

/** @throws InputError when the answer does not belong to the question that was asked last, or to this site */
export async function confirmPasskey(
  app: FactorGround,
  who: Signing,
  origin: string,
  { answer, name }: { answer: RegistrationResponseJSON; name: string },
): Promise<Raised> {
  mayEnrol(who)
  await requireFreshProof(app, who, FINISH_MINUTES)
  const at = new Date(app.now())
  const expectedChallenge = await takeChallenge(app.db, who.session, at)
  if (expectedChallenge === undefined) throw new InputError([NOT_TAKEN])
  const verified = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: siteOf(origin),
    supportedAlgorithmIDs: ALGORITHMS,
    requireUserVerification: false,
  }).catch(() => ({ verified: false as const }))
  if (!verified.verified) throw new InputError([NOT_TAKEN])
  const { credential } = verified.registrationInfo
  return app.db.transaction().execute(async trx => {
    await lockPerson(trx, who.person)
    await insertPasskey(trx, {
      id: app.newId(),
      person: who.person,
      name,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      at,
    })
    return added(app, trx, who, 'passkey')
  })
}

/** What the browser asks a passkey of this person to sign. */
export async function askPasskey(app: FactorGround, who: Signing, origin: string) {
  const keys = await readPasskeys(app.db, who.person)
  const options = await generateAuthenticationOptions({
    rpID: siteOf(origin),
    userVerification: 'preferred',
    allowCredentials: keys.map(key => ({ id: key.credentialId, transports: key.transports })),
  })
  return asked(app, who, options)
}

/** The second step of signing in, by passkey. @throws InputError when it is not one of this person's, RefusalError when there were too many */
export async function proveByPasskey(
  app: FactorGround,
  who: Signing,
  { origin, address }: { origin: string; address: string },
  answer: AuthenticationResponseJSON,
): Promise<string> {
  const at = new Date(app.now())
  const { person, session } = who
  const isRight = await countedProof(app, { person, address, by: 'passkey' }, async () => {
    const expectedChallenge = await takeChallenge(app.db, session, at)
    const key = (await readPasskeys(app.db, person)).find(({ credentialId }) => credentialId === answer.id)
    if (expectedChallenge === undefined || !key) return false
    const verified = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: siteOf(origin),
      credential: {
        id: key.credentialId,
        publicKey: new Uint8Array(key.publicKey),
        counter: key.counter,
        transports: key.transports,
      },
      requireUserVerification: false,
    }).catch(() => null)
    if (!verified?.verified) return false
    await usePasskey(app.db, key.id, verified.authenticationInfo.newCounter, at)
    return true
  })
  if (!isRight) throw new InputError([NOT_TAKEN])
  return app.auth.raiseSession(app.db, session, 'passkey')
}

const NOT_TAKEN = problem(
  'passkey',
  '没有验证成功，请再试一次，或换一种方式',
  'That was not verified. Please try again, or take another way',
)
