import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { normaliseUsername } from './username.ts'

const SECONDS = 180 * 24 * 3600

/**
 * A browser in which a person has signed in with the password before (OWASP, device cookies): its tries are counted apart. Whoever guesses
 * elsewhere locks the name for strangers, again and again if they like, and never the person at their own browser. The cookie opens nothing.
 */
export interface KnownBrowsers {
  /** The value of a `Set-Cookie` header, after the right password. */
  write(username: string): string
  /** Which browser of this person's it is, by a `Cookie` header; null: none that is known. */
  read(header: string | null, username: string): string | null
}

export function knownBrowsers(masterKey: Buffer, isSecure: boolean): KnownBrowsers {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'zuoyeben known browsers', 32))
  const name = `${isSecure ? '__Secure-' : ''}zuoyeben.known`
  const mark = (username: string, browser: string) =>
    createHmac('sha256', key)
      .update(`${browser} ${normaliseUsername(username)}`)
      .digest()
  return {
    write: username => {
      const browser = randomBytes(16).toString('base64url')
      const value = `${browser}.${mark(username, browser).toString('base64url')}`
      return `${name}=${value}; Max-Age=${SECONDS}; Path=/api/auth; HttpOnly; ${isSecure ? 'Secure; ' : ''}SameSite=Strict`
    },
    read: (header, username) => {
      for (const pair of header?.split(';') ?? []) {
        const [given, value = ''] = pair.trim().split('=')
        if (given !== name) continue
        const [browser = '', proof = ''] = value.split('.')
        const [one, right] = [Buffer.from(proof, 'base64url'), mark(username, browser)]
        return one.length === right.length && timingSafeEqual(one, right) ? browser : null
      }
      return null
    },
  }
}
