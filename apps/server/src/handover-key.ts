import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The public key that cases handed over are sealed with: from the variable (X25519, SPKI, base64), or of a pair made at the first start in
 * the folder `handover`. Its `private.pem` is to be carried off this host (docs/operations.md); nothing here ever reads it.
 */
export function handoverKey(variable: string | undefined, dataFolder: string): KeyObject {
  if (variable !== undefined) {
    try {
      return createPublicKey({ key: Buffer.from(variable, 'base64'), format: 'der', type: 'spki' })
    } catch {
      throw new Error('ZUOYEBEN_HANDOVER_KEY: must be a public X25519 key (SPKI) in base64')
    }
  }
  const folder = join(dataFolder, 'handover')
  if (!existsSync(join(folder, 'public.pem'))) makePair(folder)
  return createPublicKey(readFileSync(join(folder, 'public.pem')))
}

/** Both halves or none, and of two processes that start at once the pair of the first one stands. */
function makePair(folder: string): void {
  const fresh = `${folder}.${randomBytes(4).toString('hex')}`
  const pair = generateKeyPairSync('x25519')
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(join(fresh, 'private.pem'), pair.privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
  writeFileSync(join(fresh, 'public.pem'), pair.publicKey.export({ format: 'pem', type: 'spki' }), { mode: 0o600 })
  try {
    renameSync(fresh, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true })
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
