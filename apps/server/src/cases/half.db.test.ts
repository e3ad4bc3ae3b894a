import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Dice } from '../testing/dice.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { checkLedgers } from './ledger-check.ts'

const START = '2026-11-12T09:00:00+08:00'
const SCRIPT = join(import.meta.dirname, '../testing/busy-server.ts')
const [ROUNDS, AT_ONCE] = [8, 4]

let house: TestHouse
let client: pg.Client
const dice = new Dice(411)
const answered = new Map<string, number>()
const lives: Life[] = []
beforeAll(async () => {
  house = await openTestHouse(START)
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  for (const life of lives) life.child.kill('SIGKILL')
  await client.end()
  await house.close()
})

interface Life {
  readonly child: ChildProcess
  readonly ready: Promise<unknown>
  readonly end: Promise<unknown[]>
  readonly errors: string[]
  /** How many actions it was answered so far. */
  answers(): number
}

/** A server of its own on the same database, busy with cases. */
function bear(seed: number): Life {
  const child = spawn(process.execPath, [SCRIPT, START, String(seed)], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: house.databaseUrl,
      DATABASE_MIGRATION_URL: house.ownerUrl,
      ZUOYEBEN_DATA: house.config.dataFolder,
      ZUOYEBEN_DEMO: '1',
      ZUOYEBEN_LOG: 'silent',
      ZUOYEBEN_POOL: '4',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const errors: string[] = []
  child.stderr?.on('data', data => errors.push(String(data)))
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const end = once(child, 'exit')
  const ready = Promise.race([once(lines, 'line'), end])
  let answers = 0
  lines.on('line', line => {
    if (line === 'ready') return
    const [no = '', version = '0'] = line.split(' ')
    answers += 1
    answered.set(no, Math.max(answered.get(no) ?? 0, Number(version)))
  })
  const life = { child, ready, end, errors, answers: () => answers }
  lives.push(life)
  return life
}

/** Everything that must hold between the tables, and between what was answered and what is there. */
async function nothingIsHalf(): Promise<{ cases: number; events: number }> {
  const { cases, events, breaches } = await checkLedgers(house.house.app)
  expect(breaches).toEqual([])
  const { rows } = await client.query<{ case_no: string; version: number }>('select case_no, version from cases')
  const versions = new Map(rows.map(row => [row.case_no, row.version]))
  for (const [no, version] of answered) expect(versions.get(no) ?? 0, no).toBeGreaterThanOrEqual(version)
  const told = await client.query(`select e.case_id, e.n from case_events e where not exists (select 1 from jobs.job j
    where j.name = 'notify' and j.data->>'caseId' = e.case_id::text and (j.data->>'n')::int = e.n)`)
  expect(told.rows).toEqual([])
  const audited = await client.query(`select c.id from cases c where
    (select count(*) from audit_log a where a.case_id = c.id and a.act not in ('read', 'clock')) <> c.version`)
  expect(audited.rows).toEqual([])
  return { cases, events }
}

test(`${ROUNDS * AT_ONCE} servers killed in the middle of their work leave all of an action or nothing of it`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = Array.from({ length: AT_ONCE }, (_, i) => bear(round * AT_ONCE + i + 1))
    await Promise.all(now.map(life => life.ready))
    await Promise.all(
      now.map(async life => {
        const enough = 2 + dice.below(12)
        while (life.answers() < enough && life.child.exitCode === null) await pause(dice.below(20))
        expect(life.child.exitCode, life.errors.join('')).toBeNull()
        life.child.kill('SIGKILL')
        await life.end
      }),
    )
  }
  const { cases, events } = await nothingIsHalf()
  console.log(`${lives.length} servers killed; ${cases} cases, ${events} events, ${answered.size} cases with an answer`)
  expect(lives).toHaveLength(ROUNDS * AT_ONCE)
  expect(events).toBeGreaterThan(200)
}, 600_000)

test('connections cut in the middle of transactions leave nothing half, and the servers go on', async () => {
  const now = [bear(1001), bear(1002)]
  await Promise.all(now.map(life => life.ready))
  let cut = 0
  for (let i = 0; i < 600 && cut < 60; i += 1) {
    const { rowCount } = await client.query(`select pg_terminate_backend(pid) from (select pid from pg_stat_activity
      where datname = current_database() and application_name = 'zuoyeben' and state <> 'idle' and xact_start is not null
      and pid <> pg_backend_pid() order by random() limit 1) x`)
    cut += rowCount ?? 0
    await pause(10)
  }
  const before = [...answered.values()].reduce((a, b) => a + b, 0)
  const until = Date.now() + 30_000
  const goesOn = () => [...answered.values()].reduce((a, b) => a + b, 0) > before + 10
  while (!goesOn() && Date.now() < until) await pause(50)
  for (const life of now) expect(life.child.exitCode, life.errors.join('')).toBeNull()
  expect(goesOn()).toBe(true)
  for (const life of now) {
    life.child.kill('SIGKILL')
    await life.end
  }
  console.log(`${cut} connections cut`)
  expect(cut).toBeGreaterThanOrEqual(30)
  await nothingIsHalf()
}, 600_000)
