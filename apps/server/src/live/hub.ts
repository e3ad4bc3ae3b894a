import pg from 'pg'
import type { Logger } from 'pino'

/** What a committed action announces (cases/change-of.ts): who might see the change, never what it is. */
export interface CaseNews {
  readonly kind: 'case'
  readonly caseNo: string
  readonly version: number
  readonly units: readonly string[]
  readonly people: readonly string[]
  readonly restricted: boolean
  readonly crisis: boolean
  /** Units that must not get it. */
  readonly recused: readonly string[]
}
export interface NoticeNews {
  readonly kind: 'notice'
  readonly people: readonly string[]
}
/** The connection was lost for a while and nobody knows what was missed: pages read again. */
export interface GapNews {
  readonly kind: 'gap'
}
export type News = CaseNews | NoticeNews | GapNews

const CHANNELS = [
  'zuoyeben',
  'zuoyeben_notices',
  'zuoyeben_configuration',
  'zuoyeben_directory',
  'zuoyeben_sessions',
] as const

/**
 * Live updates over LISTEN/NOTIFY: one connection a process, so every server process hears every commit. Open pages subscribe here and
 * then read again through the access policy: news says that there is something to look at, and nothing else.
 */
export class Hub {
  readonly #subscribers = new Set<(news: News) => void>()
  readonly #sessions = new Map<string, Set<(isOver: 'over' | 'perhaps') => void>>()
  readonly #databaseUrl: string
  readonly #log: Logger
  readonly #onConfiguration: () => Promise<void>
  #client: pg.Client | null = null
  #retry: NodeJS.Timeout | null = null
  #isClosed = false

  /** @param onConfiguration called when a release or the directory changed, and after every lost connection */
  constructor(databaseUrl: string, log: Logger, onConfiguration: () => Promise<void>) {
    this.#databaseUrl = databaseUrl
    this.#log = log
    this.#onConfiguration = onConfiguration
  }

  get isListening(): boolean {
    return this.#client !== null
  }

  async open(): Promise<void> {
    await this.#connect()
    await this.#onConfiguration()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#retry) clearTimeout(this.#retry)
    await this.#client?.end()
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      application_name: 'zuoyeben live',
      keepAlive: true,
    })
    client.on('notification', message => this.#hear(message.channel, message.payload ?? '{}'))
    client.on('error', () => {})
    client.on('end', () => this.#lose(client))
    await client.connect()
    for (const channel of CHANNELS) await client.query(`listen ${channel}`)
    if (this.#isClosed) return client.end()
    this.#client = client
  }

  /** Every piece of news from now until the signal aborts. A reader that lags keeps only the newest hundred. */
  async *news(signal: AbortSignal): AsyncGenerator<News, void, undefined> {
    const waiting: News[] = []
    let wake: () => void = () => {}
    const hear = (news: News) => {
      waiting.push(news)
      if (waiting.length > 100) waiting.shift()
      wake()
    }
    const stop = () => wake()
    this.#subscribers.add(hear)
    signal.addEventListener('abort', stop)
    try {
      while (!signal.aborted) {
        const next = waiting.shift()
        if (next) yield next
        else await new Promise<void>(resolve => (wake = resolve))
      }
    } finally {
      this.#subscribers.delete(hear)
      signal.removeEventListener('abort', stop)
    }
  }

  /**
   * Calls back when this session ends, in whichever process, and with `perhaps` after a lost connection, when nobody knows what was missed.
   * Returns what takes it back.
   */
  whenEnded(session: string, end: (isOver: 'over' | 'perhaps') => void): () => void {
    const ends = this.#sessions.get(session) ?? new Set()
    this.#sessions.set(session, ends.add(end))
    return () => {
      ends.delete(end)
      if (ends.size === 0 && this.#sessions.get(session) === ends) this.#sessions.delete(session)
    }
  }

  #end(sessions: readonly string[]): void {
    for (const session of sessions) {
      const ends = this.#sessions.get(session) ?? []
      this.#sessions.delete(session)
      for (const end of ends) end('over')
    }
  }

  #hear(channel: string, payload: string): void {
    if (channel === 'zuoyeben_sessions') {
      this.#end((JSON.parse(payload) as { ended: string[] }).ended)
      return
    }
    if (channel === 'zuoyeben_configuration' || channel === 'zuoyeben_directory') {
      this.#onConfiguration().catch(error => this.#log.error({ err: error }, 'configuration could not be read again'))
      return
    }
    const body = JSON.parse(payload) as Omit<CaseNews, 'kind'> | Omit<NoticeNews, 'kind'>
    this.#tell({ ...body, kind: channel === 'zuoyeben' ? 'case' : 'notice' } as News)
  }

  #tell(news: News): void {
    for (const hear of this.#subscribers) hear(news)
  }

  #lose(client: pg.Client): void {
    if (this.#client === client) {
      this.#client = null
      if (!this.#isClosed) this.#log.warn('live connection lost; trying again')
    }
    // A connection that could not be made ends too: whoever tried it tries again.
    this.#tryLater()
  }

  /** One attempt at a time, a second apart, until one holds. */
  #tryLater(): void {
    if (this.#isClosed || this.#retry !== null || this.#client !== null) return
    this.#retry = setTimeout(() => {
      this.#retry = null
      this.#connect()
        .then(() => this.#catchUp())
        .catch(() => this.#tryLater())
    }, 1000).unref()
  }

  async #catchUp(): Promise<void> {
    await this.#onConfiguration().catch(error =>
      this.#log.error({ err: error }, 'configuration could not be read again'),
    )
    this.#tell({ kind: 'gap' })
    for (const ends of [...this.#sessions.values()]) for (const end of [...ends]) end('perhaps')
  }
}
