import type { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { FileStorage } from './attachments/storage.ts'
import type { AuditSetting, Sealer } from './audit/sealer.ts'
import type { ChannelKey } from './cases/channel-key.ts'
import type { Vault } from './cases/vault.ts'
import type { Channels } from './channels/channel.ts'
import type { Configuration } from './configuration/effective.ts'
import type { Database } from './db/database.ts'
import type { Auth } from './directory/auth.ts'
import type { Campus } from './directory/campus/campus.ts'
import type { Directory } from './directory/read.ts'
import type { Queue } from './jobs/queue.ts'
import type { Hub } from './live/hub.ts'

/** Everything a piece of work is given. Nothing below reads a clock, draws a random number or opens a connection by itself. */
export interface App {
  readonly db: Database
  /** Epoch milliseconds; the demo campus moves it. */
  readonly now: () => number
  readonly newId: () => string
  readonly random: (bytes: number) => Buffer
  readonly vault: Vault
  /** Seals what is handed over; opens nothing. */
  readonly channelKey: ChannelKey
  readonly queue: Queue
  /** The bytes of attachments. */
  readonly storage: FileStorage
  readonly configuration: Configuration
  readonly directory: Directory
  /** Signing in and out, and who a session belongs to. */
  readonly auth: Auth
  /** Signing in through the campus and WeChat. */
  readonly campus: Campus
  /** The ways out for notices that the operator has set, and where people reach us. */
  readonly channels: Channels
  readonly origin: string
  /** How the audit log is kept; `isProtected`: the server's own role can do no more to it than add. */
  readonly audit: AuditSetting & { readonly isProtected: boolean }
  readonly log: Logger
  readonly isDemo: boolean
  /** Multiplies the ceilings of what one address may try (`ZUOYEBEN_LIMITS`). */
  readonly limitFactor: number
}

/** Everything of one process but its HTTP server and its workers. */
export interface House {
  readonly app: App
  readonly hub: Hub
  readonly boss: PgBoss
  readonly log: Logger
  /** Seals the audit log; runs once the workers do. */
  readonly sealer: Sealer
  /** Reads directory and configuration again, as an announcement does. */
  refresh(): Promise<void>
  close(): Promise<void>
}
