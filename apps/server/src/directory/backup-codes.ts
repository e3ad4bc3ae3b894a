import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import { putBackupCodes } from './second-factors.sql.ts'

/** 32 signs that nobody reads for another, so that a byte picks one without favour. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'
const CODES = 10

/** Ten new codes in the place of those there were; 40 bits each, shown this once: stored are their fingerprints. */
export async function drawBackupCodes(
  app: Pick<App, 'random' | 'now' | 'auth'>,
  trx: Trx,
  person: string,
): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => {
    const signs = [...app.random(8)].map(byte => SIGNS[byte % SIGNS.length]).join('')
    return `${signs.slice(0, 4)}-${signs.slice(4)}`
  })
  const hashes = codes.map(code => app.auth.box.fingerprint(plainCode(code), person))
  await putBackupCodes(trx, person, hashes, new Date(app.now()))
  return codes
}

/** A code as it was typed, without what does not count. */
export const plainCode = (typed: string): string => typed.toLowerCase().replace(/[\s-]/g, '')
