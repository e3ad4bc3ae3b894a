import type { Database } from '../db/database.ts'
import type { Library } from './better-auth.ts'
import type { KnownBrowsers } from './known-browser.ts'
import type { SessionCookie } from './session-cookie.ts'

/** What the doors of signing in stand on. */
export interface AuthGround {
  readonly db: Database
  readonly now: () => number
  readonly newId: () => string
  readonly library: Library
  readonly cookie: SessionCookie
  readonly known: KnownBrowsers
  /** The demo campus is served, on this machine alone. */
  readonly isDemo: boolean
  /** The configured address; null: the host that was asked. */
  readonly origin: string | null
}
