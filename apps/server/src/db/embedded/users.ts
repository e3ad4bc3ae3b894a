import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { birthOf, isAlive } from './processes.ts'

/**
 * The processes that use one cluster: a file each, named by its process number. The last to leave stops the database, so a
 * second command beside a running server neither starts a second PostgreSQL nor takes the first one away.
 */
export function enter(users: string, pid: number, token: string): void {
  mkdirSync(users, { recursive: true })
  writeFileSync(join(users, `${pid}.${token}`), birthOf(pid))
}

/** Takes one user off the list and says whether anyone is left. Those that were killed do not count. */
export function leave(users: string, pid: number, token: string): 'last' | 'others remain' {
  rmSync(join(users, `${pid}.${token}`), { force: true })
  return livingUsers(users) === 0 ? 'last' : 'others remain'
}

export function livingUsers(users: string): number {
  let living = 0
  for (const name of listed(users)) {
    const pid = Number(name.split('.')[0])
    if (isAlive(pid) && birthWritten(join(users, name)) === birthOf(pid)) living += 1
    else rmSync(join(users, name), { force: true })
  }
  return living
}

function birthWritten(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'gone'
  }
}

function listed(users: string): string[] {
  try {
    return readdirSync(users)
  } catch {
    return []
  }
}
