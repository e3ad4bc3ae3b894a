import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOpenToOthers, type RunAs } from './run-as.ts'

/**
 * Where the data of the cluster lies: inside `folder`; but where the database runs under another account that may not enter `folder`
 * (a clone below /root), in a folder of the system named after it. Data that is already at one of the two places stays there.
 */
export function dataPlace(folder: string, account: RunAs): string {
  const inside = join(folder, 'postgres')
  if (!account) return inside
  if (isOpenToOthers(folder)) return inside
  if (existsSync(join(inside, 'PG_VERSION'))) {
    throw new Error(
      `The database in ${inside} was made when this folder was open to other accounts; now it is not, and PostgreSQL does not run as root. ` +
        `Open every folder on the way (chmod o+x), or move ${inside} away to start with an empty database.`,
    )
  }
  const key = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)
  const place = join(systemFolder(), key)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  writeFileSync(join(place, 'belongs-to'), `${realpathSync(folder)}\n`, { mode: 0o600 })
  return join(place, 'postgres')
}

/** A folder outside the clone that every account may enter. */
export function systemFolder(): string {
  for (const base of ['/var/lib', '/var/tmp', '/tmp']) {
    if (!isWritable(base) || !isOpenToOthers(base)) continue
    const folder = join(base, 'zuoyeben')
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    return folder
  }
  throw new Error(
    'No folder of the system (/var/lib, /var/tmp, /tmp) can be written: set DATABASE_URL to a PostgreSQL of your own.',
  )
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
