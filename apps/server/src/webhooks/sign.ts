import { createHmac, timingSafeEqual } from 'node:crypto'

const PREFIX = 'whsec_'
/** Seconds that a receiver should allow between our clock and theirs (Standard Webhooks). */
const TOLERANCE = 300

export interface SignedHeaders {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

/**
 * Headers of Standard Webhooks 1.0.0 (symmetric, `v1`): an HMAC-SHA-256 over id, time and body, so that a receiver can tell that we sent it,
 * just now, and that nothing was changed. The id is the same for every try of one message: a receiver that has seen it does nothing again.
 * @param secret `whsec_` and 24 to 64 random bytes in base64
 * @param at epoch milliseconds
 */
export function signWebhook(secret: string, id: string, at: number, body: string): SignedHeaders {
  const timestamp = String(Math.floor(at / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mark(secret, id, timestamp, body)}`,
  }
}

/** Whether headers are a signature of this secret over this body, not older or newer than five minutes: as a receiver would check. */
export function isWebhookSigned(secret: string, headers: SignedHeaders, body: string, now: number): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE) return false
  const right = Buffer.from(`v1,${mark(secret, id, timestamp, body)}`)
  return signatures.split(' ').some(each => {
    const given = Buffer.from(each)
    return given.length === right.length && timingSafeEqual(given, right)
  })
}

/** @throws when the secret is no secret */
function mark(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : '', 'base64')
  if (key.length < 24 || key.length > 64) throw new Error('a webhook secret is whsec_ and 24 to 64 bytes in base64')
  if (id === '' || id.includes('.')) throw new Error('the id of a webhook has no dot in it')
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
}
