import type { Logger } from 'pino'
import { type Database, openDatabase } from '../db/database.ts'
import { keepAnchors, keepHead, readKept } from './anchor-files.ts'
import { readAnchors } from './chain.sql.ts'
import { anchorAudit, type ChainHead, dropSegment, isSealed, readHead, sealAudit } from './seal.sql.ts'

/** The longest a written line waits for its seal, but for transactions that are still running. */
export const SEAL_SECONDS = 10

export interface AuditSetting {
  /** Folder of the anchor files, for copying off the host. */
  readonly anchors: string
  /** How long lines are kept. */
  readonly days: number
}

interface Ground {
  readonly db: Database
  readonly log: Logger
  readonly setting: AuditSetting
  /** The credential that may end segments. */
  readonly migrationUrl: string
}

/**
 * Keeps the audit log sealed beside the work of the server, so that no action waits for it: every few seconds the new lines, each ended day
 * its anchor and the file of it, then the segments whose time is over. Several processes may run one each; a round that fails is logged,
 * and the next one does what was left.
 */
export class Sealer {
  readonly #ground: Ground
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #keptHead = 0
  #keptAnchor = -1

  constructor(ground: Ground) {
    this.#ground = ground
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.round(), SEAL_SECONDS * 1000).unref()
    void this.round()
  }

  /** Seals what is left and stops. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    await this.round()
  }

  /** One round, now; never two at a time. */
  async round(): Promise<void> {
    await this.#running
    this.#running = this.#work().catch(error => this.#ground.log.error({ err: error }, 'audit log could not be sealed'))
    await this.#running
    this.#running = null
  }

  async #work(): Promise<void> {
    const { db, setting } = this.#ground
    await sealAudit(db)
    let head = await readHead(db)
    if (head.dayToEnd !== null) {
      await anchorAudit(db, head.dayToEnd)
      await this.dropOld()
      head = await readHead(db)
    }
    if (head.anchor !== this.#keptAnchor) {
      keepAnchors(setting.anchors, await readAnchors(db))
      this.#keptAnchor = head.anchor
    }
    if (head.seal && head.seal.n !== this.#keptHead) await this.#keepHead(head.seal)
  }

  /** A head that the chain no longer has is evidence: it stays until somebody has looked (docs/operations.md). */
  async #keepHead(seal: NonNullable<ChainHead['seal']>): Promise<void> {
    const { db, log, setting } = this.#ground
    const { head } = readKept(setting.anchors)
    if (head && !(await isSealed(db, head.seal, head.hash)))
      log.error({ seal: head.seal }, 'the chain of the audit log no longer has what head.json vouches for')
    else keepHead(setting.anchors, seal)
    this.#keptHead = seal.n
  }

  /** Ends the segments that are older than the setting says; done when a day ends. Returns how many. */
  async dropOld(): Promise<number> {
    const { log, setting, migrationUrl } = this.#ground
    const { db, pool } = openDatabase(migrationUrl, 1)
    try {
      for (let dropped = 0; ; dropped += 1) {
        const segment = await dropSegment(db, setting.days)
        if (segment === null) return dropped
        log.warn({ segment }, 'a segment of the audit log went after its time')
      }
    } finally {
      await db.destroy()
      if (!pool.ended) await pool.end()
    }
  }
}
