import { hashPassword } from 'better-auth/crypto'
import type { Logger } from 'pino'
import { NOBODY, type Viewer } from '../access/viewer.ts'
import { recordAudit } from '../audit/record.sql.ts'
import type { Config } from '../config.ts'
import type { Database, Reader } from '../db/database.ts'
import { answerAuth } from './answer-auth.ts'
import { isLoopback } from './at-this-machine.ts'
import { libraryFor } from './better-auth.ts'
import { knownBrowsers } from './known-browser.ts'
import { type SecretBox, secretBox } from './secret-box.ts'
import { cookieSecret, sessionCookie } from './session-cookie.ts'
import { SESSION_SECONDS } from './session-limits.ts'
import { type Factor, insertSession, raiseSession } from './sessions.sql.ts'
import { type Came, viewerOf } from './viewer-of.ts'

/** Who somebody is: signing in and out, and the session a request comes with. */
export interface Auth {
  /** Answers `/api/auth/*` for a caller whose real address is given, and whether that is this very machine. */
  answer(request: Request, address: string, isHere?: boolean): Promise<Response>
  /** Who sends this `Cookie` header: the person and the appointments in force now, or nobody. */
  viewerOf(cookie: string | undefined, came?: Came): Promise<Viewer>
  /** A salted hash that the sign-in takes; the same password twice gives two. */
  hashPassword(password: string): Promise<string>
  /** Opens a session without a password and returns the value of its `Set-Cookie` header; without a factor, that is still to be proved. */
  openSession(person: string, address: string, more?: OpenWith): Promise<string>
  /** The second factor was shown: the session goes on under a new token, whose `Set-Cookie` header this returns. */
  raiseSession(db: Reader, session: string, factor: Factor): Promise<string>
  /** The configured address of the site; null: whatever host was asked. */
  readonly origin: string | null
  /** Seals the secrets of second factors. */
  readonly box: SecretBox
  /** The token in a `Cookie` or `Set-Cookie` header whose signature is ours, or null. */
  tokenOf(header: string | undefined): string | null
  /** Embedded database, loopback alone, demo: nothing else lets anybody in without a password. */
  readonly mayEnterAsDemo: boolean
}

export interface OpenWith {
  readonly factor?: Factor
  readonly userAgent?: string | undefined
}

export interface AuthSetting {
  readonly db: Database
  readonly now: () => number
  readonly newId: () => string
  readonly random: (bytes: number) => Buffer
  readonly log: Logger
  readonly config: Pick<Config, 'masterKey' | 'address' | 'host' | 'port' | 'isDemo' | 'databaseUrl'>
}

export function makeAuth({ db, now, newId, random, log, config }: AuthSetting): Auth {
  const secret = cookieSecret(config.masterKey)
  const origin = originOf(config)
  const library = libraryFor({ db, newId, log, secret, origin })
  const isSecure = origin.startsWith('https://')
  const cookie = sessionCookie(`${isSecure ? '__Secure-' : ''}zuoyeben.session_token`, secret, isSecure)
  const known = knownBrowsers(config.masterKey, isSecure)
  const isForOthers = config.address !== undefined && !isLoopback(new URL(config.address).hostname)
  const mayEnterAsDemo = config.isDemo && config.databaseUrl === undefined && isLoopback(config.host) && !isForOthers
  const seat = { db, now, isDemo: mayEnterAsDemo }
  const newToken = () => random(32).toString('base64url')
  return {
    answer: async (request, address, isHere = false) => {
      const isLeaving = new URL(request.url).pathname.endsWith('/sign-out')
      // Afterwards nobody knows whose session it was.
      const { person } = isLeaving ? await viewerOf(seat, cookie, request.headers.get('cookie') ?? undefined) : NOBODY
      const ground = { ...seat, newId, library, cookie, known, origin: config.address ? origin : null }
      const answer = await answerAuth(ground, { request, address, isHere })
      if (person !== null && answer.ok)
        await recordAudit(db, { at: new Date(now()), person, actor: person, act: 'signOut', detail: { address } })
      return answer
    },
    viewerOf: (header, came) => viewerOf(seat, cookie, header, came),
    hashPassword,
    openSession: async (person, address, { factor, userAgent } = {}) => {
      const token = newToken()
      const at = new Date(now())
      const expiresAt = new Date(at.getTime() + SESSION_SECONDS * 1000)
      const session = { id: newId(), person, token, address, at, expiresAt }
      await insertSession(db, { ...session, userAgent: userAgent ?? null, factor: factor ?? null })
      return cookie.write(token, SESSION_SECONDS)
    },
    tokenOf: cookie.read,
    raiseSession: async (trx, session, factor) => {
      const token = newToken()
      await raiseSession(trx, { session, token, factor, at: new Date(now()) })
      return cookie.write(token, SESSION_SECONDS)
    },
    origin: config.address ? origin : null,
    box: secretBox(config.masterKey),
    mayEnterAsDemo,
  }
}

/** The address people use: as it is set, else made from host and port. */
export function originOf(config: Pick<Config, 'address' | 'host' | 'port'>): string {
  return config.address ? new URL(config.address).origin : `http://${hostOf(config)}`
}

function hostOf({ host, port }: { host: string; port: number }): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}
