import type { Logger } from 'pino'
import type { FileStorage } from './attachments/storage.ts'
import type { Vault } from './cases/vault.ts'
import type { Configuration } from './configuration/effective.ts'
import type { Database } from './db/database.ts'
import type { Auth } from './directory/auth.ts'
import type { Directory } from './directory/read.ts'
import type { Queue } from './jobs/queue.ts'

/** Everything a piece of work is given. Nothing below reads a clock, draws a random number or opens a connection by itself. */
export interface App {
  readonly db: Database
  /** Epoch milliseconds; the demo campus moves it. */
  readonly now: () => number
  readonly newId: () => string
  readonly random: (bytes: number) => Buffer
  readonly vault: Vault
  readonly queue: Queue
  /** The bytes of attachments. */
  readonly storage: FileStorage
  readonly configuration: Configuration
  readonly directory: Directory
  /** Signing in and out, and who a session belongs to. */
  readonly auth: Auth
  readonly log: Logger
  readonly isDemo: boolean
}
