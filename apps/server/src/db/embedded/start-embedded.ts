import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import { createCluster, owner, passwordFile } from './create-cluster.ts'
import { launch } from './launch.ts'
import { dataPlace } from './places.ts'
import { isPostgresOf, type Postmaster, readPostmaster } from './postmaster-pid.ts'
import { answers, ensureDatabase, ensureServerRole } from './reach.ts'
import { runAs } from './run-as.ts'
import { stopPostmaster } from './stop-postmaster.ts'
import { enter, leave } from './users.ts'

export type EmbeddedOptions = {
  /** Where the data, the log and the list of users lie. Made when missing. */
  readonly folder: string
  /** A port of your own; otherwise a free one at each start. Always 127.0.0.1 alone. */
  readonly port?: number
  /** `false` for tests only: quick, and lost in a power cut. */
  readonly fsync?: boolean
}

export type Embedded = {
  /** For the server: it may read and write rows. */
  readonly url: string
  /** For migrations and the tools of the owner: it may do anything. */
  readonly ownerUrl: string
  readonly data: string
  /** `adopted`: it was running already, left behind by a killed process or shared with a living one. */
  readonly how: 'started' | 'adopted'
  /** Stops PostgreSQL, unless another living process still uses it. Safe to call twice. */
  stop(): Promise<void>
}

const database = 'zuoyeben'
const patience = 60_000

/**
 * PostgreSQL 18 as a child of nobody: starts the cluster of `folder`, makes it first where there is none, or adopts the one that
 * runs there. Refuses with a sentence on a machine for which there is no PostgreSQL, and when it does not come up within a minute.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  mkdirSync(options.folder, { recursive: true })
  const folder = realpathSync(options.folder)
  const account = runAs()
  const binaries = findBinaries(account)
  const data = dataPlace(folder, account)
  const fsync = options.fsync ?? true
  const users = join(folder, 'postgres-users')
  const token = randomBytes(4).toString('hex')

  if (!existsSync(join(data, 'PG_VERSION'))) createCluster(data, binaries, account, fsync)
  const password = readFileSync(join(data, passwordFile), 'utf8')
  const urlOf = (port: number, name: string) => `postgres://${owner}:${password}@127.0.0.1:${port}/${name}`

  enter(users, process.pid, token)
  try {
    const until = Date.now() + patience
    let how: Embedded['how'] = 'adopted'
    let running = await findRunning(data, port => urlOf(port, 'postgres'))
    for (let failures = 0; !running; ) {
      const launched = await launch({ data, folder, binaries, account, fsync, port: options.port, until })
      how = 'started'
      if (!launched.ok) {
        failures += 1
        if (failures >= 20 || Date.now() > until || !launched.worthRetrying)
          throw new Error(`PostgreSQL did not start: ${launched.said}`)
        await pause(250)
      }
      running = await findRunning(data, port => urlOf(port, 'postgres'))
    }
    await ensureDatabase(urlOf(running.port, 'postgres'), database)
    const ownerUrl = urlOf(running.port, database)
    const url = await ensureServerRole(ownerUrl, password)
    return { url, ownerUrl, data, how, stop: () => stop(data, users, token) }
  } catch (fault) {
    leave(users, process.pid, token)
    throw fault
  }
}

/** The PostgreSQL that runs on `data` and takes our password. A file left by one that is gone is removed, after its port was tried. */
async function findRunning(data: string, urlOf: (port: number) => string): Promise<Postmaster | null> {
  for (const until = Date.now() + patience; Date.now() < until; await pause(50)) {
    const found = readPostmaster(data)
    if (!found) return null
    const answer = found.port ? await answers(urlOf(found.port), data) : 'silent'
    if (answer === 'ours') return found
    if (answer === 'not yet' || isPostgresOf(data, found.pid) === 'yes') continue
    rmSync(join(data, 'postmaster.pid'), { force: true })
    return null
  }
  throw new Error(
    `The PostgreSQL of ${data} has neither become ready nor stopped within a minute. Its log is beside its data.`,
  )
}

async function stop(data: string, users: string, token: string): Promise<void> {
  if (leave(users, process.pid, token) === 'others remain') return
  const found = readPostmaster(data)
  if (found && isPostgresOf(data, found.pid) !== 'no') await stopPostmaster(found.pid)
}
