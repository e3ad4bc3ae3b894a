import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps what a second factor is checked against: sealed with keys made from the master key, which the database does not hold. */
export interface SecretBox {
  /** AES-256-GCM, bound to whose it is: moved to another person's row it does not open. */
  seal(secret: Buffer, owner: string): Buffer
  /** @throws where it was changed, belongs to another, or the master key is another one */
  open(sealed: Buffer, owner: string): Buffer
  /** What is stored of a code that is too short to be kept as a plain hash. */
  fingerprint(code: string, owner: string): string
}

export function secretBox(masterKey: Buffer): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'zuoyeben second factors', 32))
  const mark = Buffer.from(hkdfSync('sha256', masterKey, '', 'zuoyeben backup codes', 32))
  return {
    seal: (secret, owner) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
      const body = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open: (sealed, owner) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(owner))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
    },
    fingerprint: (code, owner) => createHmac('sha256', mark).update(`${owner}:${code}`).digest('base64url'),
  }
}
