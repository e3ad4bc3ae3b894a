import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPublicAddress, PrivateAddress, publicLookup } from './public-address.ts'
import { signWebhook } from './sign.ts'

export interface Webhook {
  /** `https://…`, given by an administrator. */
  readonly url: string
  readonly secret: string
  /** The same for every try of one message. */
  readonly id: string
  readonly body: unknown
}
export type Sent =
  | { readonly ok: true; readonly status: number }
  /** `privateAddress`: it would have led inside, and nothing was sent. `status`: the receiver's own word, a redirect among them. */
  | {
      readonly ok: false
      readonly reason: 'badAddress' | 'privateAddress' | 'status' | 'unreachable'
      readonly status?: number
    }

const PATIENCE = 10_000
/** The standard port, or one that no service of a system has. */
const isUsualPort = (port: string): boolean => port === '' || Number(port) >= 1024

interface Ground {
  readonly now: () => number
  /** Who is asked for addresses; the system's resolver without one. */
  readonly lookup?: LookupFunction
  /** Certificates to trust beside the system's, as PEM: a campus of its own authority. */
  readonly ca?: string
  /** The operator has said that this receiver stands inside; never so for an address that somebody typed on a page. */
  readonly mayBePrivate?: boolean
}

/**
 * Sends one signed message by HTTPS to a public address and to nothing else (OWASP: server-side request forgery): the name is resolved once,
 * every address it leads to must be public, and that one is connected to. Redirects are not followed, the answer is not read, no cookie or
 * password of ours goes along, and ten seconds are the most it takes.
 */
export function sendWebhook(
  { now, lookup = publicLookup(), ca, mayBePrivate = false }: Ground,
  webhook: Webhook,
): Promise<Sent> {
  const url = URL.parse(webhook.url)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || !isUsualPort(url.port))
    return Promise.resolve({ ok: false, reason: 'badAddress' })
  // A number is not looked up.
  if (!mayBePrivate && isNumber(url.hostname) && !isPublicAddress(url.hostname))
    return Promise.resolve({ ok: false, reason: 'privateAddress' })
  const body = JSON.stringify(webhook.body)
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'zuoyeben-webhook',
    ...signWebhook(webhook.secret, webhook.id, now(), body),
  }
  return new Promise(resolve => {
    const signal = AbortSignal.timeout(PATIENCE)
    const sent = request(
      url,
      { method: 'POST', headers, lookup, agent: false, signal, ...(ca ? { ca } : {}) },
      answer => {
        const status = answer.statusCode ?? 0
        answer.destroy()
        resolve(status >= 200 && status < 300 ? { ok: true, status } : { ok: false, reason: 'status', status })
      },
    )
    sent.on('error', error =>
      resolve({ ok: false, reason: error instanceof PrivateAddress ? 'privateAddress' : 'unreachable' }),
    )
    sent.end(body)
  })
}

/** The URL parser has already turned `0x7f.1` and `2130706433` into plain numbers. */
const isNumber = (host: string): boolean => host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)
