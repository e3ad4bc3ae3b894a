import { randomUUID } from 'node:crypto'
import type { Ledger } from './ledger.ts'

export type Type = 'query' | 'mutation' | 'subscription'
export interface Told {
  readonly status: number
  readonly body: string
  readonly headers: Headers
  readonly ms: number
}

/** What no refusal may speak of: code, tables, files, versions. */
const INNARDS =
  /node_modules|\.ts:\d|\bat (async )?[\w.<>]+ \(|file:\/\/|\/apps\/server|\bFST_|SQLSTATE|\brelation \\?"|syntax error at|duplicate key|violates|pg_catalog|kysely|\bselect .{1,200} from |ECONNREFUSED|RangeError|TypeError|SyntaxError|better-auth/i
const SLOW = 40_000

/** Looks at every answer that anybody gets, whatever it was asked for. */
export type Watch = (visitor: Visitor, asked: string, told: Told) => void

/** One person's client, or nobody's: plain HTTP, its own cookie. */
export class Visitor {
  readonly label: string
  readonly base: string
  readonly cookie: string
  readonly #ledger: Ledger
  readonly #watch: Watch

  constructor(base: string, label: string, cookie: string, ledger: Ledger, watch: Watch = () => {}) {
    this.base = base
    this.label = label
    this.cookie = cookie
    this.#ledger = ledger
    this.#watch = watch
  }

  /** Calls a procedure as the pages do. A subscription is read until it refuses, or for so many milliseconds after it began. */
  call(path: string, type: Type, input: unknown, patience = 300): Promise<Told> {
    const json = input === undefined ? '' : JSON.stringify(input)
    if (type === 'mutation') return this.post(`/trpc/${path}`, json || '{}')
    const query = json === '' ? '' : `?input=${encodeURIComponent(json)}`
    if (type === 'subscription') return this.#stream(`/trpc/${path}${query}`, patience)
    // Long inputs go by POST, as the pages send them.
    return query.length > 5000
      ? this.post(`/trpc/${path}`, json, { 'x-trpc-source': 'attack' })
      : this.ask(`/trpc/${path}${query}`)
  }

  post(path: string, body: string | Uint8Array | FormData, headers: Record<string, string> = {}): Promise<Told> {
    const type = body instanceof FormData ? {} : { 'content-type': 'application/json' }
    return this.ask(path, { method: 'POST', body: body as never, headers: { origin: this.base, ...type, ...headers } })
  }

  async ask(path: string, init: RequestInit = {}): Promise<Told> {
    const since = performance.now()
    const headers = { ...(this.cookie ? { cookie: this.cookie } : {}), ...(init.headers as Record<string, string>) }
    this.#ledger.requests += 1
    const signal = AbortSignal.timeout(60_000)
    const answer = await fetch(this.base + path, { redirect: 'manual', signal, ...init, headers })
    const told = {
      status: answer.status,
      body: await answer.text(),
      headers: answer.headers,
      ms: performance.now() - since,
    }
    this.#look(path, told)
    return told
  }

  async #stream(path: string, patience: number): Promise<Told> {
    const since = performance.now()
    this.#ledger.requests += 1
    const stop = new AbortController()
    let late = setTimeout(() => stop.abort(), 60_000)
    let body = ''
    let status = 0
    let headers = new Headers()
    try {
      const answer = await fetch(this.base + path, {
        headers: { accept: 'text/event-stream', ...(this.cookie ? { cookie: this.cookie } : {}) },
        signal: stop.signal,
      })
      status = answer.status
      headers = answer.headers
      clearTimeout(late)
      late = setTimeout(() => stop.abort(), patience)
      for await (const part of answer.body ?? []) {
        body += Buffer.from(part).toString()
        if (body.includes('event: serialized-error')) break
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error
    } finally {
      clearTimeout(late)
      stop.abort()
    }
    const told = { status, body, headers, ms: performance.now() - since }
    this.#look(path, told)
    return told
  }

  #look(asked: string, told: Told): void {
    const door = asked.split('?')[0] ?? ''
    if (told.status >= 500) this.#ledger.find(`${told.status} at ${door}`, `${this.label} ${asked} ${told.body}`)
    if (told.status >= 400 && INNARDS.test(told.body))
      this.#ledger.find(`words of the inside at ${door}`, `${told.status} ${told.body}`)
    if (told.ms > SLOW) this.#ledger.find(`slow: ${door}`, `${Math.round(told.ms)} ms ${asked}`)
    if (!told.headers.has('x-content-type-options') && told.status !== 0 && told.status !== 431)
      this.#ledger.find(`no safe headers at ${door}`, `${told.status} ${told.body}`)
    this.#watch(this, asked, told)
  }
}

/** The envelope of an action on a case, with a key of its own. */
export const envelope = (caseNo: string) => ({ caseNo, version: 1, key: randomUUID() })
