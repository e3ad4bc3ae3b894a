import { Secret, TOTP } from 'otpauth'

const PERIOD = 30
const SETTING = { issuer: 'Zuoyeben', algorithm: 'SHA1', digits: 6, period: PERIOD } as const

/** A secret as RFC 4226 §4 wants it: 160 bits. */
export const SECRET_BYTES = 20

/** What a code generator is told: to be typed (base32), and to be scanned (Key URI Format). */
export function keyOf(secret: Buffer, username: string): { key: string; uri: string } {
  const totp = new TOTP({ ...SETTING, label: username, secret: secretOf(secret) })
  return { key: totp.secret.base32, uri: totp.toString() }
}

/**
 * The time step that a code belongs to (RFC 6238), or null: one step before and after the present one is taken, for clocks that are off by
 * half a minute. Whoever asks sees to it that a step is used once.
 */
export function stepOf(secret: Buffer, code: string, now: number): number | null {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const totp = new TOTP({ ...SETTING, secret: secretOf(secret) })
  const delta = totp.validate({ token: digits, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta
}

const secretOf = (bytes: Buffer): Secret => new Secret({ buffer: new Uint8Array(bytes).buffer })
