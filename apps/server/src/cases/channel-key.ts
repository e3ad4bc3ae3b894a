import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/**
 * The key that a case is closed with when it is handed over. The server holds the public half alone: it can seal and cannot open. The
 * private half belongs to whoever answers for the proper channels and lies off this host (docs/operations.md).
 *
 * A box is: one-time X25519 public key (32 bytes), nonce (12), tag (16), AES-256-GCM text; its key is HKDF-SHA-256 over the shared
 * secret, salted with both public keys, as in RFC 9180 (DHKEM, base mode) with the purpose as info.
 */
export class ChannelKey {
  readonly #key: KeyObject
  /** Fingerprint of the public key: tells which private key opens a box. */
  readonly id: string

  constructor(publicKey: KeyObject) {
    if (publicKey.asymmetricKeyType !== 'x25519')
      throw new Error('the key of the proper channels must be an X25519 key')
    this.#key = publicKey
    this.id = fingerprintOf(publicKey)
  }

  seal(plain: Buffer): Buffer {
    const once = generateKeyPairSync('x25519')
    const sender = rawPublic(once.publicKey)
    const secret = diffieHellman({ privateKey: once.privateKey, publicKey: this.#key })
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keyFrom(secret, sender, rawPublic(this.#key)), nonce)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([sender, nonce, cipher.getAuthTag(), body])
  }
}

/** Opens a box. @throws for another key, or a box that was changed */
export function openBox(privateKey: KeyObject, box: Buffer): Buffer {
  const [sender, nonce, tag, body] = [box.subarray(0, 32), box.subarray(32, 44), box.subarray(44, 60), box.subarray(60)]
  const secret = diffieHellman({ privateKey, publicKey: publicFrom(sender) })
  const key = keyFrom(secret, sender, rawPublic(createPublicKey(privateKey)))
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(body), decipher.final()])
}

export function fingerprintOf(publicKey: KeyObject): string {
  return createHash('sha256').update(rawPublic(publicKey)).digest('hex').slice(0, 16)
}

function keyFrom(secret: Buffer, sender: Buffer, receiver: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.concat([sender, receiver]), 'zuoyeben handed over', 32))
}

const rawPublic = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url')
const publicFrom = (raw: Buffer): KeyObject =>
  createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') } })
