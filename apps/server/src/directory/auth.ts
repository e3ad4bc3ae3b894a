import { hashPassword } from 'better-auth/crypto'
import type { Logger } from 'pino'
import type { Viewer } from '../access/viewer.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { answerAuth } from './answer-auth.ts'
import { libraryFor } from './better-auth.ts'
import { cookieSecret, sessionCookie } from './session-cookie.ts'
import { SESSION_SECONDS } from './session-limits.ts'
import { insertSession } from './sessions.sql.ts'
import { viewerOf } from './viewer-of.ts'

/** Who somebody is: signing in and out, and the session a request comes with. */
export interface Auth {
  /** Answers `/api/auth/*` for a caller whose real address is given. */
  answer(request: Request, address: string): Promise<Response>
  /** Who sends this `Cookie` header: the person and the appointments in force now, or nobody. */
  viewerOf(cookie: string | undefined): Promise<Viewer>
  /** A salted hash that the sign-in takes; the same password twice gives two. */
  hashPassword(password: string): Promise<string>
  /** Opens a session without a password and returns the value of its `Set-Cookie` header. */
  openSession(person: string, address: string): Promise<string>
  /** The token in a `Cookie` or `Set-Cookie` header whose signature is ours, or null. */
  tokenOf(header: string | undefined): string | null
  /** Embedded database, loopback alone, demo: nothing else lets anybody in without a password. */
  readonly mayEnterAsDemo: boolean
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
  const mayEnterAsDemo = config.isDemo && config.databaseUrl === undefined && isLoopback(config.host)
  const seat = { db, now, isDemo: mayEnterAsDemo }
  return {
    answer: (request, address) =>
      answerAuth({ db, now, newId, library, origin: config.address ? origin : null }, request, address),
    viewerOf: header => viewerOf(seat, cookie, header),
    hashPassword,
    openSession: async (person, address) => {
      const token = random(32).toString('base64url')
      const at = new Date(now())
      const expiresAt = new Date(at.getTime() + SESSION_SECONDS * 1000)
      await insertSession(db, { id: newId(), person, token, address, at, expiresAt })
      return cookie.write(token, SESSION_SECONDS)
    },
    tokenOf: cookie.read,
    mayEnterAsDemo,
  }
}

/** 127.0.0.0/8, ::1 and localhost; the address of a caller or of a host to listen on. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host)
}

/** The address people use: as it is set, else made from host and port. */
export function originOf(config: Pick<Config, 'address' | 'host' | 'port'>): string {
  return config.address ? new URL(config.address).origin : `http://${hostOf(config)}`
}

function hostOf({ host, port }: { host: string; port: number }): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}
