import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataPlace } from '../db/embedded/places.ts'
import { isPostgresOf, readPostmaster } from '../db/embedded/postmaster-pid.ts'
import { runAs } from '../db/embedded/run-as.ts'
import { stopPostmaster } from '../db/embedded/stop-postmaster.ts'
import { livingUsers } from '../db/embedded/users.ts'

/** Stops and removes the temporary clusters of programs that were killed: folders with this prefix that no living process uses. */
export async function sweepLeftovers(prefix: string): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(entry => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    if (livingUsers(join(folder, 'postgres-users')) > 0) continue
    const data = dataPlace(folder, runAs())
    const left = readPostmaster(data)
    if (left && isPostgresOf(data, left.pid) === 'yes') await stopPostmaster(left.pid)
    rmSync(folder, { recursive: true, force: true })
  }
}
