import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/**
 * The cookie of a session, signed the way better-auth signs it (token, dot, HMAC-SHA-256 in base64, all percent-encoded), so that a
 * cookie of either is good for both and a forged one costs no question to the database.
 */
export interface SessionCookie {
  readonly name: string
  /** The value of a `Set-Cookie` header. */
  write(token: string, seconds: number): string
  /** The token of a `Cookie` header whose signature is ours, or null. */
  read(header: string | undefined): string | null
}

export function sessionCookie(name: string, secret: string, isSecure: boolean): SessionCookie {
  const sign = (token: string) => createHmac('sha256', secret).update(token).digest('base64')
  return {
    name,
    write: (token, seconds) =>
      `${name}=${encodeURIComponent(`${token}.${sign(token)}`)}; Max-Age=${seconds}; Path=/; HttpOnly; ${isSecure ? 'Secure; ' : ''}SameSite=Lax`,
    read: header => {
      const value = cookieValue(name, header)
      const dot = value?.lastIndexOf('.') ?? -1
      if (!value || dot < 1) return null
      const token = value.slice(0, dot)
      const [given, right] = [Buffer.from(value.slice(dot + 1)), Buffer.from(sign(token))]
      return given.length === right.length && timingSafeEqual(given, right) ? token : null
    },
  }
}

/** A secret for cookies alone, made from the master key: that key itself signs nothing. */
export const cookieSecret = (masterKey: Buffer): string =>
  Buffer.from(hkdfSync('sha256', masterKey, '', 'zuoyeben session cookies', 32)).toString('base64url')

function cookieValue(name: string, header: string | undefined): string | null {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=')
    if (pair.slice(0, equals).trim() !== name) continue
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim())
    } catch {
      return null
    }
  }
  return null
}
