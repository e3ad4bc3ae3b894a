import { createHmac, timingSafeEqual } from 'node:crypto'
import type { App } from '../../app-context.ts'
import { recordAudit } from '../../audit/record.sql.ts'
import type { CampusProblem } from '../../errors.ts'
import { newTrip, TRIP_SECONDS } from './campus.ts'
import { endSessionByToken, noteCampusSession } from './campus-sessions.sql.ts'
import { identitiesOf, spend } from './identities.sql.ts'
import { linkIdentity } from './link-identity.ts'
import { isDown } from './outside.ts'
import { signInWith } from './sign-in-with.ts'
import { NotVouched, type Trip, type Vouched, type WayName } from './way.ts'

type Ground = Pick<App, 'db' | 'now' | 'newId' | 'log' | 'auth' | 'campus'>

/** How long a confirmation lasts. */
export const CONFIRMED_MILLISECONDS = 5 * 60_000

/** Sends a browser off: the address to go to and the cookie with which it comes back. @throws NotVouched when the provider is down */
export async function setOut(
  app: Ground,
  given: Pick<Trip, 'way' | 'purpose' | 'next' | 'session'>,
): Promise<{ url: string; cookie: string }> {
  const way = app.campus.ways.get(given.way)
  if (!way) throw new NotVouched('notOffered', given.way)
  const trip = newTrip(given)
  const url = await told(app, given.way, () => way.begin(trip))
  return { url, cookie: app.campus.tripCookie.write(app.campus.trips.seal(trip, app.now() + TRIP_SECONDS * 1000)) }
}

/** What a browser says beside what it brings back. */
export interface From {
  readonly cookie: string | undefined
  readonly address: string
  readonly userAgent?: string | undefined
}

export interface Arrived {
  readonly trip: Trip | null
  readonly problem: CampusProblem | null
  /** `Set-Cookie` of a session that was opened. */
  readonly session: string | null
  /** Sealed proof for the page that asked to confirm. */
  readonly confirmation: string | null
}

/**
 * A browser is back. It must bring the state of the journey that it set out on (else somebody else's sign-in could be put into it), once;
 * and linking or confirming ends in the session in which it began.
 */
export async function comeBack(app: Ground, at: From & { way: WayName; query: URLSearchParams }): Promise<Arrived> {
  const trip = app.campus.trips.open(app.campus.tripCookie.read(at.cookie), app.now())
  const nothing = { trip, problem: null, session: null, confirmation: null }
  try {
    if (trip?.way !== at.way || !isSame(at.query.get('state'), trip.state)) throw new NotVouched('startAgain', 'state')
    const used = [trip.state, at.query.get('code') ?? at.query.get('ticket')].filter(each => each !== null)
    await spendOnce(app, at.way, used)
    const vouched = await told(app, at.way, async () => ways(app, at.way).finish(at.query, trip))
    if (trip.purpose === 'signIn') return { ...nothing, session: await open(app, at, vouched) }
    const { person, session } = await app.auth.viewerOf(at.cookie)
    if (person === null || session === undefined || session !== trip.session)
      throw new NotVouched('otherPerson', 'another session')
    if (trip.purpose === 'confirm')
      return { ...nothing, confirmation: await confirm(app, { person, session }, vouched) }
    return { ...nothing, problem: await linkIdentity(app, { person, vouched, address: at.address }) }
  } catch (error) {
    if (!(error instanceof NotVouched)) throw error
    await noteFailure(app, at, error.problem)
    return { ...nothing, problem: error.problem }
  }
}

/** Who was vouched for comes in: a new session, and whatever session the browser had before is over. */
export async function open(app: Ground, at: From & { way: string }, vouched: Vouched): Promise<string> {
  const entered = await signInWith(app, vouched, at)
  if ('refused' in entered) throw new NotVouched(entered.refused, 'not let in')
  const { person } = entered
  const detail = { address: at.address, way: at.way }
  await recordAudit(app.db, { at: new Date(app.now()), person, actor: person, act: 'signIn', detail })
  const before = app.auth.tokenOf(at.cookie)
  if (before !== null) await endSessionByToken(app.db, before)
  const session = await app.auth.openSession(person, at.address, { userAgent: at.userAgent })
  const token = app.auth.tokenOf(session)
  const ticketHash = vouched.ticket === undefined ? null : fingerprint(app, 'cas', vouched.ticket)
  if (token !== null) await noteCampusSession(app.db, { token, way: at.way, ticketHash })
  return session
}

/** The same identity, proved a moment ago. */
async function confirm(
  app: Ground,
  { person, session }: { person: string; session: string },
  { keys: [own] }: Vouched,
): Promise<string> {
  const linked = await identitiesOf(app.db, person)
  if (!linked.some(({ provider, subject }) => provider === own.provider && subject === own.subject))
    throw new NotVouched('otherPerson', 'confirmed as somebody else')
  return app.campus.confirmations.seal({ session }, app.now() + CONFIRMED_MILLISECONDS)
}

/** What a provider gives out once is taken once, whatever the provider thinks of it. */
export async function spendOnce(app: Ground, way: string, used: readonly string[]): Promise<void> {
  const now = app.now()
  const hashes = used.map(each => fingerprint(app, way, each))
  const until = new Date(now + 24 * 3600_000)
  if (!(await spend(app.db, hashes, new Date(now), until))) throw new NotVouched('startAgain', 'used before')
}

export const fingerprint = ({ campus }: Pick<App, 'campus'>, purpose: string, token: string): string =>
  createHmac('sha256', campus.fingerprintKey).update(`${purpose}:${token}`).digest('base64url')

/** Asks the provider; whatever goes wrong there becomes one of our own words, and a line for the operator without anything secret in it. */
export async function told<T>(app: Pick<App, 'log'>, way: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const problem = error instanceof NotVouched ? error.problem : isDown(error) ? 'providerDown' : 'notAccepted'
    app.log.warn({ way, problem, why: reasonOf(error) }, 'campus sign-in')
    throw new NotVouched(problem, 'provider')
  }
}

/** The messages and codes down the chain of causes; never a cause that is data of the answer. */
function reasonOf(error: unknown): string {
  const said: string[] = []
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    said.push([cause.message, (cause as { code?: unknown }).code].filter(each => typeof each === 'string').join(' '))
  return said.join(' < ').slice(0, 300)
}

/** The line of the audit log about a try that failed (GB/T 22239 安全审计). */
export async function noteFailure(
  app: Pick<App, 'db' | 'now'>,
  { way, address }: { way: string; address: string },
  problem: CampusProblem,
): Promise<void> {
  const detail = { way, address, problem }
  await recordAudit(app.db, { at: new Date(app.now()), person: null, actor: 'unknown', act: 'signInFailed', detail })
}

function ways({ campus }: Ground, name: WayName) {
  const way = campus.ways.get(name)
  if (!way) throw new NotVouched('notOffered', name)
  return way
}

function isSame(given: string | null, right: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}
