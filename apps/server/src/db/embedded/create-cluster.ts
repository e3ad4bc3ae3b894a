import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { databaseEnvironment, type RunAs } from './run-as.ts'

/** The name of the 0600 file with the password of the database's owner, inside the data folder so that the two never part. */
export const passwordFile = 'zuoyeben-password'
export const owner = 'zuoyeben'

/**
 * Makes an empty cluster: UTF-8 everywhere, and an LC_CTYPE that knows Chinese letters (with `C` pg_trgm drops every one of them).
 * Made beside its place and moved there whole, so a power cut leaves no half cluster, and of two starters one wins.
 */
export function createCluster(data: string, binaries: Binaries, account: RunAs, sync: boolean): void {
  const half = `${data}.new-${process.pid}-${randomBytes(3).toString('hex')}`
  mkdirSync(dirname(data), { recursive: true })
  const password = `${half}.password`
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (account) chownSync(password, account.uid, account.gid)
  try {
    initialise(half, binaries, account, sync, password)
    chmodSync(password, 0o600)
    renameSync(password, join(half, passwordFile))
    try {
      renameSync(half, data)
    } catch (fault) {
      if (!existsSync(join(data, 'PG_VERSION'))) throw fault
    }
  } finally {
    rmSync(half, { recursive: true, force: true })
    rmSync(password, { force: true })
  }
}

function initialise(folder: string, binaries: Binaries, account: RunAs, sync: boolean, password: string): void {
  let said = ''
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8']) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { mode: 0o700 })
    if (account) chownSync(folder, account.uid, account.gid)
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${ctype}`]
    const access = ['-U', owner, '-A', 'scram-sha-256', `--pwfile=${password}`]
    const made = spawnSync(
      binaries.initdb,
      ['-D', folder, '-E', 'UTF8', ...locale, ...access, '--no-instructions', ...(sync ? [] : ['--no-sync'])],
      {
        ...account,
        cwd: folder,
        ...databaseEnvironment(),
        encoding: 'utf8',
      },
    )
    if (made.status === 0) return
    said = made.stderr || String(made.error ?? '')
    if (!said.includes('locale')) break
  }
  throw new Error(`PostgreSQL could not make its data folder ${folder}: ${said.trim()}`)
}
