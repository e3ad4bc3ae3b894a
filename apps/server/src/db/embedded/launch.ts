import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { readPostmaster } from './postmaster-pid.ts'
import { databaseEnvironment, type RunAs } from './run-as.ts'

export type Launch = {
  readonly data: string
  readonly folder: string
  readonly binaries: Binaries
  readonly account: RunAs
  readonly fsync: boolean
  readonly port: number | undefined
  /** Clock time in milliseconds after which it is given up. */
  readonly until: number
}

export type Launched =
  | { readonly ok: true }
  | { readonly ok: false; readonly said: string; readonly worthRetrying: boolean }

/** Starts PostgreSQL in a session of its own, so that neither Ctrl-C nor the end of this process reaches it, and waits until it says `ready`. */
export async function launch(how: Launch): Promise<Launched> {
  const port = how.port ?? (await freePort())
  const log = openLog(join(how.folder, 'postgres.log'))
  const from = fstatSync(log).size
  let ended: string | null = null
  const child = spawn(how.binaries.postgres, ['-D', how.data, ...settings(port, how.fsync)], {
    ...how.account,
    ...databaseEnvironment(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  })
  child.on('error', fault => (ended = String(fault)))
  child.on('exit', (code, signal) => (ended = `it ended at once (${signal ?? code})`))
  child.unref()
  closeSync(log)
  while (ended === null && Date.now() < how.until) {
    const found = readPostmaster(how.data)
    if (found && found.pid === child.pid && found.state === 'ready') return released(child)
    await pause(10)
  }
  const said = readFileSync(join(how.folder, 'postgres.log')).subarray(from).toString('utf8').trim()
  return { ok: false, said: said || ended || 'no answer within a minute', worthRetrying: transient.test(said) }
}

/** Another process took the port, the folder, or has children that are still dying after a kill -9. */
const transient =
  /could not bind|lock file "postmaster.pid" already exists|shared memory block .* is still in use|could not create any TCP/

function released(child: ChildProcess): Launched {
  child.removeAllListeners()
  return { ok: true }
}

function settings(port: number, fsync: boolean): string[] {
  const given = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...(fsync
      ? {}
      : {
          fsync: 'off',
          full_page_writes: 'off',
          autovacuum: 'off',
          max_wal_size: '2GB',
          wal_level: 'minimal',
          max_wal_senders: 0,
        }),
  }
  return Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > 10_000_000) renameSync(path, `${path}.old`)
  return openSync(path, 'a', 0o600)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
