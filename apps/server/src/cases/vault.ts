import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * Keeps words and persons beside the history: every case has a key of its own, wrapped by the master key; payloads are sealed with it.
 * Destroying the case key destroys every word of the case while its events still verify (amendments, "What is stored").
 */
export interface CaseKey {
  readonly plain: Buffer
  readonly wrapped: Buffer
}
export interface SealedPayload {
  readonly hash: string
  readonly body: Buffer
}

const KEY_ID = 'master-1'

export class Vault {
  readonly keyId = KEY_ID
  readonly #master: Buffer

  constructor(master: Buffer) {
    this.#master = master
  }

  newCaseKey(): CaseKey {
    const plain = randomBytes(32)
    return { plain, wrapped: seal(this.#master, plain) }
  }

  unwrap(wrapped: Buffer): CaseKey {
    return { plain: open(this.#master, wrapped), wrapped }
  }

  /** Seals any JSON value. The hash is over a salted canonical form, so a short text cannot be guessed from it. */
  seal(key: CaseKey, value: unknown): SealedPayload {
    const text = canonicalize({ salt: randomBytes(16).toString('base64'), value })
    if (text === undefined) throw new TypeError('only a JSON value can be sealed')
    return { hash: createHash('sha256').update(text).digest('hex'), body: seal(key.plain, Buffer.from(text)) }
  }

  open(key: CaseKey, body: Buffer): unknown {
    const parsed = JSON.parse(open(key.plain, body).toString()) as { value: unknown }
    return parsed.value
  }

  /** A secret that can be made again from the same words, e.g. the receipt code of a submission that is sent twice. */
  derive(purpose: string, from: string, bytes: number): Buffer {
    return createHmac('sha256', this.#master).update(`${purpose}:${from}`).digest().subarray(0, bytes)
  }

  /** What is stored of a receipt code. */
  fingerprint(purpose: string, secret: string): string {
    return this.derive(purpose, secret, 32).toString('hex')
  }
}

function seal(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function open(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}
