import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { FIRST_KEY, type KeyRing } from '../key-ring.ts'

/**
 * Keeps words and persons beside the history: every case has a key of its own, wrapped by a master key; payloads are sealed with it.
 * Destroying the case key destroys every word of the case while its events still verify (amendments, "What is stored").
 */
export interface CaseKey {
  readonly plain: Buffer
  /** Names the master key it is wrapped by, then the sealed key. */
  readonly wrapped: Buffer
}
export interface SealedPayload {
  readonly hash: string
  readonly body: Buffer
}

/** A key wrapped before there were several bears no name: nonce, tag and 32 bytes. */
const NAMELESS = 60

export class Vault {
  #ring: KeyRing
  readonly #read: () => KeyRing

  /** @param read reads the ring again: another process may have added a key since */
  constructor(ring: KeyRing, read: () => KeyRing = () => ring) {
    this.#ring = ring
    this.#read = read
  }

  /** The master key that new keys of cases are wrapped by. */
  get keyId(): string {
    return this.#ring.current
  }

  reload(): void {
    this.#ring = this.#read()
  }

  newCaseKey(): CaseKey {
    return this.#wrap(randomBytes(32))
  }

  /** @throws where the master key is not in the ring, or the bytes are not what was wrapped */
  unwrap(wrapped: Buffer): CaseKey {
    const { id, body } = nameOf(wrapped)
    return { plain: open(this.#master(id), body), wrapped }
  }

  /** The same key of a case under the current master key. */
  rewrap(wrapped: Buffer): Buffer {
    return this.#wrap(this.unwrap(wrapped).plain).wrapped
  }

  #wrap(plain: Buffer): CaseKey {
    const id = Buffer.from(this.keyId)
    return { plain, wrapped: Buffer.concat([Buffer.of(id.length), id, seal(this.#master(this.keyId), plain)]) }
  }

  #master(id: string): Buffer {
    if (!this.#ring.keys.has(id)) this.reload()
    const key = this.#ring.keys.get(id)
    if (!key) throw new Error(`the master key ${id} is not in the key ring`)
    return key
  }

  /** Seals any JSON value. The hash is over a salted canonical form, so a short text cannot be guessed from it. */
  seal(key: CaseKey, value: unknown): SealedPayload {
    const text = canonicalize({ salt: randomBytes(16).toString('base64'), value })
    if (text === undefined) throw new TypeError('only a JSON value can be sealed')
    return { hash: createHash('sha256').update(text).digest('hex'), body: seal(key.plain, Buffer.from(text)) }
  }

  open(key: CaseKey, body: Buffer): unknown {
    return openPayload(key.plain, body)
  }

  /** A secret that can be made again from the same words, e.g. the receipt code of a submission that is sent twice. */
  derive(purpose: string, from: string, bytes: number): Buffer {
    return createHmac('sha256', this.#ring.root).update(`${purpose}:${from}`).digest().subarray(0, bytes)
  }

  /** What is stored of a secret that is asked for again: a receipt code, or who a submitter is. */
  fingerprint(purpose: string, secret: string): string {
    return this.derive(purpose, secret, 32).toString('hex')
  }
}

function nameOf(wrapped: Buffer): { id: string; body: Buffer } {
  if (wrapped.length === NAMELESS) return { id: FIRST_KEY, body: wrapped }
  const end = 1 + (wrapped[0] ?? 0)
  return { id: wrapped.subarray(1, end).toString(), body: wrapped.subarray(end) }
}

/** Opens a payload with the plain key of its case, wherever that came from. */
export function openPayload(plain: Buffer, body: Buffer): unknown {
  return (JSON.parse(open(plain, body).toString()) as { value: unknown }).value
}

function seal(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function open(key: Buffer, sealed: Buffer): Buffer {
  // A key object is begun with in half the time that bytes take; a rehearsal opens a hundred thousand.
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}
