import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** A value that goes out and comes back unread and unchanged (AES-256-GCM), and not after its time. */
export interface Sealer<T> {
  seal(value: T, until: number): string
  /** null for one that was changed, sealed for another purpose, or is over. */
  open(sealed: string | null | undefined, now: number): T | null
}

/** Each purpose has a key of its own, made from the master key, which itself seals nothing here. */
export function sealer<T>(masterKey: Buffer, purpose: string): Sealer<T> {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', `zuoyeben ${purpose}`, 32))
  return {
    seal: (value, until) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(JSON.stringify({ value, until })), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open: (sealed, now) => {
      const bytes = Buffer.from(sealed ?? '', 'base64url')
      if (bytes.length < 29) return null
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      try {
        const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString()
        const { value, until } = JSON.parse(plain) as { value: T; until: number }
        return now < until ? value : null
      } catch {
        return null
      }
    },
  }
}
