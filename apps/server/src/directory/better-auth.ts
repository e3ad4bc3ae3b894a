import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { username } from 'better-auth/plugins/username'
import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { isActive } from './people.sql.ts'
import { SESSION_SECONDS } from './session-limits.ts'
import { isUsername, normaliseUsername } from './username.ts'

/** Our own header: what the server found to be the caller's address. One that came over the wire is thrown away. */
export const ADDRESS_HEADER = 'x-zuoyeben-address'

export interface LibrarySetting {
  readonly db: Database
  readonly newId: () => string
  readonly log: Logger
  readonly secret: string
  readonly origin: string
}

/** better-auth on our tables: passwords (scrypt), sessions, user names. Nobody signs up by themselves. */
export function libraryFor({ db, newId, log, secret, origin }: LibrarySetting) {
  return betterAuth({
    secret,
    baseURL: origin,
    basePath: '/api/auth',
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_, message, ...detail) => log.error({ detail }, message) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 30,
        usernameNormalization: normaliseUsername,
        usernameValidator: isUsername,
        schema: { user: { fields: { username: 'username', displayUsername: 'display_username' } } },
      }),
    ],
    user: { modelName: 'auth_users', fields: { emailVerified: 'email_verified', ...stamps } },
    session: {
      modelName: 'auth_sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
    },
    account: { modelName: 'auth_accounts', fields: { ...accountFields, ...stamps } },
    verification: { modelName: 'auth_verifications', fields: { expiresAt: 'expires_at', ...stamps } },
    databaseHooks: {
      session: {
        create: {
          before: async session => {
            // Somebody who left is told what somebody is told who never was.
            if (!(await isActive(db, session.userId))) throw new APIError('UNAUTHORIZED')
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: { '/sign-in/username': { window: 60, max: 30 }, '/change-password': { window: 60, max: 5 } },
    },
    advanced: {
      cookiePrefix: 'zuoyeben',
      // answer-auth.ts has looked at the origin already, in one way for browsers and for clients that send none.
      disableOriginCheck: true,
      disableCSRFCheck: true,
      useSecureCookies: origin.startsWith('https://'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => newId() },
    },
  })
}
export type Library = ReturnType<typeof libraryFor>

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }
const accountFields = {
  userId: 'user_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
}
