import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../apps/server/src/config.ts'
import { sweepLeftovers } from '../apps/server/src/story/sweep-leftovers.ts'
import { openTempFolder } from '../apps/server/src/story/temp-folder.ts'
import { Dice } from '../apps/server/src/testing/dice.ts'
import { type Campus, openCampus } from './campus.ts'
import { Cluster, freePort } from './cluster.ts'
import { conclude } from './conclude.ts'
import { coverageOf } from './coverage.ts'
import { Crowds } from './crowds.ts'
import { readEdges } from './edges.sql.ts'
import { examine, settle } from './examine.ts'
import { type Command, GuardedProcess } from './guarded-process.ts'
import { clusterVictim, killing, processVictim } from './killer.ts'
import { Offices } from './offices.ts'
import { openOutside } from './outside.ts'
import { countDeeds } from './stored.sql.ts'
import { together } from './together.ts'
import { Witness } from './witness.ts'

/**
 * `npm run faults [-- --kills 500 --seed 1 --people 6]`: servers and a PostgreSQL of its own (which writes to the disk as one in service
 * does), people who act on cases at the same time, and `kill -9` at random moments; then everything that was promised is held against
 * everything that is there (R1). After it, with nobody killed: submissions sent again (R2), two people at one case (R3), two administrators at
 * one setting (R4). The last line says what was counted; any breach ends it with 1. `--short`: thirty kills and a little of the rest.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    seed: { type: 'string', default: '20261123' },
    short: { type: 'boolean', default: false },
    people: { type: 'string', default: '6' },
  },
})
const kills = Number(values.kills ?? (values.short ? 30 : 500))
const sizes = values.short
  ? { submissions: 60, meetings: 20, edits: 10 }
  : { submissions: 10_000, meetings: 1000, edits: 1000 }
const dice = new Dice(Number(values.seed))
const began = Date.now()
const seconds = () => ((Date.now() - began) / 1000).toFixed(0)

const PREFIX = 'zuoyeben-faults-'
const SERVERS = 2
const WORKERS = values.short ? 1 : 2
await sweepLeftovers(PREFIX)
const folder = openTempFolder(PREFIX)
const cluster = await Cluster.open(folder)
const outside = await openOutside()
const processes: GuardedProcess[] = []
let campus: Campus | null = null
let closing: Promise<void> | null = null
const close = () =>
  (closing ??= (async () => {
    await Promise.all(processes.map(each => each.stop()))
    await campus?.house.close().catch(() => {})
    await outside.close()
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  })())
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void close().finally(() => process.exit(130)))

try {
  await run()
} finally {
  await close()
}

async function run(): Promise<void> {
  const witness = new Witness()
  const environment = {
    DATABASE_URL: cluster.url,
    DATABASE_MIGRATION_URL: cluster.ownerUrl,
    ZUOYEBEN_DATA: folder,
    ZUOYEBEN_DEMO: '0',
    ZUOYEBEN_LOG: 'silent',
    ZUOYEBEN_LIMITS: '1000000',
    ZUOYEBEN_POOL: '6',
    ...outside.environment,
    // Started hundreds of times: what was read once need not be translated again. Written by the first of each, which ends politely.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  }
  const servers: string[] = []
  const config = readConfig({ ...environment, ZUOYEBEN_DEMO: '1', PORT: '0' })
  campus = await openCampus(config, cluster.url, { servers, witness, dice, doubled: 8 })
  await outside.reach(campus.house.app, campus.outside.everyone())
  const server = (port: number): Command => ({
    script: 'apps/server/src/main.ts',
    environment: { ...environment, ZUOYEBEN_WORKER: '0', PORT: String(port) },
    ready: /作业本 Zuoyeben · /,
  })
  const worker: Command = { script: 'apps/server/src/work.ts', environment, ready: /作业本 Zuoyeben · / }
  for (const first of [server(await freePort()), worker]) {
    const process = new GuardedProcess(first)
    processes.push(process)
    await process.ready()
    await process.stop()
  }
  const ports = await Promise.all(Array.from({ length: SERVERS }, freePort))
  servers.push(...ports.map(port => `http://127.0.0.1:${port}`))
  const serving = ports.map(port => new GuardedProcess(server(port)))
  const working = Array.from({ length: WORKERS }, () => new GuardedProcess(worker))
  processes.push(...serving, ...working)
  await Promise.all([...serving, ...working].map(each => each.ready()))
  console.log(`· ${SERVERS} servers, ${WORKERS} workers and PostgreSQL run: ${seconds()} s`)

  const crowds = new Crowds(campus, Number(values.seed))
  crowds.start(Number(values.people))
  const offices = new Offices(campus, new Dice(Number(values.seed) + 2))
  offices.start(values.short ? 8000 : 25_000)
  const victims = [
    ...serving.map(each => processVictim('servers', each, { times: 0.8, least: 1500 })),
    ...working.map(each => processVictim('workers', each, { times: 0.8, least: 2500 })),
    clusterVictim(cluster, serving, { times: 1, least: 5000 }),
  ]
  const counts = await killing(victims, kills, dice, done => {
    if (done % 10 === 0) console.log(`· ${done} kills, ${witness.acknowledged().length} acknowledged: ${seconds()} s`)
  })
  await Promise.all([crowds.stop(), offices.stop()])
  console.log(`· everybody went home: ${seconds()} s`)
  const left = await settle(campus.house.app, () => offices.sendBack())
  const found = await examine(campus.house.app, witness, offices.published, config.audit.anchors)
  const coverage = coverageOf(await readEdges(campus.house.app.db))
  const deeds = await countDeeds(campus.house.app.db)
  const sends = await outside.count(campus.house.app)
  console.log(`· examined: ${seconds()} s`)
  const beside = await together(campus, sizes, Number(values.seed) + 1)
  const isWhole = conclude({
    ...{ found, sends, witness, crowds, offices, counts, left, coverage, deeds, beside, sizes, processes },
    isFull: !values.short && kills >= 500,
    seconds: seconds(),
  })
  if (!isWhole) process.exitCode = 1
}
