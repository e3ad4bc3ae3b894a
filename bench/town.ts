import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { App } from '../apps/server/src/app-context.ts'
import { liveCases } from '../apps/server/src/story/lived-cases.ts'
import type { Person } from '../apps/server/src/story/people.sql.ts'
import { openStage } from '../apps/server/src/story/stage.ts'
import { type Throwaway, withThrowaway } from '../apps/server/src/story/throwaway.ts'
import { multiply } from './multiply.ts'

/** Real cases, made by real submissions and actions; the rest are their copies. */
const REAL = 500

export interface Town {
  readonly cases: number
  readonly databaseUrl: string
  readonly pool: pg.Pool
  /** Address of the server, which runs in a process of its own as `npm start` would start it. */
  readonly base: string
  /** What every process of it is started with. */
  readonly environment: NodeJS.ProcessEnv
  /** Somebody of each role, with the cookie of an open session. */
  readonly people: readonly { person: Person; cookie: string }[]
}

/**
 * Runs benches in a town: an embedded PostgreSQL that writes to the disk (fsync on, its own defaults), the demo campus and as many cases
 * as asked for.
 */
export async function inTown(cases: number, bench: (town: Town) => Promise<void>): Promise<void> {
  await withThrowaway({ fsync: true }, async throwaway => {
    const people = await settle(throwaway, Math.min(REAL, cases))
    const pool = new pg.Pool({
      // As the owner: rows are multiplied, and statistics taken.
      connectionString: throwaway.config.migrationUrl ?? throwaway.url,
      max: 32,
      options: '-c max_parallel_workers_per_gather=0',
    })
    // A pool that has been ended still has its connections for a moment, and the cluster goes at once.
    pool.on('error', () => {})
    try {
      await multiply(pool, Math.round(cases / Math.min(REAL, cases)))
      const { base, child } = await startServer(throwaway)
      try {
        await bench({ cases, databaseUrl: throwaway.url, pool, base, people, environment: environmentOf(throwaway) })
      } finally {
        child.kill('SIGTERM')
        await new Promise(ended => child.once('exit', ended))
      }
    } finally {
      await pool.end()
    }
  })
}

/** The campus, its real cases, and a session for everybody who is asked to read or act. */
async function settle(throwaway: Throwaway, real: number): Promise<Town['people']> {
  const stage = await openStage(throwaway.config, throwaway.url, new Date().toISOString())
  try {
    await liveCases(stage, real)
    const signed = []
    for (const person of stage.everyone())
      if (person.appointments.some(({ role }) => WANTED.includes(role)))
        signed.push({ person, cookie: await cookieOf(stage.house.app.auth, person.person) })
    return signed
  } finally {
    await stage.house.close()
  }
}

async function cookieOf(auth: App['auth'], person: string): Promise<string> {
  return (await auth.openSession(person, '127.0.0.1', { factor: 'totp' })).split(';')[0] ?? ''
}

const WANTED: readonly string[] = [
  'officer',
  'reviewer',
  'member',
  'branchSecretary',
  'dispatcher',
  'confidant',
  'assessor',
  'schoolLead',
]

const environmentOf = ({ url, config }: Throwaway): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: url,
  DATABASE_MIGRATION_URL: config.migrationUrl,
  ZUOYEBEN_DATA: config.dataFolder,
  ZUOYEBEN_DEMO: '0',
  PORT: '0',
  // All callers stand behind one address here: requests are counted as always, and none is turned away.
  ZUOYEBEN_LIMITS: '10000',
})

function startServer(throwaway: Throwaway): Promise<{ base: string; child: ChildProcess }> {
  const main = fileURLToPath(new URL('../apps/server/src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], { env: environmentOf(throwaway), stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', line => {
      const base = /http:\/\/\S+/.exec(line)?.[0]
      if (base) resolve({ base: base.replace(/\/$/, ''), child })
    })
  })
}
