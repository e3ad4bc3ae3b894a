import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The account the database runs under. `null`: whoever we are. PostgreSQL refuses to run as root, so root lends it `nobody`. */
export type RunAs = { readonly uid: number; readonly gid: number } | null

export function runAs(): RunAs {
  if (process.getuid?.() !== 0) return null
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .find(fields => fields[0] === 'nobody')
  const uid = Number(nobody?.[2] ?? 65534)
  const gid = Number(nobody?.[3] ?? 65534)
  return { uid: uid >>> 0, gid: gid >>> 0 }
}

/** PostgreSQL sees nothing of our environment: a stray PGDATA or LC_ALL would change what it does. Windows needs its own to run at all. */
export function databaseEnvironment(): { env?: Record<string, string> } {
  return process.platform === 'win32' ? {} : { env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C', TZ: 'UTC' } }
}

/** Whether every folder on the way down to `path` (itself included) may be entered by an account that owns nothing there. */
export function isOpenToOthers(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (stat && (stat.mode & 0o001) === 0) return false
    if (dirname(folder) === folder) return true
  }
}
