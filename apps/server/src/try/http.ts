/** One person's browser: plain fetch, cookies kept. */
export class Browser {
  readonly #base: string
  #cookie = ''

  constructor(base: string) {
    this.#base = base
  }

  query<T>(path: string, input?: unknown): Promise<Reply<T>> {
    const asked = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
    return this.#ask(`/trpc/${path}${asked}`, { headers: this.#headers() })
  }

  mutate<T>(path: string, input: unknown): Promise<Reply<T>> {
    return this.#ask(`/trpc/${path}`, {
      method: 'POST',
      headers: { ...this.#headers(), 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
  }

  /** Keeps what a `Set-Cookie` header says. */
  bear(setCookie: string): void {
    const cookie = setCookie.split(';')[0] ?? ''
    this.#cookie = this.#cookie === '' ? cookie : `${this.#cookie}; ${cookie}`
  }

  /** Status alone: whether a file is handed out. */
  async mayGet(path: string): Promise<boolean> {
    const answer = await fetch(this.#base + path, { headers: this.#headers() })
    await answer.arrayBuffer()
    return answer.ok
  }

  #headers(): Record<string, string> {
    return this.#cookie === '' ? {} : { cookie: this.#cookie }
  }

  async #ask<T>(path: string, init: RequestInit): Promise<Reply<T>> {
    const answer = await fetch(this.#base + path, init)
    const body = (await answer.json()) as { result?: { data: T }; error?: Refused }
    return body.result ? { ok: true, data: body.result.data } : { ok: false, error: body.error ?? NO_ANSWER }
  }
}

interface Refused {
  readonly message: string
  readonly data?: {
    readonly code: string
    readonly refusal?: { reason: string } | null
    readonly fields?: readonly { field: string; message: { zh: string } }[]
  }
}
const NO_ANSWER: Refused = { message: 'the server gave no answer' }

export type Reply<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: Refused }
